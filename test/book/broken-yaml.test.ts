import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ZodMiniType } from 'zod/mini'
import { datasetFile } from '../../src/book/dataset-schema.js'
import { editionFile } from '../../src/book/edition-schema.js'
import * as schemas from '../../src/book/schemas.js'
import { readYaml } from '../../src/book/yaml-file.js'
import { PledgebookError } from '../../src/terms/fault.js'

const FOLDER = fileURLToPath(new URL('./broken', import.meta.url))

/** A broken file, what it should have been, and every complaint that its one error must have. */
const BROKEN: Readonly<Record<string, readonly [schema: ZodMiniType, ...words: string[]]>> = {
  'alias-bomb': [schemas.bookFile, 'Excessive alias count'],
  'area-with-unquoted-number': [
    schemas.areasFile,
    'line 4: areas.0.currency: expected text, found the number 978; put it in quotes',
  ],
  'day-that-is-none': [
    schemas.areasFile,
    'line 7: areas.0.memberships.0.from: expected a day of the calendar, as "2025-06-25", found "2023-02-29"',
    'line 9: areas.0.memberships.1.from: expected a day of the calendar, as "2025-06-25", found "1995-01"',
  ],
  'duplicate-key': [editionFile, 'line 4: Map keys must be unique'],
  empty: [schemas.bookFile, 'line 1: the file: expected fields, found an empty field'],
  'layout-cell-name': [
    datasetFile,
    'line 12: units.nato.core.share.scale: expected a whole number, found the number 0.5',
    'line 17: layouts.0.tables.0.title.at: expected text that matches /^[A-Z]+\\d+$/, found "1A"',
    'line 19: layouts.0.tables.0.blocks.0.rows.1: expected allies or aggregates, found "members"',
  ],
  'list-for-fields': [schemas.bookFile, 'line 1: the file: expected fields, found a list'],
  'missing-source': [schemas.goalsFile, 'line 1: source: is missing'],
  'no-read-as-false': [
    schemas.areasFile,
    'line 7: areas.0.names.0: expected text, found the boolean false; put it in quotes',
  ],
  'pledge-without-stage': [
    schemas.pledgesFile,
    'line 3: entries.0.stage: is missing',
    'line 7: entries.0.share.0.period: expected text, found the number 2027; put it in quotes',
  ],
  'several-at-once': [
    schemas.goalsFile,
    'line 2: title: is empty',
    'line 3: announcedOn: expected a day of the calendar, as "2025-06-25", found "25 June 2025"',
    'line 8: goals.0.kind: expected pledge or guideline or law or treaty, found "wish"',
    'line 11: goals.0.floor: expected a number, found "3.5"',
    'line 13: goals.0.due: expected one of the forms that CONTRIBUTING.md gives, found fields of its own',
    'line 6: goals.0.start: is missing',
  ],
  'two-documents': [schemas.bookFile, 'line 3: Source contains multiple documents'],
  'unknown-field': [
    editionFile,
    'line 4: the file: there is no such field: "publishedBy"',
    'line 10: copies.0: there is no such field: "sha"',
  ],
  'unquoted-year': [editionFile, 'line 4: constantPrices: expected text, found the number 2021; put it in quotes'],
  'unresolved-alias': [schemas.bookFile, 'Unresolved alias', 'defaults'],
  'wrong-hash': [editionFile, 'line 8: copies.0.files.0.sha256: expected text that matches', '"1897E2EAD4"'],
}

function errorOf(read: () => unknown): PledgebookError {
  try {
    read()
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('a broken YAML file', () => {
  it.each(Object.entries(BROKEN))('%s is refused with all of its mistakes', (name, [schema, ...words]) => {
    const text = readFileSync(`${FOLDER}/${name}.yaml`, 'utf8')
    const error = errorOf(() => readYaml(text, schema, `${name}.yaml`))
    for (const word of words) expect(error.message).toContain(word)
    expect(error.fault).toBe('data')
    expect(error.where).toBe(`${name}.yaml`)
  })

  it.each([
    [
      'a tab',
      'knownTo: "2026-11-23"\ndefaults:\n\tgoal: hague-2025.core\n',
      'line 3: Tabs are not allowed as indentation',
    ],
    ['an unclosed quote', 'knownTo: "2026-11-23\ndefaults: { goal: x }\n', 'Missing closing "quote'],
    ['far too many brackets', `knownTo: ${'['.repeat(3000)}`, 'Flow sequence'],
  ])('with %s is refused (not a file of its own, since no formatter could read it either)', (_, text, words) => {
    const error = errorOf(() => readYaml(text, schemas.bookFile, 'book.yaml'))
    expect(error.code).toBe('yaml.malformed')
    expect(error.message).toContain(words)
  })

  it('stands in the table above', () => {
    expect(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    ).toEqual(
      Object.keys(BROKEN)
        .sort()
        .map((name) => `${name}.yaml`),
    )
  })
})

describe('a YAML file', () => {
  it('may write NO without quotes: it is text here, not false', () => {
    const text = 'areas: [{ code: NOR, name: Norway, currency: NOK, names: [NO], memberships: [] }]\ngroups: []\n'
    expect(readYaml(text, schemas.areasFile, 'areas.yaml').areas[0]?.names).toEqual(['NO'])
  })
})
