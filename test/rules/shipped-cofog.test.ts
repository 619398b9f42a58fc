import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { splitLine } from '../../src/book/csv-table.js'
import { readRuleSet } from '../../src/book/rule-file.js'
import { rulesThatHold } from '../../src/rules/interpret.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { DATA } from '../opened-book.js'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { ledgerLine } from './rules-at-hand.js'

const FILE = 'rules/cofog.yaml'
const set = readRuleSet(readFileSync(join(DATA, FILE), 'utf8'), FILE)
const dataset = WORLD.datasets.find((d) => set.ledgers.includes(d.id))!
const held = Object.keys(dataset.subjects)
  .filter((subject) => /^GF\d{4}\.MIO_EUR$/.test(subject))
  .map((subject) => subject.slice(0, 6))
const deciding = (code: string) => rulesThatHold(set, ruleLine(ledgerLine({ code, year: '2020', stage: 'outturn' }), 1))

/** Functions of which a share of the related part is above nothing, in the order of their codes. */
const taken = (share: 'low' | 'central' | 'high') =>
  held.filter((code) => deciding(code).some((r) => r.assign.some((a) => a.part === 'related' && a[share] > 0))).sort()

describe('data/rules/cofog.yaml', () => {
  it('decides every function that the book holds, each by one rule, and has no rule beside', () => {
    expect(held).toHaveLength(26)
    for (const code of held) expect([code, deciding(code).length]).toEqual([code, 1])
    const used = new Set(held.flatMap((code) => deciding(code).map((r) => r.id)))
    expect(set.rules.map((r) => r.id).filter((id) => !used.has(id))).toEqual([])
  })

  it('takes a function whole or not at all, since no source gives a part of one', () => {
    const shares = set.rules.flatMap((r) => r.assign.flatMap((a) => [a.low, a.central, a.high]))
    expect(shares.filter((s) => s !== 0 && s !== 1)).toEqual([])
    expect(set.rules.filter((r) => r.assign.length !== 1).map((r) => r.id)).toEqual([])
  })

  it('names for each rule a reason, an address and the explanatory note it was read from', () => {
    for (const { id, because, source } of set.rules) {
      expect([id, because.length > 20, source.url?.startsWith('https://')]).toEqual([id, true, true])
      expect([id, source.text]).toEqual([id, expect.stringMatching(/COFOG 1999, note on \d\d\.\d/)])
    }
  })

  it('reads the 1.5 % in three ways, each with all that the one before it has', () => {
    const [narrow, middle, broad] = [taken('low'), taken('central'), taken('high')]
    expect(narrow).toEqual(['GF0202', 'GF0302'])
    expect(middle).toEqual(['GF0202', 'GF0301', 'GF0302', 'GF0305', 'GF0306', 'GF0406'])
    expect(broad).toEqual([...middle, 'GF0104', 'GF0403', 'GF0404', 'GF0405', 'GF0408', 'GF0603', 'GF0704'].sort())
  })

  it("gives the forces to the core, civil defence not: NATO's definition leaves it out", () => {
    const core = held.filter((code) => deciding(code).some((r) => r.assign.some((a) => a.part === 'core')))
    expect(core.sort()).toEqual(['GF0201', 'GF0203', 'GF0204', 'GF0205'])
  })
})

describeWithFolders(['eurostat-cofog'], "Eurostat's file and the United Nations' classification", (folder) => {
  const rows = gunzipSync(readFileSync(join(folder, 'eurostat-cofog/gov_10a_exp-2012-2020-all-cofog-groups.csv.gz')))
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => splitLine(line) ?? [])
    .filter(([unit, , geo]) => unit === 'MIO_EUR' && geo !== 'EU27_2020')
  const groups = rows.filter(([, code = '']) => /^GF\d{4}$/.test(code))

  it('have 69 groups, which sum to their divisions within rounding in every country and year', () => {
    expect(new Set(groups.map(([, code]) => code)).size).toBe(69)
    const sums = new Map<string, number>()
    for (const [, code = '', geo, year, value] of groups) {
      const key = `${code.slice(0, 4)} ${geo} ${year}`
      sums.set(key, (sums.get(key) ?? 0) + Number(value))
    }
    const divisions = rows.filter(([, code = '']) => /^GF\d{2}$/.test(code))
    expect(divisions).toHaveLength(10 * 29 * 9)
    const far = divisions.filter(([, code, geo, year, value]) => {
      const sum = sums.get(`${code} ${geo} ${year}`) ?? Number.NaN
      return !(Math.abs(sum - Number(value)) < 2.5)
    })
    expect(far).toEqual([])
  })

  it('leave no group empty but those that Eurostat marks as not applicable, of three countries', () => {
    const empty = groups.filter(([, , , , value]) => value === '')
    expect(new Set(empty.map(([, , , , , flag]) => flag))).toEqual(new Set(['z']))
    expect(new Set(empty.map(([, , geo]) => geo))).toEqual(new Set(['BG', 'LT', 'PT']))
  })

  it('has a note for every code that a rule cites', () => {
    const codes = readFileSync(join(folder, 'eurostat-cofog/original/cofog-un-classification.csv'), 'utf8')
    const cited = set.rules.flatMap((r) => [...r.source.text.matchAll(/\d\d\.\d(?:\.\d)?/g)].map(([code]) => code))
    expect(cited.length).toBeGreaterThan(20)
    for (const code of new Set(cited)) expect([code, codes.includes(`\n${code},`)]).toEqual([code, true])
  })
})
