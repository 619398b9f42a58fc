import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { answerFiles, answerZip } from '../../src/exports/answer-files.js'
import { answerTables, tableCsv } from '../../src/exports/answer-tables.js'
import { standing } from '../../src/operations/standing.js'
import { openedBook } from '../opened-book.js'

const ANSWER = {
  schema: 'urn:x',
  tool: { name: 'pledgebook', version: '1' },
  book: { id: 'b', knownTo: '2026-11-23' },
  asOf: '2026-11-23',
  citation: { text: 'Cite me', editions: [{ id: 'e', title: 'E', url: null }] },
  goal: { id: 'g' },
  members: [
    { area: 'A', gap: { points: 0.1, money: null }, tags: ['x', 'y'], years: [{ period: '2024', value: 2.00000001 }] },
    { area: '=B', gap: { points: null, money: { value: 1e21 } }, tags: [], years: [{ period: '2025', value: null }] },
  ],
}

describe('tables of an answer', () => {
  it('are its lists, parts after a point, lists within lists apart with the row they belong to', () => {
    expect(answerTables(ANSWER)).toEqual([
      {
        name: 'members',
        columns: ['area', 'gap.points', 'tags', 'gap.money.value'],
        rows: [
          { area: 'A', 'gap.points': 0.1, 'gap.money': null, tags: 'x; y' },
          { area: '=B', 'gap.points': null, tags: '', 'gap.money.value': 1e21 },
        ],
      },
      {
        name: 'members.years',
        columns: ['members#', 'members.area', 'period', 'value'],
        rows: [
          { 'members#': 0, 'members.area': 'A', period: '2024', value: 2.00000001 },
          { 'members#': 1, 'members.area': '=B', period: '2025', value: null },
        ],
      },
    ])
  })

  it('are one row where an answer has no list', () => {
    const { members: _members, ...none } = ANSWER
    expect(answerTables(none)).toEqual([
      { name: 'answer', columns: ['asOf', 'goal.id'], rows: [{ asOf: '2026-11-23', 'goal.id': 'g' }] },
    ])
  })

  it('are written unrounded, with formulas defused', () => {
    const [members, years] = answerTables(ANSWER).map(tableCsv)
    expect(members).toContain("\n'=B,")
    expect(years).toBe("members#,members.area,period,value\n0,A,2024,2.00000001\n1,'=B,2025,\n")
  })

  it('hold every figure of a real answer', async () => {
    const { value } = await standing.run({ book: await openedBook(), log: () => undefined }, {})
    const csv = Object.fromEntries(answerTables(value).map((t) => [t.name, tableCsv(t)]))
    expect(Object.keys(csv)).toContain('members')
    for (const { area, value: share } of value.members) {
      expect(csv.members).toContain(`${area},`)
      if (share !== null) expect(csv.members).toContain(`,${share},`)
    }
  })
})

describe('files of an answer', () => {
  it('say what was asked, how to cite it, and what is in each', () => {
    const files = answerFiles('standing', { goal: 'g' }, ANSWER)
    expect(files.get('citation.txt')).toBe('Cite me\n')
    expect(JSON.parse(files.get('answer.json') ?? '')).toEqual(ANSWER)
    expect(JSON.parse(files.get('metadata.json') ?? '')).toMatchObject({
      operation: 'standing',
      question: { goal: 'g' },
    })
    for (const name of files.keys()) if (name !== 'README.txt') expect(files.get('README.txt')).toContain(name)
  })

  it('are the same bytes for the same answer, in any time zone', () => {
    const before = process.env.TZ
    const zips = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo'].map((zone) => {
      process.env.TZ = zone
      return answerZip('standing', {}, ANSWER)
    })
    process.env.TZ = before
    expect(zips.map((z) => Buffer.from(z).toString('base64'))).toEqual(
      zips.map(() => Buffer.from(zips[0] ?? []).toString('base64')),
    )
    expect(strFromU8(unzipSync(zips[0] as Uint8Array)['citation.txt'] ?? new Uint8Array())).toBe('Cite me\n')
  })
})
