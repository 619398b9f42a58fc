import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showRecord } from '../../src/cli/show-record.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { Files } from '../../src/operations/operation.js'
import { record } from '../../src/operations/record.js'
import type { RecordAnswer } from '../../src/operations/record-schema.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'

const CANADA = `OTTAWA, 10 June 2025 — Canada will spend 2 per cent of its GDP on defence this year.

"The rain over the harbour never ends," a fisherman said.

"We will reach 2 per cent of GDP in 2025," Prime Minister Mark Carney said on Monday.
`
const POLAND = `WARSAW, 12 September 2024 — Poland spent 4.1 percent of GDP on defence in 2024, Defence Minister Wladyslaw Kosiniak-Kamysz said. Allies agreed in 2014 to move towards 2 percent of GDP.
`
const GERMANY = `BERLIN, 9 June 2025 — Germany will spend 3.5 percent of GDP on defence in 2029, Chancellor Friedrich Merz said on Monday. Germany spent 90.6 billion euros on defence in 2024. The United States spent $2,800 per person on defence in 2024. Last year 23 allies met the 2% guideline.
`
const UNDATED = 'Germany spent 9 percent of GDP on defence in 2024.\n'
const TEXTS: Record<string, string> = {
  'canada.txt': CANADA,
  'poland.txt': POLAND,
  'undated.txt': UNDATED,
  'germany.txt': GERMANY,
}

const files: Files = {
  read: async (path) => new TextEncoder().encode(TEXTS[path]),
  write: async () => undefined,
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledgebook-record-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function ask(input: Record<string, unknown>): Promise<RecordAnswer> {
  const { value } = await record.run(
    { book: await openedBook(), files, operations: OPERATIONS, today: '2026-11-23', log: () => undefined },
    record.input.parse({ record: folder, ...input }),
  )
  return record.output.parse(value)
}
const screen = (answer: RecordAnswer) => showRecord(answer, terminalOf({ columns: 90 }, {}))

async function addAll(): Promise<void> {
  for (const file of Object.keys(TEXTS)) await ask({ action: 'add', file })
}

describe('the record', () => {
  it("keeps a text's hash, day, statements and claims, and none of its other words", async () => {
    const { added } = await ask({ action: 'add', file: 'canada.txt' })
    expect(added).toMatchObject({ file: '2025-06.jsonl', line: 1, published: '2025-06-10' })
    expect(added?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(added?.claims).toBeGreaterThan(0)
    const kept = readFileSync(join(folder, '2025-06.jsonl'), 'utf8')
    expect(kept).toContain('2 per cent of GDP')
    expect(kept).not.toContain('OTTAWA')
    const refused = await refusalOf(() => ask({ action: 'add', file: 'canada.txt' }))
    expect([refused.fault, refused.code]).toEqual(['input', 'record.held'])
  })

  it('finds claims by area, speaker, what they are about, goal and day', async () => {
    await addAll()
    const areas = async (input: Record<string, unknown>) =>
      (await ask({ action: 'list', ...input })).claims.map((c) => c.area)
    expect(new Set(await areas({ about: 'share-of-gdp' }))).toEqual(new Set(['POL', 'CAN', 'DEU']))
    expect(new Set(await areas({ area: 'Poland' }))).toEqual(new Set(['POL']))
    expect(new Set(await areas({ speaker: 'carney' }))).toEqual(new Set(['CAN']))
    expect(new Set(await areas({ from: '2025-06-10', to: '2025-06-10' }))).toEqual(new Set(['CAN']))
    expect(await areas({ from: '2025-06-11' })).toEqual([])
    const ofGoal = await ask({ action: 'list', goal: 'wales-2014.spending' })
    expect(ofGoal.claims.length).toBeGreaterThan(0)
    expect(ofGoal.claims.every((c) => c.goals.includes('wales-2014.spending'))).toBe(true)
    // A count against the goal's line is about it as much as its terms are.
    expect(new Set(ofGoal.claims.map((c) => c.about))).toEqual(new Set(['goal-terms', 'count-of-allies']))
    const core = await ask({ action: 'list', goal: 'hague-2025.core' })
    expect(core.statements.map((s) => [s.speaker, s.goals])).toEqual([['Friedrich Merz', ['hague-2025.core']]])
    expect(core.claims.map((c) => c.document)).toEqual(['germany.txt'])
    expect((await ask({ action: 'list', goal: 'hague-2025' })).found).toEqual(core.found)
    const refused = await refusalOf(() => ask({ action: 'list', goal: 'wales-2015.spending' }))
    expect(refused.code).toBe('goal.unknown')
    for (const goal of ['wales-2014.spending', 'hague-2025.core', 'vilnius-2023.spending'])
      expect(refused.hint).toContain(goal)
  })

  it('tells what was said first, whatever was added first', async () => {
    await addAll()
    const days = (await ask({ action: 'list' })).claims.map((c) => c.published ?? '9999')
    expect(days).toEqual([...days].sort())
  })

  it('counts all and shows as many as were asked for, with who said it, on the screen too', async () => {
    await addAll()
    const { found, claims } = await ask({ action: 'list', limit: 1 })
    expect(found.documents).toBe(4)
    expect(claims).toHaveLength(1)
    expect(found.claims).toBeGreaterThan(1)
    const shown = screen(await ask({ action: 'list', area: 'CAN' }))
    expect(shown).toContain('Mark Carney')
    expect(shown).toContain('in 1 text')
  })

  it('compares what was said with what every held edition gives, each told apart by whether it came later', async () => {
    await addAll()
    const answer = await ask({ action: 'compare', area: 'CAN' })
    const said = answer.comparisons.find((c) => c.speaker?.includes('Carney'))
    expect(said).toMatchObject({ area: 'CAN', period: '2025', value: 2, published: '2025-06-10' })
    const cells = (await (await openedBook()).observations(['nato.core.share'])).filter(
      (o) => o.area === 'CAN' && o.period === '2025' && o.value !== null,
    )
    expect(said?.editions.map((e) => [e.edition, e.value, e.cell]).sort()).toEqual(
      cells.map((o) => [o.edition, o.value, o.cell]).sort(),
    )
    for (const { value, difference, publishedOn, later } of said?.editions ?? []) {
      expect(difference).toBeCloseTo(value - 2, 6)
      expect(later).toBe(publishedOn > '2025-06-10')
    }
    expect(screen(answer)).toContain('less what was said')
    expect((await refusalOf(() => ask({ action: 'compare' }))).message).toContain('which area, speaker, goal or days')
  })

  it('compares money, of a speaker, a goal or some days; what is still to come with what is published so far', async () => {
    await addAll()
    const said = await ask({ action: 'compare', area: 'DEU', from: '2025-01-01' })
    expect(said.comparisons.map((c) => [c.period, c.value, c.unit, c.editions.length > 0])).toEqual([
      ['2029', 3.5, 'percent of GDP', false],
      ['2024', 90.6e9, 'EUR', true],
    ])
    const [plan, money] = said.comparisons
    expect(plan?.newest).toMatchObject({ period: '2026', value: 2.69, edition: 'nato.defexp/2026-07-07' })
    expect(money?.newest).toBeNull()
    expect(said.citation.editions.map((e) => e.id)).toContain('nato.defexp/2026-07-07')
    const shown = screen(said)
    expect(shown).toContain('no held edition has a figure for 2029; newest is 2026: 2.69 % of GDP')
    expect(shown).toContain('DEU 2024: EUR 90.6 billion')
    expect(shown).not.toMatch(/-0(\.0+)?$/m)
    for (const input of [{ speaker: 'merz' }, { goal: 'hague-2025.core' }])
      expect((await ask({ action: 'compare', ...input })).comparisons).toEqual([plan])
    // An amount a head is no amount of the country.
    const all = await ask({ action: 'compare', from: '2025-06-09', to: '2025-06-09' })
    expect(all.comparisons.map((c) => c.area)).toEqual(['DEU', 'DEU'])
    expect(all.notes.join(' ')).toContain('1 on count-of-allies')
  })

  it('verifies as whole, and says where it is not', async () => {
    await addAll()
    const { verified } = await ask({ action: 'verify' })
    expect(verified).toMatchObject({ whole: true, faults: [] })
    expect(verified?.files.map((f) => f.file)).toEqual(['2024-09.jsonl', '2025-06.jsonl', 'undated.jsonl'])
    rmSync(join(folder, '2024-09.jsonl'))
    const broken = await ask({ action: 'verify' })
    expect(broken.verified?.whole).toBe(false)
    expect(screen(broken)).toContain('not whole')
    expect((await refusalOf(() => ask({ action: 'list' }))).code).toBe('record.broken')
  })

  it('says what is missing where a command is not whole', async () => {
    const book = await openedBook()
    const input = record.input.parse({ action: 'list' })
    expect((await refusalOf(() => record.run({ book, log: () => undefined }, input))).code).toBe('record.none')
    expect((await refusalOf(() => ask({ action: 'add' }))).message).toContain('add of what')
    expect((await refusalOf(() => ask({ action: 'list', from: 'May' }))).code).toBe('day.malformed')
  })
})
