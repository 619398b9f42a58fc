import Ajv from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../../src/http/open-api.js'
import { offeredBy } from '../../src/operations/ask.js'
import { FREE, openDoor } from './desk.js'

type Json = Record<string, unknown>
type Parameter = { name: string; in: string; required: boolean; schema: Json }
type Way = { operationId: string; parameters?: Parameter[]; requestBody?: { content: Json }; responses: Json }

let document: Json
let paths: Record<string, Record<string, Way>>

beforeAll(async () => {
  document = JSON.parse(JSON.stringify(openApi(await offeredBy('http'), { limits: FREE }))) as Json
  paths = document.paths as typeof paths
}, 120_000)

function refsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : refsIn(item),
  )
}

const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Json | undefined)?.[part], document)

/** A schema of the document, by itself: what it refers to goes along. */
function validator(pointer: string) {
  const ajv = new Ajv.default({ strict: false, validateFormats: false })
  return ajv.compile({ $id: 'https://pledgebook.invalid/openapi.json', ...document, $ref: pointer })
}

describe('the OpenAPI description', () => {
  it('has every operation of the door, each with a name of its own and every problem', async () => {
    const names = (await offeredBy('http')).map(({ name }) => name)
    for (const name of names) expect(paths[`/v1/${name}`], name).toBeDefined()
    const ways = Object.values(paths).flatMap((path) => Object.values(path))
    const ids = ways.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const asking = ways.filter(({ operationId }) => names.some((name) => operationId.endsWith(`-${name}`)))
    expect(asking.length).toBeGreaterThan(names.length)
    for (const { responses } of asking)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400', '406', '429', '503']))
  })

  it('refers to nothing that is not there, and names no field twice', () => {
    const refs = [...new Set(refsIn(document))]
    expect(refs.length).toBeGreaterThan(20)
    expect(refs.filter((ref) => !ref.startsWith('#/') || at(ref) === undefined)).toEqual([])
    for (const [path, methods] of Object.entries(paths))
      for (const { parameters = [] } of Object.values(methods)) {
        const names = parameters.map(({ name }) => name)
        expect(new Set(names).size, path).toBe(names.length)
        for (const { in: where, schema } of parameters) expect([where, typeof schema]).toEqual([where, 'object'])
      }
  })

  it('has schemas that a validator takes, and that true answers fit', async () => {
    const door = await openDoor()
    for (const [name, path] of [
      ['standing', '/v1/standing?area=POL'],
      ['series', '/v1/series?measure=nato.core.share&area=POL'],
      ['cost', '/v1/cost?area=CAN&draws=200'],
      ['contents', '/v1/contents'],
      ['explain', '/v1/explain/standing?area=DNK&at=/members/0/value'],
    ] as const) {
      const valid = validator(`#/components/schemas/${name}`)
      const answer = await (await door.ask(path)).json()
      expect(valid(answer), `${name}: ${JSON.stringify(valid.errors?.slice(0, 3))}`).toBe(true)
      expect(valid({ nothing: true }), name).toBe(false)
    }
    const problem = validator('#/components/schemas/Problem')
    expect(problem(await (await door.ask('/v1/standing?area=XXX')).json())).toBe(true)
  })

  it('has examples that are answered', async () => {
    const door = await openDoor()
    let asked = 0
    for (const [path, methods] of Object.entries(paths)) {
      const content = methods.post?.requestBody?.content ?? {}
      const { examples = {} } = (content['application/json'] ?? {}) as { examples?: Record<string, { value: Json }> }
      for (const { value } of Object.values(examples)) {
        const headers = { 'content-type': 'application/json' }
        const cheap = Object.hasOwn(value, 'draws') || path === '/v1/cost' ? { ...value, draws: 200 } : value
        const got = await door.ask(path, { method: 'POST', headers, body: JSON.stringify(cheap) })
        expect(got.status, `${path} ${JSON.stringify(value)}: ${await got.text()}`).toBe(200)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(20)
  })

  it('is told to people on a page without scripts, whose links lead somewhere', async () => {
    const door = await openDoor()
    const page = await (await door.ask('/docs')).text()
    expect(page).not.toMatch(/<script|javascript:|https?:\/\/(?!127\.0\.0\.1)/)
    for (const { name } of await offeredBy('http')) expect(page).toContain(`<section id="${name}">`)
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
    const links = [...page.matchAll(/href="([^"]+)"/g)].map((m) => (m[1] ?? '').replaceAll('&amp;', '&'))
    for (const link of links.filter((one) => one.startsWith('#'))) expect(ids.has(link.slice(1)), link).toBe(true)
    const questions = links.filter(
      (one) => one.startsWith('/v1/') && !one.includes('cost') && !one.includes('calibrate'),
    )
    expect(questions.length).toBeGreaterThan(10)
    for (const link of questions) expect((await door.ask(link)).status, link).toBe(200)
  })
})
