import { afterEach, describe, expect, it } from 'vitest'
import { USUAL_LIMITS } from '../../src/http/limits.js'
import { AnswerPool } from '../../src/http/pool.js'
import type { HttpQuestion } from '../../src/http/question.js'

/** A thread that does as its question says; no program of ours, so that it begins at once. */
const THREAD = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ name, input }) => {
      if (input.do === 'loop') for (;;);
      if (input.do === 'exit') process.exit(1)
      if (input.do === 'fill') { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())) }
      if (input.do === 'wait') { const until = performance.now() + input.ms; while (performance.now() < until); }
      const bytes = new TextEncoder().encode(name + ' ' + (input.say ?? ''))
      parentPort.postMessage({ written: { bytes, type: 'text/plain', extension: 'txt' } })
    })
    parentPort.postMessage({ ready: true })
  `)}`,
)
const NEVER = new AbortController().signal
const asks = (name: string, input: Record<string, unknown> = {}): HttpQuestion => ({
  name,
  input,
  files: {},
  format: 'json',
  chart: undefined,
})
const orders = { pledgebook: 'http', files: new Map() } as const

let pool: AnswerPool | undefined
const opened = (limits: Partial<typeof USUAL_LIMITS>) => {
  pool = new AnswerPool(THREAD, orders, { ...USUAL_LIMITS, ...limits })
  return pool
}
const said = async (answer: Promise<{ bytes: Uint8Array }>) => new TextDecoder().decode((await answer).bytes)
const code = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: { problem?: { code: string; status: number } }) => `${error.problem?.status} ${error.problem?.code}`,
  )

afterEach(async () => {
  await pool?.end()
})

describe('threads that answer', () => {
  it('give up a question that takes too long, and answer the next', async () => {
    const two = opened({ threads: 2, answer: 1_500 })
    const heavy = code(two.answer(asks('cost', { do: 'loop' }), NEVER))
    const light = await said(two.answer(asks('standing', { say: 'meanwhile' }), NEVER))
    expect(light).toBe('standing meanwhile')
    expect(await heavy).toBe('503 work.time')
    expect(await said(two.answer(asks('cost', { say: 'again' }), NEVER))).toBe('cost again')
  })

  it('keep one for questions that take no time', async () => {
    const two = opened({ threads: 2, answer: 10_000 })
    await two.ready()
    const order: string[] = []
    const heavy = [1, 2].map((n) =>
      two.answer(asks('cost', { do: 'wait', ms: 400 }), NEVER).then(() => order.push(`cost ${n}`)),
    )
    await two.answer(asks('standing'), NEVER).then(() => order.push('standing'))
    await Promise.all(heavy)
    expect(order).toEqual(['standing', 'cost 1', 'cost 2'])
  })

  it('outlive a thread that ends or fills its memory', async () => {
    const two = opened({ threads: 2, memory: 32, answer: 60_000 })
    expect(await code(two.answer(asks('cost', { do: 'exit' }), NEVER))).toBe('503 work.ended')
    expect(await code(two.answer(asks('cost', { do: 'fill' }), NEVER))).toBe('413 work.memory')
    expect(await said(two.answer(asks('cost', { say: 'still' }), NEVER))).toBe('cost still')
  })

  it('refuse what would wait too long, and forget who has left', async () => {
    const one = opened({ threads: 1, waiting: 2, answer: 20_000 })
    await one.ready()
    const running = one.answer(asks('standing', { do: 'wait', ms: 500 }), NEVER)
    const leaving = new AbortController()
    const left = code(one.answer(asks('cost', { do: 'loop' }), leaving.signal))
    const waits = said(one.answer(asks('cost', { say: 'waits' }), NEVER))
    expect(await code(one.answer(asks('cost'), NEVER))).toBe('503 work.queue')
    leaving.abort()
    expect(await left).not.toBe('answered')
    expect(one.waiting).toBe(1)
    await running
    expect(await waits).toBe('cost waits')
  })

  it('answer nothing once they are ended', async () => {
    const one = opened({ threads: 1 })
    const going = code(one.answer(asks('cost', { do: 'loop' }), NEVER))
    await one.end()
    expect(await code(one.answer(asks('cost'), NEVER))).toBe('503 stopping')
    expect(await going).toBe('503 stopping')
  })
})
