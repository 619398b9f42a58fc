import { utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import { answerWorkbook } from '../../src/exports/workbook.js'
import type { CostModel } from '../../src/exports/workbook-model.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { CHANGES, KINDS, PINNED, type Question, questions } from './workbook-cases.js'
import { describeWithCalc, emptied, recalculated, valueAt } from './workbook-desk.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const GENERATED = LONG ? 200 : 10
const CENT = 0.01

interface Answered {
  readonly value: Cost
  readonly model: CostModel
  readonly bytes: Uint8Array
}

async function costOf({ file, ...question }: Question): Promise<Answered> {
  const files = { ...disk, read: async () => new TextEncoder().encode(file ?? '') }
  const answer = await asked(await openedBook(), 'cost', { ...PINNED, ...question }, { files })
  const model = answer.model?.()
  if (model === undefined) throw new Error('a cost without a model')
  const value = answer.value as Cost
  const operation = { name: 'cost', summary: 'cost' }
  return { value, model, bytes: answerWorkbook({ operation, question, answer: value, model }) }
}

/** Columns of the sheet of years by their heading, one entry a year. */
function yearsOf(book: WorkBook): Record<string, (number | string | undefined)[]> {
  const rows = utils.sheet_to_json<(number | string)[]>(book.Sheets.Years ?? {}, { header: 1, blankrows: true })
  const heads = (rows[3] ?? []) as string[]
  return Object.fromEntries(heads.map((head, i) => [head, rows.slice(5).map((row) => row[i])]))
}

/** What is off between two columns: the engine gives twelve digits, and a difference as many as what it was taken of. */
function off(
  name: string,
  found: readonly (number | string | undefined)[],
  told: readonly (number | null)[],
  size: number,
): string[] {
  return told.flatMap((value, i) => {
    const is = found[i]
    if (value === null) return is === undefined ? [] : [`${name} ${i}: ${is} where there is none`]
    return typeof is === 'number' && Math.abs(is - value) <= 1e-11 * size
      ? []
      : [`${name} ${i}: ${is}, engine ${value}`]
  })
}

/** Everything in which a recalculated workbook differs from an answer of the engine. */
function differences(book: WorkBook, { value, model }: Answered): string[] {
  const years = yearsOf(book)
  const found = (head: string) => years[head] ?? []
  const of = (pick: (y: Cost['years'][number]) => number | null) => value.years.map(pick)
  const most = (pick: (y: Cost['years'][number]) => number) => Math.max(...value.years.map(pick))
  const money = most((y) => Math.max(y.level.value, y.baseline.value))
  const head = most((y) => y.perHead?.value ?? 0)
  const totals = ['B6', 'B7', 'B8', 'B9'].map((at) => valueAt(book, 'Totals', at))
  const { cumulative, average, inTargetYear, yearlyStep } = value.total
  return [
    ...off(
      'share',
      found('Share'),
      of((y) => y.share),
      100,
    ),
    ...off(
      'GDP',
      found('GDP'),
      of((y) => y.gdp.value),
      most((y) => y.gdp.value),
    ),
    ...off(
      'level',
      found('Level'),
      of((y) => y.level.value),
      money,
    ),
    ...off(
      'baseline',
      found('Baseline'),
      of((y) => y.baseline.value),
      money,
    ),
    ...off(
      'extra',
      found('Extra'),
      of((y) => y.extra.value),
      money,
    ),
    ...off(
      'level per head',
      found('Level per head'),
      of((y) => y.perHead?.value ?? null),
      head,
    ),
    ...off(
      'extra per head',
      found('Extra per head'),
      of((y) => y.extraPerHead?.value ?? null),
      head,
    ),
    ...off(
      'of revenue',
      found('Level, of revenue'),
      of((y) => y.ofRevenue),
      100,
    ),
    ...off(
      'of expenditure',
      found('Level, of expenditure'),
      of((y) => y.ofExpenditure),
      100,
    ),
    ...off(
      'totals',
      totals,
      [cumulative, average, inTargetYear, yearlyStep].map((m) => m.value),
      money * value.years.length,
    ),
    ...cents(found('Level'), model),
  ]
}

/** Years whose level is a cent off the engine's own unrounded numbers. */
function cents(found: readonly (number | string | undefined)[], model: CostModel): string[] {
  const { priceYear, from, still, priceYears, members, scale } = model
  const units = Number(`1e${scale}`)
  return found.flatMap((is, t) => {
    const level = members.reduce((sum, m) => {
      const inPath = priceYear !== null && priceYear >= from && !still
      const base =
        priceYear === null ? 1 : inPath ? m.deflator[priceYear - from] : m.priceLevels[priceYears.indexOf(priceYear)]
      const prices = priceYear === null ? 1 : (base ?? Number.NaN) / (m.deflator[t] ?? Number.NaN)
      return sum + (((m.gdp[t] ?? 0) * (m.path[t] ?? 0)) / 100) * m.rate * prices
    }, 0)
    // Sums of trillions in doubles are exact to some ten-thousandths of a cent; the file holds fifteen digits.
    const cent = Math.max(CENT / units, level * 2e-15)
    return typeof is === 'number' && Math.abs(is - level) <= cent ? [] : [`level ${t}: ${is}, unrounded ${level}`]
  })
}

/** Rows of the check that do not say nought. */
function unequal(book: WorkBook): unknown[] {
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets.Check ?? {}, { header: 1, blankrows: true }).slice(5)
  return rows.length > 40 ? rows.filter((row) => row[4] !== 0) : ['the check has too few rows']
}

/** Faults of a spreadsheet anywhere, such as `#NAME?`. */
function broken(book: WorkBook): string[] {
  return book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([at, cell]) =>
      cell?.t === 'e' ? [`${name}!${at} ${cell.w}`] : [],
    ),
  )
}

/** The first questions that have an answer. */
async function generated(): Promise<[string, Question, Answered][]> {
  const { facts } = await openedBook()
  const found: [string, Question, Answered][] = []
  for (const question of fc.sample(questions(facts, LONG), { numRuns: 12 * GENERATED, ...(LONG ? {} : { seed: 7 }) })) {
    if (found.length === GENERATED) break
    try {
      found.push([JSON.stringify(question), question, await costOf(question)])
    } catch (error) {
      if (!(error instanceof PledgebookError) || error.fault === 'bug') throw error
    }
  }
  return found
}

describeWithCalc('a cost as a workbook', () => {
  const answers = new Map<string, Answered>()
  const changed = new Map<string, Answered>()
  let books = new Map<string, WorkBook>()

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>()
    for (const [name, question] of Object.entries(KINDS)) answers.set(name, await costOf(question))
    for (const [name, , answer] of await generated()) answers.set(name, answer)
    for (const [name, { bytes }] of answers) files.set(name, emptied(bytes))
    for (const [name, { asked: question, cells, instead }] of Object.entries(CHANGES)) {
      files.set(`change ${name}`, emptied((await costOf(question)).bytes, cells))
      changed.set(name, await costOf(instead))
    }
    books = recalculated(files)
  }, 600_000)

  const bookOf = (name: string): WorkBook => {
    const book = books.get(name)
    if (book === undefined) throw new Error(`no workbook ${name}`)
    return book
  }

  it.each(Object.keys(KINDS))('%s: LibreOffice computes what the engine gives', (name) => {
    const answer = answers.get(name) as Answered
    expect(broken(bookOf(name))).toEqual([])
    expect(differences(bookOf(name), answer)).toEqual([])
    expect(unequal(bookOf(name))).toEqual([])
    expect(valueAt(bookOf(name), 'Check', 'C2')).toBe('yes')
  })

  it('generated questions: LibreOffice computes what the engine gives', () => {
    const names = [...answers.keys()].filter((name) => name.startsWith('{'))
    expect(names).toHaveLength(GENERATED)
    for (const name of names) {
      const wrong = [...broken(bookOf(name)), ...differences(bookOf(name), answers.get(name) as Answered)]
      expect([name, ...wrong, ...unequal(bookOf(name))]).toEqual([name])
    }
  })

  it.each(Object.keys(CHANGES))('a change of %s in the workbook gives what the engine gives when asked so', (name) => {
    const book = bookOf(`change ${name}`)
    expect(differences(book, changed.get(name) as Answered)).toEqual([])
    expect(valueAt(book, 'Check', 'C2')).toBe('no: an assumption was changed')
  })
})
