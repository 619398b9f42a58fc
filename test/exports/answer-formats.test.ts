import { Ajv } from 'ajv'
import { unzipSync } from 'fflate'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { formatNames } from '../../src/cli/command.js'
import { describedTables } from '../../src/exports/answer-files.js'
import { answerFields } from '../../src/operations/answer-fields.js'
import { answerFile, formatOfFile, formatsOf } from '../../src/operations/answer-file.js'
import { type Asked, ask } from '../../src/operations/ask.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { openedBook } from '../opened-book.js'
import { RANGES } from '../operations/answer-ranges.js'
import { CSL, DATA_PACKAGE, DATASET, SDMX_DATA, SDMX_STRUCTURE } from './standard-schemas.js'

const MOST = 4
const ajv = new Ajv({ strict: false, allErrors: true })
const SCHEMAS = {
  'sdmx-json': ajv.compile(SDMX_DATA),
  'sdmx-structure': ajv.compile(SDMX_STRUCTURE),
  datapackage: ajv.compile(DATA_PACKAGE),
  csl: ajv.compile(CSL),
  dataset: ajv.compile(DATASET),
} as const

const ANSWERS = new Map<string, Promise<Asked[]>>()

/** Some answers of an operation, spread over its range of questions, asked once. */
function someAnswers(name: string, inputs: () => Iterable<Record<string, unknown>>): Promise<Asked[]> {
  const known = ANSWERS.get(name) ?? askSome(name, inputs())
  ANSWERS.set(name, known)
  return known
}

async function askSome(name: string, inputs: Iterable<Record<string, unknown>>): Promise<Asked[]> {
  const context = { book: await openedBook(), log: () => undefined }
  const all = [...inputs]
  const step = Math.max(1, Math.floor(all.length / MOST))
  const found: Asked[] = []
  for (const input of all.filter((_, i) => i % step === 0))
    try {
      found.push(await ask(context, 'cli', name, input))
    } catch (error) {
      // Some questions of a range have no answer; that is for their own tests.
      if (!(error instanceof PledgebookError) || error.fault === 'bug') throw error
    }
  return found
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A chart may say that there is nothing to draw. */
const mayRefuse = (format: string, error: unknown) =>
  ['svg', 'html'].includes(format) && error instanceof PledgebookError && error.code === 'chart.noData'

describe.each(RANGES)('%s', (name, inputs) => {
  it('is written in every format, the same bytes twice, and in those with a schema as it says', async () => {
    const answers = await someAnswers(name, inputs)
    expect(answers.length).toBeGreaterThan(0)
    for (const asked of answers)
      for (const { name: format, binary } of formatsOf(name)) {
        const file = await answerFile(asked, format).catch((error: unknown) => {
          if (mayRefuse(format, error)) return undefined
          throw error
        })
        if (file === undefined) continue
        expect(file.bytes.length, format).toBeGreaterThan(0)
        expect(file.binary).toBe(binary === true)
        const again = await answerFile(asked, format)
        expect(Buffer.compare(file.bytes, again.bytes), `${format} of ${JSON.stringify(asked.question)}`).toBe(0)
        const valid = SCHEMAS[format as keyof typeof SCHEMAS]
        if (valid && !valid(JSON.parse(text(file.bytes))))
          expect.fail(`${format} of ${JSON.stringify(asked.question)}: ${ajv.errorsText(valid.errors)}`)
      }
  })

  it('has tables whose every column is described, and whose values are of its type', async () => {
    const undescribed = new Set<string>()
    for (const { operation, answer } of await someAnswers(name, inputs)) {
      const fields = answerFields(operation)
      const { tables, columns } = describedTables({ answer: answer.value as never, fields })
      expect(columns.length).toBeGreaterThan(0)
      for (const c of columns) if (c.description === undefined) undescribed.add(`${c.table}: ${c.column}`)
      expect(new Set(tables.map((t) => t.name)).size).toBe(tables.length)
    }
    expect([...undescribed]).toEqual([])
  })
})

describe('formats', () => {
  it('are those that the command line names', async () => {
    for (const name of Object.keys(OPERATIONS)) {
      const named = ['json', ...formatNames(name)].sort()
      expect(
        formatsOf(name)
          .map((f) => f.name)
          .sort(),
        name,
      ).toEqual(named)
    }
  })

  it('are told by the name of a file, the longest ending first', () => {
    const told = [
      'a.csv',
      'A.CSV',
      'b.sdmx.csv',
      'x/y.csl.json',
      'y.json',
      'c.jsonld',
      'datapackage.json',
      'z.parquet.zip',
    ]
    expect(told.map((file) => formatOfFile('standing', file))).toEqual([
      'csv',
      'csv',
      'sdmx-csv',
      'csl',
      'json',
      'dataset',
      'datapackage',
      'parquet-zip',
    ])
    expect(() => formatOfFile('standing', 'standing.docx')).toThrow(/tells no format/)
    expect(() => formatOfFile('drivers', 'a.sdmx.csv.gz')).toThrow(/tells no format/)
  })

  it('have one name each of an operation, and an ending', () => {
    for (const name of Object.keys(OPERATIONS)) {
      const names = formatsOf(name).map((f) => f.name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('Parquet', () => {
  it('holds the rows of the CSV, with its numbers as numbers and its yes and no as such', async () => {
    const context = { book: await openedBook(), log: () => undefined }
    const asked = await ask(context, 'cli', 'standing', {})
    const { bytes } = await answerFile(asked, 'parquet')
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const rows = await parquetReadObjects({ file })
    const { members } = asked.answer.value as { members: { area: string; value: number | null; member: boolean }[] }
    expect(rows.map((r) => [r.area, r.value, r.member])).toEqual(members.map((m) => [m.area, m.value, m.member]))
    const types = Object.fromEntries(parquetMetadata(file).schema.map((s) => [s.name, s.type]))
    expect(types).toMatchObject({
      value: 'DOUBLE',
      member: 'BOOLEAN',
      'gap.money.scale': 'INT32',
      edition: 'BYTE_ARRAY',
    })
  })

  it('is in the zip instead of CSV where that is asked for, with a descriptor that fits', async () => {
    const context = { book: await openedBook(), log: () => undefined }
    const asked = await ask(context, 'cli', 'cost', { area: 'DEU', draws: 100 })
    const files = unzipSync((await answerFile(asked, 'parquet-zip')).bytes)
    const { resources } = JSON.parse(text(files['datapackage.json'] ?? new Uint8Array()))
    expect(resources.length).toBeGreaterThan(5)
    for (const { path, bytes } of resources) {
      expect(files[path]?.length).toBe(bytes)
      expect(text((files[path] ?? new Uint8Array()).slice(0, 4))).toBe('PAR1')
    }
    expect(
      Object.keys(files)
        .filter((f) => f.endsWith('.csv'))
        .sort(),
    ).toEqual(['dictionary.csv', 'sdmx-data.csv', 'sources.csv'])
  })
})
