import type { Book } from '../book/book.js'
import { type Kernel, openKernel } from '../math/kernel.js'
import { openSums, type Sums } from '../math/kernel-sums.js'
import { type DrawTables, drawTables } from '../scenarios/draw-tables.js'
import { type DrawnErrors, drawnErrors, heldErrors } from '../scenarios/drawn-errors.js'
import { type ErrorVectors, errorVectors } from '../scenarios/forecast-errors.js'
import { parseDay } from '../terms/day.js'
import type { Courses } from './cost-courses.js'
import { keptOf } from './kept.js'
import type { ScenarioFrame } from './scenario-frame.js'

const PICKS = 'forecast-errors'
/** Bytes of drawn errors that are held for the next question. */
const MOST_BYTES = 64e6
const BYTES_A_DRAW = 8
/** Years × draws for which kernels are kept: some 15 MB. */
const MOST_KEPT = 4e5

/** What draws and what sums draws, each with its memory; what uses them does not wait between one call and the next. */
export interface Kernels {
  readonly kernel: Kernel
  readonly sums: Sums
}

async function openKernels(): Promise<Kernels> {
  return { kernel: await openKernel(), sums: await openSums() }
}

/** Kernels for so many years × draws: those of the last question, unless they would keep much memory ever after. */
export function kernelsFor(book: Book, size: number): Promise<Kernels> {
  return size > MOST_KEPT ? openKernels() : keptOf(book, 'kernels', 1, '', openKernels)
}

/** Past errors of the projection's season, as known on the day, for the members of the question. */
export async function vectorsOf(frame: ScenarioFrame, courses: Courses): Promise<ErrorVectors> {
  const { book, asOf, macro } = frame
  const settings = book.facts.scenarios.uncertainty
  const areas = courses.members.map((m) => m.area.code)
  const month = macro?.month ?? '10'
  return keptOf(book, 'errors', 4, [month, asOf, ...areas].join(' '), async () => {
    const record = await book.trackRecord(settings.trackRecord)
    return errorVectors(record, areas, settings, month, (edition) => parseDay(edition) <= asOf)
  })
}

/** What is drawn: for years that lie so far after the projection was made. */
interface Asked {
  readonly ahead: number
  readonly years: number
  readonly seed: number
  readonly draws: number
}

/** Errors drawn for the years of a question, and how many of these are calibrated. */
export interface Draws {
  readonly errors: DrawnErrors
  readonly calibrated: number
}

/** The last draws of a book, and what they are of. */
const last = new WeakMap<Book, { vectors: ErrorVectors; key: string; errors: DrawnErrors }>()

function drawn(kernel: Kernel, tables: DrawTables, { seed, draws }: Asked, floor: number): DrawnErrors {
  const blocks = 1 + Math.max(...tables.blockOf)
  return drawnErrors(kernel, tables, kernel.drawPicks(seed, PICKS, tables.origins, blocks, draws), floor)
}

/**
 * Draws what a question asks for. The last draws are held, unless they are large: a question that differs by its target, growth or
 * baseline alone takes them again, and one of fewer years their beginning, which is the same.
 */
export function drawsOf(frame: ScenarioFrame, kernel: Kernel, vectors: ErrorVectors, asked: Asked): Draws {
  const { book } = frame
  const { ahead, years, seed, draws } = asked
  const { floor } = book.facts.scenarios.uncertainty
  const tables = drawTables(vectors, ahead, years)
  const { calibrated } = tables
  if (vectors.areas.length * years * draws * BYTES_A_DRAW > MOST_BYTES)
    return { errors: drawn(kernel, tables, asked, floor), calibrated }
  const key = [ahead, seed, draws].join(' ')
  const known = last.get(book)
  if (known?.vectors === vectors && known.key === key && known.errors.years >= years)
    return { errors: { ...known.errors, years }, calibrated }
  const errors = heldErrors(drawn(kernel, tables, asked, floor))
  last.set(book, { vectors, key, errors })
  return { errors, calibrated }
}
