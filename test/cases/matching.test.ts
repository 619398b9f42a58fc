import { describe, expect, it } from 'vitest'
import { differencesFrom } from './matching.js'

const ANSWER = {
  count: { met: 5, notMet: 25 },
  members: [
    { area: 'DNK', value: 3.49, because: null, reached: ['2023'] },
    { area: 'DEU', value: null, because: 'the edition leaves this cell blank', reached: [] },
  ],
}

describe('a case', () => {
  it.each<[string, unknown]>([
    ['fields it names', { count: { met: 5 } }],
    ['rows by area', { members: { DNK: { value: 3.49 }, DEU: { value: null } } }],
    ['a distance', { members: { DNK: { value: { about: 3.5, within: 0.011 } } } }],
    ['words', { members: { DEU: { because: { says: 'blank' } } } }],
    ['whole lists', { members: { DNK: { reached: ['2023'] } } }],
    ['absent fields', { members: { DNK: { absent: ['own'] } } }],
    ['absent rows', { members: { absent: ['POL'] } }],
  ])('is met by %s', (_name, expected) => {
    expect(differencesFrom(expected, ANSWER)).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['another number', { count: { met: 4 } }, '/count/met: 5, expected 4'],
    ['a misspelt field', { count: { mett: 5 } }, '/count/mett: absent, expected 5'],
    ['a number where there is none', { members: { DEU: { value: 2.22 } } }, '/members/DEU/value: null, expected 2.22'],
    ['a row that is not there', { members: { POL: { value: 1 } } }, '/members: 0 rows named POL'],
    [
      'a distance too small',
      { members: { DNK: { value: { about: 3.5, within: 0.009 } } } },
      '/members/DNK/value: 3.49 is not within 0.009 of 3.5',
    ],
    [
      'a distance from nothing',
      { members: { DEU: { value: { about: 0, within: 9 } } } },
      '/members/DEU/value: null is not within 9 of 0',
    ],
    [
      'other words',
      { members: { DNK: { because: { says: 'blank' } } } },
      '/members/DNK/because: null does not say "blank"',
    ],
    ['part of a list', { members: { DNK: { reached: [] } } }, '/members/DNK/reached: ["2023"], expected []'],
    ['a field that is there', { members: { DNK: { absent: ['value'] } } }, '/members/DNK/value: is there'],
    ['a row that is there', { members: { absent: ['POL', 'DNK'] } }, '/members/DNK: is there'],
    ['an expectation of nothing', { members: { DNK: {} } }, '/members/DNK: the case expects nothing'],
    ['an object where there is none', { count: { met: { points: 1 } } }, '/count/met: 5 is no object'],
  ])('is not met by %s', (_name, expected, difference) => {
    expect(differencesFrom(expected, ANSWER)).toEqual([difference])
  })
})
