import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { placesOf } from '../../src/http/places.js'
import { ask as askHere, offeredBy } from '../../src/operations/ask.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { openedBook } from '../opened-book.js'
import { openDoor, problemIn } from './desk.js'

const STORY = 'THE HAGUE, June 25, 2025 – Poland spent 4.12 % of GDP on defence in 2024.'
const LEDGER = readFileSync(fileURLToPath(new URL('ledger.csv', import.meta.url)))

let door: Awaited<ReturnType<typeof openDoor>>
const ask: Awaited<ReturnType<typeof openDoor>>['ask'] = (path, init) => door.ask(path, init)
const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

beforeAll(async () => {
  door = await openDoor()
}, 120_000)

describe('a question over HTTP', () => {
  it('has the bytes of the same question asked here, by query and by body', async () => {
    const book = await openedBook()
    const question = { area: 'CAN', by: 2032, draws: 500, gdp: 'static' }
    const { answer } = await askHere({ book, log: () => undefined }, 'http', 'cost', question)
    const got = await ask('/v1/cost?area=CAN&by=2032&draws=500&gdp=static')
    expect(got.status).toBe(200)
    expect(await got.text()).toBe(canonicalJson(answer.value))
    expect(await (await ask('/v1/cost', json(question))).text()).toBe(canonicalJson(answer.value))
    const form = new URLSearchParams({ area: 'CAN', by: '2032', draws: '500', gdp: 'static' })
    expect(await (await ask('/v1/cost', { method: 'POST', body: form })).text()).toBe(canonicalJson(answer.value))
  })

  it('names every wrong field', async () => {
    const problem = await problemIn(await ask('/v1/cost?gaol=1&area=CAN&area=POL&by=soon&mayFall=1'))
    expect(problem).toMatchObject({ status: 400, code: 'arguments' })
    for (const said of ['unknown field "gaol"', '"area" is given twice', 'by: "soon" is no integer', '"mayFall"'])
      expect(problem.detail).toContain(said)
    expect(problem.hint).toContain('startShare')
    const both = await problemIn(await ask('/v1/series?area=POL', json({ area: 'POL', measure: 'nato.core.share' })))
    expect(both.detail).toContain('in the query and in the body')
  })

  it('is written as Accept or format says, and refused with a list where it cannot be', async () => {
    const type = async (path: string, accept?: string) => {
      const got = await ask(path, accept === undefined ? {} : { headers: { accept } })
      return [got.status, got.headers.get('content-type')]
    }
    expect(await type('/v1/standing')).toEqual([200, 'application/json'])
    expect(await type('/v1/standing', 'q=;, nonsense')).toEqual([200, 'application/json'])
    expect(await type('/v1/standing', 'text/csv')).toEqual([200, 'text/csv; charset=utf-8'])
    expect(await type('/v1/standing', 'image/*;q=0.5, text/csv;q=0.4')).toEqual([200, 'image/svg+xml'])
    expect(await type('/v1/standing?format=zip', 'text/csv')).toEqual([200, 'application/zip'])
    expect(await type('/v1/standing', 'text/html,application/xhtml+xml,*/*;q=0.8')).toEqual([200, 'application/json'])
    expect(await type('/v1/report?area=DEU', 'text/html,*/*;q=0.8')).toEqual([200, 'text/html; charset=utf-8'])
    expect(await type('/v1/standing', 'application/json;q=0, */*')).not.toEqual([200, 'application/json'])
    const none = await problemIn(await ask('/v1/standing', { headers: { accept: 'application/pdf' } }))
    expect(none).toMatchObject({ status: 406, code: 'accept' })
    expect(none.hint).toContain('text/csv (format=csv)')
    expect(await problemIn(await ask('/v1/standing?format=docx'))).toMatchObject({
      status: 400,
      code: 'format.unknown',
    })
    const file = await ask('/v1/standing?format=csv')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="pledgebook-standing.csv"')
  })

  it('is not sent again to who has the answer, and says which forms differ', async () => {
    const first = await ask('/v1/standing?area=POL', { headers: { 'accept-encoding': 'gzip' } })
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}-gzip"$/)
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(first.headers.get('vary')).toBe('accept, accept-encoding')
    const again = await ask('/v1/standing?area=POL', { headers: { 'if-none-match': `"x", ${etag}` } })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    const plain = await ask('/v1/standing?area=POL')
    expect(plain.headers.get('etag')).not.toBe(etag)
    expect((await ask('/v1/standing?area=POL&format=csv')).headers.get('etag')).not.toBe(plain.headers.get('etag'))
    const head = await ask('/v1/standing?area=POL', { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, plain.headers.get('etag'), ''])
    expect(Number(head.headers.get('content-length'))).toBe((await plain.arrayBuffer()).byteLength)
  })

  it('is refused at unknown addresses and in other ways than offered', async () => {
    expect(await problemIn(await ask('/v1/standin'))).toMatchObject({ status: 404, code: 'operation.unknown' })
    for (const hidden of ['import', 'record', 'archive', '__proto__', 'constructor'])
      expect((await ask(`/v1/${hidden}`, json({}))).status, hidden).toBe(404)
    expect((await ask('/elsewhere')).status).toBe(404)
    const wrong = await ask('/v1/check')
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
    expect((await ask('/docs', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect((await ask('/v1/cost', { method: 'OPTIONS' })).headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  })
})

describe('what a request brings', () => {
  it('is a story: text, a part of a form, JSON; and never a place', async () => {
    const type = { 'content-type': 'text/plain' }
    const told = await (
      await ask('/v1/check?published=2025-06-25', { method: 'POST', headers: type, body: STORY })
    ).text()
    expect(told).toContain('"verdict"')
    expect(await (await ask('/v1/check', json({ text: STORY, published: '2025-06-25' }))).text()).toBe(told)
    const form = new FormData()
    form.set('text', STORY)
    form.set('published', '2025-06-25')
    expect(await (await ask('/v1/check', { method: 'POST', body: form })).text()).toBe(told)
    const html = await ask('/v1/check?format=html', { method: 'POST', headers: type, body: STORY })
    expect(html.headers.get('content-security-policy')).toContain('sandbox')
    expect(html.headers.get('cache-control')).toBe('no-store')
    for (const input of [{ file: '/etc/passwd' }, { file: 'http://127.0.0.1/x' }, { text: STORY, network: true }])
      expect((await problemIn(await ask('/v1/check', json(input)))).status).toBe(400)
  })

  it('is a ledger with its mapping, as parts, as a body and as texts of JSON', async () => {
    const form = new FormData()
    form.set('file', new Blob([LEDGER]), '../../budget-2024.csv')
    const byForm = await ask('/v1/ledger', { method: 'POST', body: form })
    expect(byForm.status).toBe(200)
    const answer = (await byForm.json()) as { files: string[]; rows: number }
    expect(answer.files).toEqual(['budget-2024.csv'])
    const type = { 'content-type': 'text/csv' }
    const bare = await ask('/v1/ledger?year=2024', { method: 'POST', headers: type, body: LEDGER })
    expect(((await bare.json()) as { rows: number }).rows).toBe(answer.rows)
    const given = { file: 'b-2024.csv', files: { 'b-2024.csv': LEDGER.toString() } }
    expect(((await (await ask('/v1/ledger', json(given))).json()) as { rows: number }).rows).toBe(answer.rows)
  })

  it('may not write, connect, or name what it did not bring', async () => {
    for (const [name, input] of [
      ['ledger', { file: '/etc/passwd' }],
      ['classify', { ledger: '/etc/passwd', rules: 'norway' }],
      ['rules', { action: 'check', rules: '/etc/passwd' }],
      ['verify', { file: '/etc/passwd' }],
      ['cost', { area: 'CAN', gdp: '/etc/passwd' }],
      ['readings', { rules: '../../etc/passwd.yaml' }],
    ] as const) {
      const problem = await problemIn(await ask(`/v1/${name}`, json(input)))
      expect([400, 422], name).toContain(problem.status)
      expect(JSON.stringify(problem)).not.toContain('root:')
    }
    for (const [name, field] of [
      ['ledger', 'write'],
      ['classify', 'audit'],
      ['classify', 'rejected'],
      ['classify', 'engine'],
      ['classify', 'server'],
      ['export', 'out'],
    ] as const)
      expect((await problemIn(await ask(`/v1/${name}`, json({ [field]: 'x' })))).detail).toContain(`"${field}"`)
  })

  it('has every field that is a file or a place in the list of places', async () => {
    const missing: string[] = []
    const onlyAbout = ['ledger.year', 'rules.action']
    for (const operation of await offeredBy('http')) {
      const { lent, leftOut } = placesOf(operation.name)
      const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
        properties?: Record<string, { description?: string }>
      }
      for (const [name, { description = '' }] of Object.entries(properties))
        if (/\bfile\b|standard input|\bfolder\b|\bnew file\b|https?:|address of/i.test(description))
          if (!(name in lent) && !leftOut.includes(name)) missing.push(`${operation.name}.${name}`)
    }
    expect(missing).toEqual(onlyAbout)
  })

  it('is bounded, decoded and of a known type', async () => {
    const small = await openDoor({ limits: { body: 2_000, json: 200, fields: 4 } })
    const plain = (type: string, body: string | Uint8Array) =>
      small.ask('/v1/check', { method: 'POST', headers: { 'content-type': type }, body: body as BodyInit })
    expect(await problemIn(await plain('text/plain', 'x'.repeat(2_001)))).toMatchObject({ status: 413 })
    expect(await problemIn(await plain('application/json', `{"text":"${'x'.repeat(200)}"}`))).toMatchObject({
      status: 413,
    })
    expect(await problemIn(await plain('application/pdf', 'x'))).toMatchObject({ status: 415, code: 'body.type' })
    expect(await problemIn(await plain('application/json', '[1]'))).toMatchObject({
      status: 400,
      code: 'body.unreadable',
    })
    expect(await problemIn(await plain('application/json', new Uint8Array([0x7b, 0xff])))).toMatchObject({
      status: 400,
    })
    const parts = `--b\r\n${'content-disposition: form-data; name="x"\r\n\r\n1\r\n--b\r\n'.repeat(9)}`
    expect((await problemIn(await plain('multipart/form-data; boundary=b', parts))).detail).toContain(
      'more than 4 parts',
    )
    expect(await problemIn(await small.ask('/v1/cost?a=1&b=1&c=1&d=1&e=1'))).toMatchObject({ status: 400 })
    const room = await openDoor({ limits: { bodies: 50 } })
    const full = await room.ask('/v1/check', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: STORY })
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '5'])
  })
})

describe('other answers', () => {
  it('explains a number by query as by body', async () => {
    const query = 'goal=hague-2025.core&area=DNK&at=/members/0/gap/money/value'
    const got = await ask(`/v1/explain/standing?${query}`)
    expect(got.status).toBe(200)
    const input = { goal: 'hague-2025.core', area: 'DNK' }
    const body = json({ operation: 'standing', arguments: input, at: '/members/0/gap/money/value' })
    expect(await (await ask('/v1/explain', body)).text()).toBe(await got.text())
    expect((await problemIn(await ask('/v1/explain/standing?area=DNK'))).detail).toContain('"at"')
    expect((await ask('/v1/explain/import?at=/x')).status).toBe(404)
    const hidden = json({ operation: 'import', arguments: {}, at: '/x' })
    expect((await problemIn(await ask('/v1/explain', hidden))).code).toBe('explain.operation')
  })

  it('exports files of observations, and the answer about them as JSON', async () => {
    const path = '/v1/export?measure=nato.core.share&area=POL'
    const answer = (await (await ask(path)).json()) as { content: string; sha256: string }
    const csv = await ask(`${path}&format=csv`)
    expect(await csv.text()).toBe(answer.content)
    const parquet = Buffer.from(await (await ask(`${path}&format=parquet`)).arrayBuffer())
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1')
    const wished = await ask(path, { headers: { accept: 'application/vnd.apache.parquet' } })
    expect(Buffer.from(await wished.arrayBuffer()).equals(parquet)).toBe(true)
  })

  it('counts what a client asks, and tells it when to come again', async () => {
    let now = 0
    const counted = await openDoor({ limits: { rate: 60, burst: 3 }, now: () => now })
    const status = async () => (await counted.ask('/v1/contents')).status
    expect([await status(), await status(), await status(), await status()]).toEqual([200, 200, 200, 429])
    const refused = await counted.ask('/v1/contents')
    expect([refused.headers.get('retry-after'), (await problemIn(refused)).code]).toEqual(['1', 'rate'])
    now = 1_000
    expect([await status(), await status()]).toEqual([200, 429])
    expect((await counted.ask('/healthz')).status).toBe(200)
  })

  it('takes no question while it stops, and is not ready then', async () => {
    const closed = await openDoor({ open: () => false })
    expect([(await closed.ask('/v1/contents')).status, (await closed.ask('/readyz')).status]).toEqual([503, 503])
    expect((await closed.ask('/healthz')).status).toBe(200)
    expect(await (await ask('/readyz')).json()).toMatchObject({ status: 'ready' })
  })

  it('hides what nobody foresaw', async () => {
    const broken = await openDoor({
      answerer: { answer: async () => Promise.reject(new Error('secret /home/x')), end: async () => undefined },
    })
    const text = await (await broken.ask('/v1/contents')).text()
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'bug.unexpected' })
    expect(text).not.toContain('secret')
    expect(broken.bugs).toHaveLength(1)
  })
})
