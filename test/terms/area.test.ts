import { describe, expect, it } from 'vitest'
import { readDataFacts } from '../../src/book/data-folder.js'
import { type Area, isMember, membersOf } from '../../src/terms/area.js'
import { DATA } from '../opened-book.js'

const { facts } = readDataFacts(DATA)
const areaOf = (code: string): Area => facts.areas.find((a) => a.code === code)!
const codesOf = (group: string, year: number): string[] =>
  membersOf(facts.groups.find((g) => g.code === group)!, facts.areas, year).map((a) => a.code)

describe('membership by year', () => {
  it.each([
    ['MNE', 2016, 2017],
    ['MKD', 2019, 2020],
    ['FIN', 2022, 2023],
    ['SWE', 2023, 2024],
  ])('%s is no ally in %d and is one in %d', (code, before, from) => {
    expect(isMember(areaOf(code), 'NATO', before)).toBe(false)
    expect(isMember(areaOf(code), 'NATO', from)).toBe(true)
  })

  it.each([
    ['NATO', 2016, 28],
    ['NATO', 2017, 29],
    ['NATO', 2020, 30],
    ['NATO', 2023, 31],
    ['NATO', 2024, 32],
    ['NATO-Europe', 2026, 30],
    ['NATO-Europe-Canada', 2026, 31],
    ['EU', 2019, 28],
    ['EU', 2020, 27],
    ['EU', 2026, 27],
    ['EU-NATO', 2026, 23],
  ])('%s has in %d: %d members', (group, year, count) => {
    expect(codesOf(group, year)).toHaveLength(count)
  })

  it('leaves the United Kingdom out of the EU in the year it left, and in NATO', () => {
    expect(isMember(areaOf('GBR'), 'EU', 2019)).toBe(true)
    expect(isMember(areaOf('GBR'), 'EU', 2020)).toBe(false)
    expect(isMember(areaOf('GBR'), 'NATO', 2020)).toBe(true)
  })

  it('takes exceptions and several organisations at their word', () => {
    expect(codesOf('NATO-Europe', 2026)).not.toContain('CAN')
    expect(codesOf('NATO-Europe-Canada', 2026)).not.toContain('USA')
    expect(codesOf('EU-NATO', 2026).every((c) => codesOf('EU', 2026).includes(c))).toBe(true)
    expect(codesOf('EU-NATO', 2026).every((c) => codesOf('NATO', 2026).includes(c))).toBe(true)
  })

  it('counts the day of accession in, the day of leaving out', () => {
    const area = (from: string, until?: string): Area => ({
      code: 'AAA',
      name: 'A',
      currency: 'EUR',
      names: [],
      memberships: [{ of: 'X', from, until }],
    })
    expect(isMember(area('2020-12-31'), 'X', 2020)).toBe(true)
    expect(isMember(area('2021-01-01'), 'X', 2020)).toBe(false)
    expect(isMember(area('2000-01-01', '2020-12-31'), 'X', 2020)).toBe(false)
    expect(isMember(area('2000-01-01', '2021-01-01'), 'X', 2020)).toBe(true)
  })
})
