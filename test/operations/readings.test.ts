import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showReadings } from '../../src/cli/show-readings.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { Files } from '../../src/operations/operation.js'
import { readings } from '../../src/operations/readings.js'
import { READINGS, type ReadingsAnswer } from '../../src/operations/readings-schema.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'

const AS_OF = '2026-11-23'
const NAMES = READINGS.map((r) => r.name)

/** Asked with a rule file of the person's own, where `rules` is given. */
async function whole(input: Record<string, unknown> = {}, rules?: string) {
  const files: Files = {
    read: async () => new TextEncoder().encode(rules),
    write: async () => undefined,
  }
  const question = { asOf: AS_OF, ...input, ...(rules === undefined ? {} : { rules: './mine.yaml' }) }
  const context = { book: await openedBook(), log: () => undefined, ...(rules === undefined ? {} : { files }) }
  return readings.run(context, readings.input.parse(question))
}
const answerOf = async (input?: Record<string, unknown>, rules?: string) => (await whole(input, rules)).value
const memberOf = (answer: ReadingsAnswer, area: string) => answer.members.find((m) => m.area === area)!
const shown = (row: ReadingsAnswer['years'][number] | ReadingsAnswer['members'][number]) =>
  NAMES.map((name) => row[name].value.toFixed(2)).join(' ')

/** A rule set of one's own, one rule a function: low, central and high share of the related part. */
function mine(functions: Readonly<Record<string, readonly [number, number, number]>>, more = ''): string {
  const rules = Object.entries(functions).map(
    ([code, [low, central, high]]) => `
  - id: ${code.toLowerCase()}
    when: { code: ${code} }
    assign: [{ part: related, low: ${low}, central: ${central}, high: ${high} }]
    because: a reading of my own
    source: { text: me }
    standing: claimed`,
  )
  return `id: mine
title: My reading
area: NATO-Europe
source: { text: me }
parts: [core, related]
${more}rules:${rules.join('')}
`
}

describe('readings of 2020, the newest year with functional detail', () => {
  it('are of 25 allies, in per cent of GDP: narrow, middle, broad', async () => {
    const answer = await answerOf()
    expect(answer).toMatchObject({ goal: 'hague-2025.related', cap: 1.5, period: '2020', newest: '2020' })
    expect(Object.fromEntries(answer.members.map((m) => [m.area, shown(m)]))).toEqual({
      BEL: '0.20 1.47 6.31',
      BGR: '0.34 2.04 8.04',
      HRV: '0.28 1.84 9.30',
      CZE: '0.33 1.66 9.57',
      DNK: '0.09 0.70 5.05',
      EST: '0.29 1.57 5.86',
      FIN: '0.23 0.81 5.53',
      FRA: '0.30 1.39 5.75',
      DEU: '0.31 1.24 4.91',
      GRC: '0.35 1.97 4.46',
      HUN: '0.22 1.49 8.01',
      ISL: '0.18 1.40 5.00',
      ITA: '0.22 1.51 6.55',
      LVA: '0.21 1.67 7.54',
      LTU: '0.28 1.17 3.83',
      LUX: '0.28 0.95 5.81',
      NLD: '0.21 1.38 5.70',
      NOR: '0.34 1.09 8.80',
      POL: '0.22 1.56 5.94',
      PRT: '0.13 1.42 5.16',
      ROU: '0.31 2.02 6.77',
      SVK: '0.25 1.99 7.48',
      SVN: '0.24 1.28 5.66',
      ESP: '0.19 1.61 5.19',
      SWE: '0.24 0.98 6.13',
    })
    expect(answer.without.map((a) => a.area)).toEqual(['ALB', 'CAN', 'MNE', 'MKD', 'TUR', 'GBR', 'USA'])
  })

  it('reach the cap nowhere when narrow, in 11 of 25 in the middle, everywhere when broad', async () => {
    const { members } = await answerOf()
    const count = (name: 'narrow' | 'middle' | 'broad', is: string) =>
      members.filter((m) => m[name].reachesCap === is).length
    expect(NAMES.map((name) => [count(name, 'yes'), count(name, 'no'), count(name, 'cannot-tell')])).toEqual([
      [0, 25, 0],
      [11, 14, 0],
      [25, 0, 0],
    ])
  })

  it('sum the members of the year: 23 of 30, Finland and Sweden not yet among them', async () => {
    const answer = await answerOf()
    expect(answer.total).toMatchObject({ group: 'NATO', members: 30, counted: 23 })
    expect(answer.total?.without).toEqual(['ALB', 'CAN', 'MNE', 'MKD', 'TUR', 'GBR', 'USA'])
    expect(answer.members.filter((m) => !m.member).map((m) => m.area)).toEqual(['FIN', 'SWE'])
    expect(NAMES.map((name) => answer.total?.[name].value.toFixed(2))).toEqual(['0.26', '1.40', '5.78'])
    expect(NAMES.map((name) => answer.total?.[name].counts.toFixed(2))).toEqual(['0.26', '1.36', '1.50'])
    expect(answer.years.map((y) => `${y.period} ${shown(y)}`)).toEqual([
      '2012 0.22 1.30 5.05',
      '2013 0.23 1.30 5.12',
      '2014 0.22 1.27 5.12',
      '2015 0.22 1.27 5.10',
      '2016 0.22 1.26 4.95',
      '2017 0.22 1.25 4.91',
      '2018 0.23 1.26 4.99',
      '2019 0.23 1.27 5.04',
      '2020 0.26 1.40 5.78',
    ])
  })

  it('name the functions that make them, and those that have no figure', async () => {
    const answer = await answerOf()
    const norway = memberOf(answer, 'NOR')
    expect(norway.functions[0]).toEqual({
      code: 'GF0405',
      value: expect.closeTo(4.4838, 4),
      money: { value: 14271.1, currency: 'EUR', scale: 6, prices: 'current' },
      rule: 'cofog.transport',
      narrow: 0,
      middle: 0,
      broad: 1,
      status: 'outturn',
      cell: 'S13/TE/GF0405/MIO_EUR/NO/2020',
    })
    const missing = answer.members.flatMap((m) => m.missing.map((f) => [m.area, f.code, f.narrow, f.broad]))
    expect(missing).toEqual([['PRT', 'GF0202', 1, 1]])
    expect(answer.notes).toContain('Portugal has no figure for GF0202; nothing is put in its place.')
    expect(memberOf(answer, 'FIN').functions.at(-1)).toMatchObject({ code: 'GF0202', narrow: 1 })
    expect(memberOf(answer, 'FIN').functions.at(-1)?.value).toBeLessThan(0)
  })

  it('say how far the rounding of the file reaches: 0.01 points at most', async () => {
    const { members, total } = await answerOf()
    const off = members.flatMap((m) => NAMES.map((name) => m[name].within))
    expect(Math.max(...off)).toBeGreaterThan(0.009)
    expect(Math.max(...off)).toBeLessThan(0.0105)
    expect(total?.broad.within).toBeCloseTo(0.0053, 3)
    // The same GDP, read off another share of one decimal, lies within what is said.
    const book = await openedBook()
    const defence = await book.observations(['eurostat.cofog.share', 'eurostat.cofog.money'])
    for (const { area, broad } of members) {
      const of = (measure: string) =>
        defence.find((o) => o.measure === measure && o.area === area && o.period === '2020')?.value ?? 0
      const gdp = (100 * broad.money.value) / broad.value
      const share = (100 * of('eurostat.cofog.money')) / gdp
      expect([area, Math.abs(share - of('eurostat.cofog.share')) < 0.0515]).toEqual([area, true])
    }
  })
})

describe('readings keep the laws of sums and caps', () => {
  it('in every year: what counts is at most the cap, and a reading is the sum of its functions', async () => {
    for (const period of ['2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020']) {
      const { members, total } = await answerOf({ period })
      expect(members).toHaveLength(25)
      for (const m of members)
        for (const name of NAMES) {
          const { value, counts, money } = m[name]
          expect(counts).toBe(Math.min(value, 1.5))
          expect(m.functions.reduce((sum, f) => sum + f[name] * f.value, 0)).toBeCloseTo(value, 9)
          expect(m.functions.reduce((sum, f) => sum + f[name] * f.money.value, 0)).toBeCloseTo(money.value, 6)
        }
      const within = (name: 'narrow' | 'middle' | 'broad') => {
        const own = members.filter((m) => m.member).map((m) => m[name].value)
        return total !== null && total[name].value >= Math.min(...own) && total[name].value <= Math.max(...own)
      }
      expect([period, ...NAMES.map(within)]).toEqual([period, true, true, true])
      expect(members.every((m) => m.narrow.value < m.middle.value && m.middle.value < m.broad.value)).toBe(true)
    }
  })

  it('for any shares of one’s own: narrow ≤ middle ≤ broad, each the share of the function', async () => {
    const three = fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
      .map((n) => n.toSorted((a, b) => a - b).map((x) => x / 100) as [number, number, number])
    const shares = fc.record({ GF0405: three, GF0301: three, GF0703: three })
    const full = memberOf(
      await answerOf({ area: 'DEU' }, mine({ GF0405: [1, 1, 1], GF0301: [1, 1, 1], GF0703: [1, 1, 1] })),
      'DEU',
    )
    const shareOf = (code: string) => full.functions.find((f) => f.code === code)?.value ?? Number.NaN
    await fc.assert(
      fc.asyncProperty(shares, async (given) => {
        const m = memberOf(await answerOf({ area: 'DEU' }, mine(given)), 'DEU')
        expect(m.narrow.value).toBeLessThanOrEqual(m.middle.value)
        expect(m.middle.value).toBeLessThanOrEqual(m.broad.value)
        NAMES.forEach((name, i) => {
          const sum = Object.entries(given).reduce((total, [code, of]) => total + (of[i] ?? 0) * shareOf(code), 0)
          expect(m[name].value).toBeCloseTo(sum, 8)
        })
      }),
      { numRuns: 20 },
    )
  })

  it('and every number has an origin that ends in cells', async () => {
    const { value, origins } = await whole({ area: 'NOR' })
    for (const name of NAMES)
      for (const field of ['value', 'counts', 'money/value'])
        for (const at of ['/members/0', '/years/8']) {
          const figure = origins.get(`${at}/${name}/${field}`)
          const path = [...at.slice(1).split('/'), name, ...field.split('/')]
          const there = path.reduce<unknown>((o, key) => (o as Record<string, unknown>)[key], value)
          expect([at, name, field, figure && 'value' in figure && figure.value]).toEqual([at, name, field, there])
        }
    const cells = new Set<string>()
    const walk = (of: unknown): void => {
      const figure = of as { kind: string; observation?: { cell: string }; from?: readonly unknown[] }
      if (figure.observation) cells.add(figure.observation.cell)
      figure.from?.forEach(walk)
    }
    walk(origins.get('/members/0/narrow/value'))
    expect([...cells].sort()).toEqual(
      ['GF0202/MIO_EUR', 'GF0302/MIO_EUR', 'TOTAL/MIO_EUR', 'TOTAL/PC_GDP'].map((c) => `S13/TE/${c}/NO/2020`),
    )
  })
})

describe('the answer', () => {
  it.each([{}, { area: 'PRT' }, { area: 'EU-NATO', period: '2013' }, { area: 'Austria' }])(
    'to %j is what its schema says',
    async (input) => {
      const answer = await answerOf(input)
      expect(canonicalJson(readings.output.parse(answer))).toBe(canonicalJson(answer))
    },
  )
})

describe("readings by rules of one's own", () => {
  it('take a part of a function, decide by text and year as a ledger would, and name rules that meet nothing', async () => {
    const rules = mine(
      { GF0405: [0, 0.25, 0.5], GF9901: [1, 1, 1] },
      'ledgers: [eurostat.cofog]\n',
    ).concat(`  - id: hospitals-in-2020
    when: { word: hospital }
    assign: [{ part: related, low: 0, central: 0, high: 1 }]
    because: mass casualties
    source: { text: me }
    from: "2020"
    standing: claimed
    priority: 1
`)
    const answer = await answerOf({ area: 'NOR' }, rules)
    const { functions, narrow, middle } = memberOf(answer, 'NOR')
    const transport = functions.find((f) => f.code === 'GF0405')!
    expect(narrow.value).toBe(0)
    expect(middle.value).toBeCloseTo(transport.value / 4, 10)
    expect(functions.map((f) => [f.code, f.rule, f.broad])).toEqual([
      ['GF0703', 'hospitals-in-2020', 1],
      ['GF0405', 'gf0405', 0.5],
    ])
    expect(answer.rules).toMatchObject({ id: 'mine', unused: ['gf9901'] })
    expect(answer.notes.join('\n')).toContain('These rules meet no function that the book holds: gf9901')
    expect(answer.notes.join('\n')).toContain('No rule decides GF0101, GF0104')
    const before = memberOf(await answerOf({ area: 'NOR', period: '2019' }, rules), 'NOR')
    expect(before.functions.map((f) => f.code)).toEqual(['GF0405'])
  })

  it('leave out what is disputed, as every rule set does', async () => {
    const rules = mine({ GF0301: [1, 1, 1], GF0405: [0, 0, 1] }).replace(/standing: claimed\n$/, 'standing: disputed\n')
    const answer = await answerOf({ area: 'NOR' }, rules)
    expect(memberOf(answer, 'NOR').functions.map((f) => f.code)).toEqual(['GF0301'])
    expect(answer.rules.unused).toEqual([])
  })
})

describe('readings are refused, with what to do,', () => {
  it.each([
    [{ period: '2021' }, 'readings.noPeriod', 'the functional detail held is of 2012 to 2020'],
    [{ period: 'now' }, 'period.malformed', 'write one year'],
    [{ area: 'USA' }, 'readings.noArea', 'it has: AUT, BEL'],
    [{ area: 'Atlantis' }, 'area.unknown', 'ISO code'],
    [{ goal: 'hague-2025.core' }, 'readings.goal', 'goals with a cap: hague-2025.related'],
    [{ asOf: '2025-06-24' }, 'goal.notYetAnnounced', 'nobody could be held to it'],
    [{ rules: 'norway' }, 'readings.ledger', 'classify a ledger with these'],
    [{ rules: './mine.yaml' }, 'files.none', 'shipped one by its id'],
  ])('%j: %s', async (input, code, hint) => {
    const refusal = await refusalOf(() => whole(input))
    expect([refusal.code, refusal.hint]).toEqual([code, expect.stringContaining(hint)])
  })

  it('a rule file without the part, or with faults, which are named with their lines', async () => {
    const part = await refusalOf(() =>
      whole(
        {},
        mine({ GF0405: [1, 1, 1] })
          .replaceAll('related', 'core')
          .replace('core, core', 'core'),
      ),
    )
    expect([part.code, part.message]).toEqual(['readings.goal', expect.stringContaining('its parts are core')])
    const tie = await refusalOf(() => whole({}, mine({ GF03: [0, 1, 1], GF0301: [1, 1, 1] })))
    expect([tie.code, tie.message]).toEqual(['rules.wrong', expect.stringMatching(/^line \d+: gf03 and "gf0301"/)])
  })
})

describe('the screen of readings', () => {
  const screenOf = async (input: Record<string, unknown>) =>
    showReadings(await answerOf(input), terminalOf({ columns: 80 }, {}))

  it('has the year in its title, and says that the detail ends there', async () => {
    const screen = await screenOf({})
    expect(screen).toMatch(/^Up to 1\.5 % under three readings: 2020\n/)
    expect(screen.replace(/\s+/g, ' ')).toContain('2020: the functional detail ends there')
    expect(screen).toMatch(/^Finland\* +0\.23 +0\.81 +5\.53 +0\.23 +0\.81 +1\.50$/m)
    expect(screen).toMatch(/^Portugal° +e +0\.13 /m)
    expect(screen).toMatch(/^NATO \(23\) +0\.26 +1\.40 +5\.78 +0\.26 +1\.36 +1\.50$/m)
    expect(await screenOf({ period: '2019' })).not.toContain('ends there')
  })

  it('of one country lists its functions and the reading from which each counts', async () => {
    const screen = await screenOf({ area: 'PRT' })
    expect(screen).toMatch(/^GF0302 +0\.13 +264\.8e +narrow +Fire-protection services$/m)
    expect(screen).toMatch(/^GF0202 +– +– +narrow +Civil defence$/m)
    expect(screen).toMatch(/^2012 +1 /m)
  })

  it('shows minus signs, not hyphens, and the parts of a function', async () => {
    expect(await screenOf({ area: 'FIN' })).toMatch(/^GF0202 +−0\.02 +−59\.0 +narrow/m)
    const own = showReadings(
      await answerOf({ area: 'FIN' }, mine({ GF0405: [0, 0.25, 0.5] })),
      terminalOf({ columns: 80 }, {}),
    )
    expect(own).toMatch(/^GF0405 .* 0 % \/ 25 % \/ 50 % +Transport$/m)
    expect(own).toContain('narrow: nothing more.')
  })
})
