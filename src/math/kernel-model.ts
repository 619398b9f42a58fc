import type { KernelMemory } from './kernel-memory.js'
import { Places } from './kernel-quantile.js'
import {
  type Kind,
  MOST_PATHS,
  MOST_VALUES,
  type Paths,
  type Picks,
  refuse,
  refuseModel,
  type Tables,
} from './kernel-tables.js'

/** One year, or two of one block, that the kernel goes through at once. */
interface Step {
  readonly year: number
  readonly block: number
  readonly years: number
}

/** What `paths` and `fans` are asked about, in the order of their arguments. */
export type Question = readonly [tables: Tables, picks: Picks, blockOf: ArrayLike<number>, floor: number]

function stepsOf(blockOf: ArrayLike<number>): Step[] {
  const steps: Step[] = []
  for (let year = 0; year < blockOf.length; ) {
    const block = blockOf[year] ?? 0
    const years = blockOf[year + 1] === block ? 2 : 1
    steps.push({ year, block, years })
    year += years
  }
  return steps
}

/** A question laid out in the kernel's memory; void as soon as another one is. */
class Model {
  private readonly steps: readonly Step[]
  /** Draws, and up to three that nobody reads. */
  private readonly width: number
  private readonly codes: number
  private readonly normals: number
  private readonly running: number
  private readonly columns: number
  readonly spare: number
  readonly records: number

  constructor(
    private readonly memory: KernelMemory,
    private readonly question: Question,
    private readonly all: boolean,
    selection: { readonly spare: number; readonly records: number },
  ) {
    const [, picks, blockOf] = question
    this.steps = stepsOf(blockOf)
    this.width = Math.ceil(picks.draws / 4) * 4
    const column = 4 * this.width
    const [codes = 0, normals = 0, running = 0, columns = 0, spare = 0, records = 0] = memory.reserve([
      picks.blocks * column,
      picks.blocks * column,
      2 * column,
      (all ? 6 : 2) * column,
      selection.spare,
      selection.records,
    ])
    this.codes = codes
    this.normals = normals
    this.running = running
    this.columns = columns
    this.spare = spare
    this.records = records
    this.loadPicks(picks)
  }

  /** Both origins of a pick in one word, as addresses of rows of 16 bytes. */
  private loadPicks({ origins, blocks, draws, first, second, normal }: Picks): void {
    const codes = this.memory.wholes(this.codes, blocks * this.width)
    const normals = this.memory.floats(this.normals, blocks * this.width)
    codes.fill(0)
    normals.fill(0)
    for (let block = 0; block < blocks; block++) {
      const [from, to] = [block * draws, block * this.width]
      for (let draw = 0; draw < draws; draw++) {
        const one = first[from + draw] ?? 0
        const two = second[from + draw] ?? 0
        const z = normal[from + draw] ?? 0
        if (one >= origins || two >= origins || !Number.isFinite(z))
          throw new RangeError(
            `draw ${draw} of block ${block} takes origins ${one} and ${two} and the normal ${z}: ` +
              `origins from 0 to ${origins - 1} and a finite normal are needed`,
          )
        codes[to + draw] = (one << 4) | (two << 20)
        normals[to + draw] = z
      }
    }
  }

  /** The rows of one step: both variables of its year, then of the next, which is all 1 where the step has no second. */
  private loadRows(area: number, { year, years }: Step): void {
    const [{ years: count, origins, level, spread }] = this.question
    const { levels, spreads } = this.memory
    for (let column = 0; column < 4; column++) {
      const from = ((area * count + year) * 2 + column) * origins
      for (let origin = 0; origin < origins; origin++) {
        const there = column < 2 * years
        const l = there ? (level[from + origin] ?? Number.NaN) : 1
        const s = there ? (spread[from + origin] ?? Number.NaN) : 0
        if (!(Number.isFinite(l) && Number.isFinite(s)))
          throw new RangeError(
            `area ${area}, year ${year + (column >> 1)}, variable ${column & 1}, origin ${origin}: ` +
              `level ${l} and spread ${s}, where finite numbers are needed`,
          )
        levels[4 * origin + column] = l
        spreads[4 * origin + column] = s
      }
    }
  }

  /** Goes through the years of an area; `visit` is given the address of a column of draws, good until it returns. */
  walk(area: number, visit: (year: number, kind: Kind, column: number) => void): void {
    const [, , , floor] = this.question
    const { program } = this.memory
    this.memory.floats(this.running, 2 * this.width).fill(1)
    for (const step of this.steps) {
      this.loadRows(area, step)
      const skipped = 4 * this.width * step.block
      program.advance(
        this.codes + skipped,
        this.normals + skipped,
        this.running,
        this.columns,
        this.width,
        floor,
        Number(this.all),
      )
      for (let i = 0; i < step.years; i++) {
        const column = this.columns + 4 * this.width * i
        visit(step.year + i, 'nominal', column)
        if (!this.all) continue
        visit(step.year + i, 'real', column + 8 * this.width)
        visit(step.year + i, 'price', column + 16 * this.width)
      }
    }
  }
}

/** See `Kernel.paths`. */
export function readPaths(memory: KernelMemory, question: Question, area: number): Paths {
  refuseModel(...question)
  const [{ areas, years }, { draws }] = question
  refuse(Number.isInteger(area) && area >= 0 && area < areas, `area ${area} asked for, of ${areas}`)
  refuse(
    years * draws <= MOST_PATHS,
    `paths of ${years} years × ${draws} draws: ${MOST_PATHS} values are allowed; take fewer draws, or fans`,
  )
  const size = years * draws
  const paths = { real: new Float32Array(size), price: new Float32Array(size), nominal: new Float32Array(size) }
  new Model(memory, question, true, { spare: 0, records: 0 }).walk(area, (year, kind, column) => {
    paths[kind].set(memory.floats(column, draws), year * draws)
  })
  return paths
}

/** See `Kernel.fans`. */
export function readFans(
  memory: KernelMemory,
  question: Question,
  probabilities: readonly number[],
  kinds: readonly Kind[],
): Float64Array {
  refuseModel(...question)
  const [{ areas, years }, { draws }] = question
  const values = areas * years * draws
  refuse(
    values <= MOST_VALUES,
    `fans of ${areas} areas × ${years} years × ${draws} draws: ${MOST_VALUES} values are allowed, not ${values}; take fewer draws`,
  )
  refuse(
    kinds.length > 0 && new Set(kinds).size === kinds.length,
    `the kinds asked for are ${kinds.join(', ') || 'none'}: at least one is needed, each once`,
  )
  const places = new Places(draws, probabilities)
  const all = kinds.some((kind) => kind !== 'nominal')
  const model = new Model(memory, question, all, { spare: 8 * draws, records: places.recordBytes })
  const found = new Float64Array(areas * years * kinds.length * places.count)
  for (let area = 0; area < areas; area++)
    model.walk(area, (year, kind, keys) => {
      const k = kinds.indexOf(kind)
      if (k < 0) return
      const to = ((area * years + year) * kinds.length + k) * places.count
      const job = { keys, size: draws, records: model.records, spare: model.spare, lowest: 0 }
      if (!places.read(memory, job, found, to))
        throw new RangeError(`area ${area}, year ${year}: ${kind} grew beyond the numbers of float32`)
    })
  return found
}
