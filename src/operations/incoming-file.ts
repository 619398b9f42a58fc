import type { Book } from '../book/book.js'
import { readTidy } from '../book/tidy-csv.js'
import type { Dataset } from '../sources/layout.js'
import { hasWorkbooks, readPublisherWorkbook } from '../sources/publisher-workbook.js'
import { sniff } from '../sources/sniff.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import type { Incoming } from './incoming-edition.js'

/** A share is no amount: each measure has the unit the dataset gives it. Throws `data` `import.unit`. */
function refuseOddUnits(dataset: Dataset, observations: readonly Observation[], name: string): void {
  for (const o of observations) {
    const unit = dataset.units[o.measure]?.code
    const fits = unit === 'national' ? /^[A-Z]{3}$/.test(o.unit.code) : unit === o.unit.code
    if (!fits)
      throw new PledgebookError(
        'data',
        'import.unit',
        `${o.measure} of ${o.area} for ${o.period} is in "${o.unit.code}", expected ${unit ?? 'no such measure in this dataset'}`,
        'correct the unit column; nothing was read',
        { where: name },
      )
  }
}

/** A file on its way in; `instead` names the datasets it might be of where nobody said. */
export interface IncomingFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly instead: readonly string[]
}

/**
 * Reads a publisher's workbook or a tidy CSV as figures of one edition. Throws `source` and `data` faults of the readers, `input`
 * `import.noLayout` for a workbook of a dataset that has none, `data` `import.unit`.
 */
export async function readIncoming(
  book: Book,
  dataset: Dataset,
  { bytes, name, instead }: IncomingFile,
  publishedOn: string,
  copy: string,
): Promise<Incoming> {
  const edition = `${dataset.id}/${publishedOn}`
  const kind = sniff(bytes)
  if (kind === 'zip') {
    if (!hasWorkbooks(dataset))
      throw new PledgebookError(
        'input',
        'import.noLayout',
        `"${name}" is a workbook, and of ${dataset.id} none can be read`,
        'give its figures as a tidy CSV, as CONTRIBUTING.md describes it, or name the --dataset it belongs to',
        { where: name },
      )
    const reading = await readPublisherWorkbook(bytes, {
      dataset,
      areas: book.facts.areas,
      measures: book.facts.measures,
      edition,
      publishedOn,
      copy,
    }).catch((error) => rethrow(error, instead))
    return { ...reading, kind: 'original' }
  }
  if (kind === 'text') {
    const measures = new Map(book.facts.measures.map((m) => [m.id, m]))
    const areas = new Set([...book.facts.areas, ...book.facts.groups].map((a) => a.code))
    const observations = readTidy(bytes, { edition, copy, measures, areas }, name)
    refuseOddUnits(dataset, observations, name)
    return {
      observations,
      basis: undefined,
      constantPrices: undefined,
      kind: 'transcription',
    }
  }
  throw new PledgebookError(
    'source',
    'import.kind',
    `"${name}" is ${kind === 'empty' ? 'empty' : kind === 'old-excel' ? 'an .xls file of the old Excel' : `a ${kind} file`}`,
    'give an .xlsx workbook, or a tidy CSV as CONTRIBUTING.md describes it',
    { where: name },
  )
}

/** A workbook whose sheets are all others' may be of another dataset, if none was named. */
function rethrow(error: unknown, others: readonly string[]): never {
  if (!(error instanceof PledgebookError) || error.code !== 'workbook.layout' || error.where !== 'workbook') throw error
  if (others.length === 0) throw error
  const { fault, code, message, where } = error
  const hint = `if it is of another dataset, name it: --dataset ${others.join(' or --dataset ')}; ${error.hint}`
  throw new PledgebookError(fault, code, message, hint, { where, cause: error })
}
