import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overHttp, overStdio, type Served, served } from './clients.js'

let client: Client
let server: Served
beforeAll(async () => {
  client = await overStdio('legacy')
  server = await served()
})
afterAll(async () => {
  await client.close()
  await server.stop()
})

const HEAVY = { name: 'calibrate', arguments: { area: 'TUR' } }

describe('while a question is answered', () => {
  it('tells of progress to whoever asks for it, and in log messages', async () => {
    const logged: unknown[] = []
    client.setNotificationHandler('notifications/message', ({ params }) => void logged.push(params.data))
    const progress: { progress: number; message?: string | undefined }[] = []
    await client.callTool(HEAVY, { onprogress: (step) => void progress.push(step) })
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.map((step) => step.progress)).toEqual(progress.map((_, i) => i + 1))
    expect(logged).toEqual(progress.map((step) => step.message))
  })

  it('stops when it is told to, and answers the next question', async () => {
    const given = new AbortController()
    const asked = client.callTool(HEAVY, { signal: given.signal })
    given.abort(new Error('no longer wanted'))
    await expect(asked).rejects.toThrow('no longer wanted')
    const { structuredContent } = await client.callTool({
      name: 'drivers',
      arguments: { area: 'POL', from: '2021', to: '2026' },
    })
    expect(structuredContent).toMatchObject({ area: 'POL' })
  })

  it('answers many at once over HTTP, each its own', async () => {
    const clients = await Promise.all(
      Array.from({ length: 8 }, (_, i) => overHttp(server, i % 2 ? 'modern' : 'legacy')),
    )
    const areas = ['POL', 'DEU', 'FRA', 'ESP', 'NOR', 'CAN', 'USA', 'TUR']
    const answers = await Promise.all(
      clients.flatMap((one) => areas.map((area) => one.callTool({ name: 'standing', arguments: { area } }))),
    )
    for (const [i, { structuredContent }] of answers.entries())
      expect((structuredContent as { members: { area: string }[] }).members[0]?.area).toBe(areas[i % areas.length])
    await Promise.all(clients.map((one) => one.close()))
  })
})

describe('the end', () => {
  it('comes with the end of standard input, without an error', async () => {
    const one = await overStdio('legacy')
    const transport = one.transport as unknown as { pid: number }
    const { pid } = transport
    await one.close()
    for (let i = 0; i < 50 && alive(pid); i += 1) await wait(100)
    expect(alive(pid)).toBe(false)
  })

  it('comes with a signal: what runs is let go and the exit code is 0', async () => {
    const other = await served()
    const one = await overHttp(other, 'legacy')
    const running = one.callTool({ name: 'calibrate', arguments: {} }).then(
      () => 'answered',
      () => 'let go',
    )
    expect(await other.stop()).toBe(0)
    await one.close()
    expect(['answered', 'let go']).toContain(await running)
  })
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
