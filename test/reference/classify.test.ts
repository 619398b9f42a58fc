import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readRuleSet } from '../../src/book/rule-file.js'
import { disk } from '../../src/cli/disk.js'
import { openEngine } from '../../src/ledgers/engine.js'
import { classify } from '../../src/operations/classify.js'
import { comparedYears } from '../../src/operations/classify-compare.js'
import type { GdpOfYears } from '../../src/operations/classify-gdp.js'
import { moneyAnswer } from '../../src/operations/classify-money.js'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { bridgeItems } from '../../src/rules/bridge-items.js'
import { checkRules } from '../../src/rules/check-rules.js'
import { classifiedLines } from '../../src/rules/classified-lines.js'
import { normaliseText, wordForm } from '../../src/rules/ledger-text.js'
import { type RuleSet, STANDINGS } from '../../src/rules/rule.js'
import type { WrittenCondition, WrittenRule, WrittenRules } from '../../src/rules/written-rule.js'
import { given } from '../../src/series/figure.js'
import { type LedgerLine, SIDES, STAGES } from '../../src/terms/ledger-line.js'
import { DATA, openedBook } from '../opened-book.js'
import { describeWithFolders } from '../shared-data.js'
import { Judge } from './cost-judge.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SCRIPT = 'test/reference/classify.py'
const SPAN = ['low', 'central', 'high'] as const

type Span = Record<(typeof SPAN)[number], number>
type Money = Pick<ClassifyAnswer, 'years' | 'byPart' | 'byRule'>
/** Money of each part: before, after, relabelled, new, redefined; in points the economy's part besides. */
interface Moved {
  parts: Record<string, number[]>
  points: Record<string, number[] | null>
  /** Part and money of each line that moved. */
  moves: [string, ...number[]][]
  /** Cuts to hundredths of numbers so near a half that doubles may cut them the other way. */
  halves: number
}
/** What the second program answers. */
interface Reference {
  years: Money['years']
  byPart: Money['byPart']
  byRule: { rule: string; period: string; lines: number; money: number; parts: Record<string, Span> }[]
  bridge: { period: string; items: unknown[]; sum: Span; against: [string, number, number, number, number][] }[]
  compared: Moved[]
}
interface MadeReference extends Reference {
  decided: (string | null)[]
  holding: number[]
  /** Code, ministry and programme in normal form, and the words. */
  texts: [string, string, string, string[]][]
}

/** Asks the second program. */
function answersOf<T extends Reference>(questions: readonly unknown[]): Promise<T[]> {
  return new Promise((done, failed) => {
    const program = spawn('python3', ['-B', SCRIPT], { cwd: ROOT })
    const said: Buffer[] = []
    let wrong = ''
    program.stdout.on('data', (bytes: Buffer) => said.push(bytes))
    program.stderr.on('data', (bytes: Buffer) => {
      wrong += String(bytes)
    })
    program.on('close', (status) => {
      if (status === 0) done(JSON.parse(String(Buffer.concat(said))) as T[])
      else failed(new Error(wrong))
    })
    program.stdin.end(JSON.stringify(questions))
  })
}

/** What differs in sums: money to the last hundredth, shares of GDP and GDP itself within the digits they are cut to. */
function moneyProblems(found: Money, expected: Reference): string[] {
  const [exact, near] = [new Judge(0), new Judge(1e-11)]
  const plain = ({ gdp: _, gdpSource: __, ...year }: Money['years'][number]) => year
  exact.same('years', found.years.map(plain), expected.years.map(plain))
  const gdps = (money: Pick<Money, 'years'>) => money.years.map((y) => [y.gdp, y.gdpSource])
  near.same('gdp', gdps(found), gdps(expected))
  const unshared = ({ share: _, ...part }: Money['byPart'][number]) => part
  exact.same('byPart', found.byPart.map(unshared), expected.byPart.map(unshared))
  expected.byPart.forEach(({ share }, i) => {
    const own = found.byPart[i]?.share
    for (const key of SPAN) near.number(`byPart/${i}/share/${key}`, own?.[key], share?.[key])
  })
  const keyed = (rows: Reference['byRule']) => Object.fromEntries(rows.map((r) => [`${r.rule} ${r.period}`, r]))
  const own = found.byRule.map(({ rule, period, lines, money, parts }) => {
    const spans = Object.fromEntries(parts.map(({ part, ...span }) => [part, span]))
    return { rule, period, lines, money, parts: spans }
  })
  exact.same('byRule', keyed(own), keyed(expected.byRule))
  return [...exact.problems, ...near.problems]
}

type Compared = Pick<ClassifyAnswer, 'change' | 'relabelled' | 'newMoney' | 'redefined' | 'economy' | 'moves'>

/** What differs in why money moved. Money is the same to the last hundredth, but for cuts of numbers next to a half. */
function movedProblems(found: Compared, expected: Moved, allMoves: boolean): string[] {
  const exact = new Judge(0)
  const slack = expected.halves * 0.02
  found.change.forEach(({ part, before, after, points }, i) => {
    const terms = [found.relabelled[i], found.newMoney[i], found.redefined[i]]
    const money = [before, after, ...terms.map((term) => term?.value)]
    money.forEach((x, n) => {
      exact.number(`${part}/${n}`, x, expected.parts[part]?.[n], slack && slack + 1e-9)
    })
    const all = expected.points[part] ?? null
    if (all === null) exact.same(`${part}/points`, points, null)
    else if (slack === 0) {
      const [start = 0, end = 0, ...others] = all
      const most = Math.max(...all.map(Math.abs))
      const own = [points, ...terms.map((term) => term?.points), found.economy[i]?.points]
      own.forEach((x, n) => {
        exact.number(`${part}/points/${n}`, x, [end - start, ...others][n], 5e-10 + 1e-14 * most)
      })
    }
  })
  if (slack === 0) {
    const sizes = (moves: readonly (readonly number[])[]) =>
      moves
        .map((m) => Math.max(...m.slice(2).map(Math.abs)))
        .toSorted((a, b) => b - a)
        .slice(0, found.moves.length)
    const own = found.moves.map((m) => [m.before, m.after, m.relabelled, m.newMoney, m.redefined])
    const theirs = expected.moves.map(([, ...money]) => money)
    exact.same('moves', sizes(own), sizes(theirs))
    if (allMoves) exact.same('moves', own.length, Math.min(100, theirs.length))
  }
  return exact.problems
}

// Made ledgers and rules, of few words, so that they meet.

const CODES = ['17', '1700', '1700.01', '1700 01', '17.', '0', '0 ', 'A1', 'a1', 'Æ', '']
const WORDS = [
  'cyber', 'Cyberforsvar', 'havn', 'Ubåd', 'uba\u030ad', 'İstanbul', 'ISTANBUL', 'ıstanbul', 'I\u0307', 'ΣΊΣΥΦΟΣ', 'σίσυφος',
  'Straße', 'STRASSE', 'm²', '100', 'x\u00ady', 'xy', 'Army', 'ARMY', 'Größe', 'a\u0301', 'ﬁ', '½', 'Ⅷ', 'ǅ', '軍', '\u0928\u093f',
] // biome-ignore format: one list
const GAPS = [' ', '  ', '-', '/', '\u00a0', '\t', '\n', '\u200b', '\u2003', "'", '_', '%', '.', ', ', '"', '\\']

const phrase = (most: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), { minLength: 1, maxLength: most })
    .map((pairs) => pairs.flat().slice(0, -1).join(''))
const edge = fc.constantFrom('', '', '', ' ')
const name = fc.tuple(edge, phrase(2), edge).map((parts) => parts.join(''))
const star = fc.constantFrom('', '', '*')
const word = fc.tuple(star, phrase(2), star).map((parts) => parts.join(''))
const patternOf = (of: fc.Arbitrary<string>) =>
  fc.tuple(of, fc.constantFrom('', '*', ' *')).map(([text, end]) => text + end)
const cents = fc.oneof(
  fc.integer({ min: -300, max: 1000 }),
  fc.integer({ min: -5_000_000, max: 90_000_000 }),
  fc.integer({ min: -300_000, max: 900_000 }).map((tenths) => tenths / 10),
  fc.constantFrom(0, 0.5, -0.5, 28.5, 100.5),
)
const amount = cents.map((n) => n / 100)
const year = fc.constantFrom('2023', '2024', '2025')

const oneOrMore = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }))
const leaf: fc.Arbitrary<WrittenCondition> = fc.oneof(
  fc.record({ code: oneOrMore(fc.constantFrom(...CODES.slice(0, -1))) }),
  fc.record({ ministry: oneOrMore(patternOf(name)) }),
  fc.record({ programme: oneOrMore(patternOf(name)) }),
  fc.record({ word: oneOrMore(word) }),
  fc.record({ word: oneOrMore(word), side: fc.constantFrom(...SIDES) }),
  fc.record({ amount: fc.record({ least: amount }) }),
  fc.record({ amount: fc.record({ most: amount }) }),
  fc.record({ year: fc.record({ from: year }) }),
  fc.record({ stage: fc.subarray([...STAGES], { minLength: 1 }) }),
  fc.record({ code: fc.constantFrom('17', 'a1'), not: fc.record({ word }) }),
)
const condition = fc.letrec<{ one: WrittenCondition }>((tie) => {
  const several = fc.array(tie('one'), { minLength: 1, maxLength: 3 })
  return {
    one: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({ any: several }),
      fc.record({ all: several }),
      fc.record({ not: tie('one') }),
    ),
  }
}).one

const IDS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']
const share = fc.constantFrom(0, 0.1, 0.145, 0.25, 1 / 3, 0.3672, 0.5, 0.6328, 2 / 3, 0.9999, 1)
const spanOf = (part: string) =>
  fc.tuple(share, share, share).map((shares) => {
    const [low = 0, central = 0, high = 0] = shares.sort((a, b) => a - b)
    return { part, low, central, high }
  })
const PARTS = ['core', 'related', 'not-counted']
const assign = fc
  .subarray(PARTS, { minLength: 1 })
  .chain((parts) => fc.tuple(...parts.map(spanOf)))
  .filter((spans) => spans.reduce((sum, s) => sum + s.central, 0) < 1 + 1e-13)

const rule = fc.record(
  {
    when: condition,
    assign,
    standing: fc.constantFrom('agreed', 'agreed', 'claimed', ...STANDINGS),
    priority: fc.integer({ min: -2, max: 2 }),
    from: fc.constantFrom('2024', '2025'),
    until: fc.constantFrom('2025', '2026'),
    before: fc.subarray(IDS),
  },
  { requiredKeys: ['when', 'assign', 'standing'] },
)

function written(rules: readonly WrittenRule[]): WrittenRules {
  const source = { text: 'made' }
  const counted = rules.filter((r) => r.assign.some((a) => a.part === 'core' && a.high > 0)).map((r) => r.id)
  const items = [
    ...counted.map((id) => ({ id: `of-${id}`, title: id, rules: [id], scale: 0 })),
    { id: 'elsewhere', title: 'elsewhere', amounts: { '2024': 12.3456 }, scale: 6, source },
  ]
  const [first, second, ...rest] = items
  const joined = counted.length > 1 && first && second ? [{ ...first, rules: counted.slice(0, 2) }, ...rest] : items
  const bridge = { measure: 'made', part: 'core', stage: 'outturn' as const, items: joined, says: [] }
  return { id: 'made', title: 'made', area: 'NOR', source, parts: PARTS, rules, bridge }
}

/** Rules are taken up one by one as long as the file is right: one that ties with others comes before them all. */
const rulesFile = fc
  .array(rule, { minLength: 1, maxLength: IDS.length, size: 'max' })
  .map((rules) => {
    let kept: WrittenRule[] = []
    rules.forEach((each, i) => {
      const { priority = 0 } = each
      const own = { ...each, id: IDS[i] ?? '', because: 'made', source: { text: 'made' } }
      const before = (each.before ?? []).filter((id) => kept.some((k) => k.id === id))
      const equals = kept.filter((k) => (k.priority ?? 0) === priority).map((k) => k.id)
      const right = [before, equals]
        .map((ids) => [...kept, { ...own, before: ids }])
        .find((all) => checkRules(written(all)).problems.length === 0)
      kept = right ?? kept
    })
    return written(kept)
  })
  .filter(({ rules }) => rules.length > 0)

const line: fc.Arbitrary<LedgerLine> = fc.record({
  row: fc.constant(2),
  year,
  amount,
  code: fc.constantFrom(...CODES),
  ministry: name,
  programme: name,
  text: phrase(4),
  stage: fc.constantFrom('outturn', 'outturn', ...STAGES),
  side: fc.constantFrom('expenditure', ...SIDES),
})
/** Lines of which some are there in the next year too, changed in one field. */
const ledger = fc.array(line, { minLength: 1, maxLength: 30, size: 'max' }).chain((lines) =>
  fc
    .array(
      fc.tuple(
        fc.nat(Math.max(0, lines.length - 1)),
        year,
        fc.record({ amount, ministry: name }, { requiredKeys: [] }),
      ),
      {
        maxLength: 30,
        size: 'max',
      },
    )
    .map((again) => [
      ...lines,
      ...again.flatMap(([at, to, changes]) => lines.slice(at, at + 1).map((l) => ({ ...l, year: to, ...changes }))),
    ]),
)
const standings = fc.record({ standings: fc.subarray([...STANDINGS], { minLength: 1 }) }, { requiredKeys: [] })
const gdp = fc.constantFrom(null, 1_000_000_000, 123_456_789_012.34, 4_567_890_123_456)
const cases = fc
  .record({
    rules: rulesFile,
    other: rulesFile,
    lines: ledger,
    options: standings,
    gdp: fc.record({ '2023': gdp, '2024': gdp, '2025': gdp }),
    without: fc.integer({ min: -3, max: 1 }),
  })
  .map(({ without, ...own }) => {
    const off = own.rules.rules.slice(0, Math.max(0, without)).map(({ id }) => id)
    return { ...own, options: { ...own.options, off } }
  })
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

function firstOf<T>(items: readonly T[]): T {
  const [first] = items
  if (first === undefined) throw new Error('there is nothing')
  return first
}

const BY = [
  { from: '2024', to: '2025' },
  { from: '2023', to: '2024', other: true },
  { from: '2025', to: '2025', other: true },
] as const

function questionOf({ other, ...own }: Case) {
  const compared = BY.map(({ from, to, ...by }) => ({
    from,
    to,
    ...('other' in by ? { rules: other, options: {} } : {}),
  }))
  return { ...own, stage: 'outturn', compared }
}

/** What differs in a made ledger, read by the pieces of the operation. */
async function madeProblems({ rules, other, lines, options: own, gdp: gdps }: Case, expected: MadeReference) {
  const [set, otherSet] = [rules, other].map((file) => readRuleSet(JSON.stringify(file), 'made.json')) as [
    RuleSet,
    RuleSet,
  ]
  const judge = new Judge(0)
  const forms = lines.map((l) => [
    ...[l.code, l.ministry, l.programme].map(normaliseText),
    wordForm(l.text)
      .split(' ')
      .filter((word) => word !== ''),
  ])
  judge.same('texts', forms, expected.texts)
  const ledger = classifiedLines(set, lines, own)
  const decided: (string | null)[] = []
  for await (const rows of ledger.audit()) decided.push(...rows.map((row) => row.rule ?? null))
  judge.same('decided', decided, expected.decided)
  const all = await ledger.money()
  const gdpIn = (period: string) => gdps[period as keyof typeof gdps]
  const unit = { code: 'NOK', scale: 0, prices: 'current' as const }
  const gdp = {
    currency: 'NOK',
    of: (period: string) => {
      const value = gdpIn(period)
      return value === null ? undefined : { figure: given(value, unit, 'GDP', 'made'), source: null }
    },
  } as unknown as GdpOfYears
  const problems = moneyProblems(moneyAnswer(set, all, 'outturn', gdp), expected)
  const { bridge } = set
  if (bridge === undefined) throw new Error('a made set has a bridge')
  for (const { period, items } of expected.bridge) {
    const found = bridgeItems(set, bridge, all, period).map(({ item, ...money }) => ({ id: item.id, ...money }))
    judge.same(`bridge/${period}`, found, items)
  }
  for (const [i, { from, to, ...by }] of BY.entries()) {
    const [first, firstOptions] = 'other' in by ? [otherSet, {}] : [set, own]
    const end = (period: string) => ({ year: period, gdp: gdpIn(period) ?? undefined })
    const found = await comparedYears(
      ledger,
      'outturn',
      { ...end(from), set: first, options: firstOptions },
      { ...end(to), set, options: own },
    )
    const moved = expected.compared[i]
    if (found === undefined || moved === undefined) throw new Error('nothing was compared')
    problems.push(...movedProblems(found, moved, true))
  }
  return [...judge.problems, ...problems]
}

/** Why the second program cannot be run here; undefined if it can. */
const missing =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0
    ? undefined
    : 'python3 of version 3.9 or newer is not here'
if (missing !== undefined) console.log(`notice: classify is not compared with ${SCRIPT}, since ${missing}`)

describe.skipIf(missing !== undefined)(`classify, as a second program answers it (${SCRIPT})`, () => {
  const made = fc.sample(cases, { seed: 20_261_123, numRuns: 150 })

  it('decides, adds up, bridges and compares made ledgers as the documentation says', {
    timeout: 300_000,
  }, async () => {
    const expected = await answersOf<MadeReference>(made.map(questionOf))
    for (const [i, each] of made.entries()) {
      const reference = expected[i]
      if (reference === undefined) throw new Error('an answer is missing')
      const problems = await madeProblems(each, reference)
      expect(problems, problems.length === 0 ? '' : JSON.stringify(each)).toEqual([])
    }
    const count = (of: (r: MadeReference) => number) => expected.reduce((sum, r) => sum + of(r), 0)
    const lines = count((r) => r.decided.length)
    expect(lines).toBeGreaterThan(3000)
    expect(count((r) => r.decided.filter((d) => d !== null).length)).toBeGreaterThan(lines / 4)
    expect(count((r) => r.holding.filter((n) => n > 1).length)).toBeGreaterThan(lines / 10)
    const moved = expected.flatMap((r) => r.compared)
    expect(moved.filter((m) => m.halves === 0).length).toBeGreaterThan(moved.length / 2)
    for (const term of [3, 4, 5]) expect(moved.flatMap((m) => m.moves).some((m) => m[term] !== 0)).toBe(true)
  })

  it('finds a difference where there is one', { timeout: 60_000 }, async () => {
    const money = { part: 'core', low: 0.25, central: 0.5, high: 1 }
    const rules = written([
      {
        id: 'r0',
        when: { code: '17' },
        assign: [money],
        because: 'made',
        source: { text: 'made' },
        standing: 'agreed',
      },
    ])
    const lines = ['2023', '2024', '2025'].map((at, i): LedgerLine => {
      const names = { code: '1700', ministry: 'Army', programme: 'Army', text: 'Army' }
      return { row: 2, year: at, amount: 100 + i, stage: 'outturn', side: 'expenditure', ...names }
    })
    const gdp = { '2023': 1e6, '2024': 1e6, '2025': 1e6 } as unknown as Case['gdp']
    const own: Case = { rules, other: rules, lines, options: { off: [] }, gdp }
    const [right] = await answersOf<MadeReference>([questionOf(own)])
    if (right === undefined) throw new Error('no answer')
    expect(await madeProblems(own, right)).toEqual([])
    const found = (change: (r: MadeReference) => void) => {
      const copy = structuredClone(right)
      change(copy)
      return madeProblems(own, copy)
    }
    const part = (r: MadeReference) => r.byPart.find((p) => p.central === 50) as Money['byPart'][number]
    expect(part(right).share?.central).toBe(0.005)
    const off = [
      (r: MadeReference) => {
        part(r).high += 0.01
      },
      (r: MadeReference) => {
        ;(part(r).share as Span).low *= 1 + 1e-10
      },
      (r: MadeReference) => {
        r.decided[1] = null
      },
      (r: MadeReference) => {
        firstOf(r.compared).parts.core = [50.5, 51, 0, 0.51, 0]
      },
      (r: MadeReference) => {
        firstOf(r.compared).points.core = [0.00505, 0.0051, 0, 0.00005001, 0, 0]
      },
      (r: MadeReference) => {
        ;(firstOf(firstOf(r.bridge).items) as Span).low = 25.01
      },
    ]
    for (const change of off) expect(await found(change)).toHaveLength(1)
  })
})

// Real ledgers, which the second program reads from the publishers' files by itself.

const LEDGERS = [
  {
    rules: 'norway',
    mapping: 'norway-accounts-by-account',
    file: 'norway/dfo-regnskap-by-post-and-account-2014-2025.csv.gz',
  },
  {
    rules: 'norway',
    mapping: 'norway-appropriations-and-accounts',
    file: 'norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz',
    ask: {
      stage: 'revised',
      from: '2018',
      to: '2025',
      off: 'rents.within-ministry',
      standings: 'agreed,claimed,disputed',
    },
  },
  { rules: 'denmark', mapping: 'denmark-finance-acts', file: 'denmark/finanslov-2003-2023.csv.gz' },
  {
    rules: 'denmark',
    mapping: 'denmark-finance-acts',
    file: 'denmark/finanslov-2003-2023.csv.gz',
    ask: { stage: 'appropriated', from: '2017', to: '2018', asOf: '2024-12-31' },
  },
] as const

function yamlOf(folder: string, id: string): unknown {
  return parse(readFileSync(join(DATA, folder, `${id}.yaml`), 'utf8'))
}

/** What differs in the bridge to the published figure. */
function bridgeProblems(found: ClassifyAnswer['bridge'], expected: Reference['bridge']): string[] {
  const [exact, near] = [new Judge(0), new Judge(1e-11)]
  const items = found.map(({ period, items: own }) => ({
    period,
    items: own.map(({ id, low, central, high, lines }) => ({ id, low, central, high, lines })),
  }))
  exact.same(
    'bridge',
    items,
    expected.map((year) => ({ period: year.period, items: year.items })),
  )
  expected.forEach(({ period, sum, against }, i) => {
    const own = found[i]
    near.same(`bridge/${period}/sum`, own?.sum, sum)
    own?.against.forEach((a, n) => {
      const [edition, published = 0, , residual] = against[n] ?? []
      const { low, high } = a.residualRange
      near.same(`bridge/${period}/${n}`, [a.edition, a.published], [edition, published])
      // Residuals are known to the digits of what they are differences of.
      const left: [string, number, number | undefined][] = [
        ['residual', a.residual, residual],
        ['range/low', low, against[n]?.[4]],
        ['range/high', high, against[n]?.[2]],
      ]
      for (const [name, is, wanted] of left) near.number(`bridge/${period}/${n}/${name}`, is, wanted, 1e-11 * published)
    })
    near.same(`bridge/${period}/against`, own?.against.length, against.length)
  })
  return [...exact.problems, ...near.problems]
}

if (missing === undefined)
  describeWithFolders(['ledgers'], `classify of real ledgers, as a second program answers it (${SCRIPT})`, (folder) => {
    for (const { file, rules, mapping, ...more } of LEDGERS) {
      const ask: { stage?: string; off?: string; standings?: string } = 'ask' in more ? more.ask : {}
      it(`${file} ${JSON.stringify(ask)}`, { timeout: 600_000 }, async () => {
        const path = join(folder, 'ledgers', file)
        const context = { book: await openedBook(), files: disk, engines: { open: openEngine }, log: () => undefined }
        const { value: found } = await classify.run(context, classify.input.parse({ ledger: path, rules, ...ask }))
        const { compared, unit, asOf, area, ledger } = found
        if (compared === null) throw new Error('no years were compared')
        const question = {
          rules: yamlOf('rules', rules),
          mapping: yamlOf('ledgers', mapping),
          file: path,
          options: { off: ask.off?.split(','), standings: ask.standings?.split(',') },
          stage: ledger.stage,
          bridgeStage: ask.stage ?? 'outturn',
          compared: [{ from: compared.from, to: compared.to }],
          area,
          currency: unit.currency,
          asOf,
        }
        const [expected] = await answersOf([question])
        if (expected === undefined) throw new Error('no answer')
        expect(found.byPart.length).toBeGreaterThan(30)
        expect(expected.bridge.length).toBeGreaterThan(5)
        expect(moneyProblems(found, expected)).toEqual([])
        expect(bridgeProblems(found.bridge, expected.bridge)).toEqual([])
        expect(expected.compared.map((moved) => movedProblems(found, moved, true))).toEqual([[]])
      })
    }
  })
