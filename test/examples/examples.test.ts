import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { standing } from '../../src/operations/standing.js'
import { ROOT } from '../cli/run-cli.js'
import { canRun, Desk } from '../docs/code-blocks.js'
import { openedBook } from '../opened-book.js'

const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined
const NOTEBOOK = join(ROOT, 'examples/observable/pledgebook.ipynb')

interface Notebook {
  readonly cells: {
    cell_type: string
    source: string[]
    outputs?: { name: string; output_type: string; text: string[] }[]
  }[]
}

const desk = new Desk()
const asked = async () =>
  (
    await standing.run(
      { book: await openedBook(), log: () => undefined },
      { goal: 'wales-2014.spending', period: '2024', asOf: '2024-07-01' },
    )
  ).value

function run(command: string, ...args: string[]): string {
  const done = spawnSync(command, args, { cwd: desk.folder, encoding: 'utf8', env: desk.env, timeout: 60_000 })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${done.status}: ${done.stderr}`)
  return done.stdout
}

/** Says that a tool is missing; where CI is set it must be there. */
function missing(what: string): void {
  console.warn(`${what} is not installed: its example is not run`)
  expect(process.env.CI, `${what} must be installed where CI is set`).toBeUndefined()
}

/** Lines that both scripts print of the same zip. */
async function expectRead(printed: string): Promise<void> {
  const { count, members, citation } = await asked()
  const [first] = members
  const digits = /highest: \S+ (\S+)/.exec(printed)?.[1]
  expect(printed).toContain(`met: ${count.met} of ${members.length}`)
  expect(Number(digits)).toBeCloseTo(first?.value ?? 0, 13)
  expect(printed).toContain(`${first?.edition} ${first?.cell}`)
  expect(printed).toContain(`cite as: ${citation.text.slice(0, citation.text.indexOf('; Pledgebook'))}`)
  expect(printed).toMatch(/cells: (\d{3,}|not read, neither)/)
}

describe('the examples', () => {
  beforeAll(() => {
    for (const folder of ['node', 'r', 'python'])
      cpSync(join(ROOT, 'examples', folder), desk.folder, { recursive: true })
    const question = 'standing --goal wales-2014.spending --period 2024 --as-of 2024-07-01'
    run('bash', '-c', `pledgebook ${question} --format zip > standing.zip`)
    run('bash', '-c', 'pledgebook export --measure nato.core.share --format parquet --out shares.parquet')
  })

  it('in Node says what the engine says', async () => {
    const printed = run(process.execPath, 'revised.mjs')
    const { count } = await asked()
    expect(printed).toContain(`as known on 2024-07-01: ${count.met};`)
    expect(printed).toMatch(/no longer: [A-Z]{3}(, [A-Z]{3})+\nnato\.defexp\/2024-06-17\n/)
  })

  it('reads the Parquet files of the book by SQL', async () => {
    const printed = run(process.execPath, 'parquet.mjs')
    const observations = await (await openedBook()).observations(['nato.core.share'])
    const cells = observations.filter((o) => o.area === 'POL' && o.period === '2024')
    const lines = cells.map((o) => `${o.edition} POL ${o.value}`).sort()
    expect(lines.length).toBeGreaterThan(1)
    expect(printed.trim().split('\n').sort()).toEqual(lines)
  })

  it('in a notebook print, cell by cell, what is kept in it', () => {
    const notebook = JSON.parse(readFileSync(NOTEBOOK, 'utf8')) as Notebook
    const printed = JSON.parse(
      run(process.execPath, join(ROOT, 'test/examples/run-notebook.mjs'), NOTEBOOK),
    ) as string[][]
    const cells = notebook.cells.filter((cell) => cell.cell_type === 'code')
    expect(printed).toHaveLength(cells.length)
    if (UPDATE) {
      cells.forEach((cell, i) => {
        const text = printed[i] ?? []
        cell.outputs = text.length === 0 ? [] : [{ name: 'stdout', output_type: 'stream', text }]
      })
      writeFileSync(NOTEBOOK, `${JSON.stringify(notebook, null, 1)}\n`)
    }
    expect(cells.map((cell) => (cell.outputs ?? []).flatMap((output) => output.text))).toEqual(printed)
  })

  it('in R read the same from the zip', async () => {
    if (canRun('r')) await expectRead(run('Rscript', 'standing.R', 'standing.zip', 'shares.parquet'))
    else missing('R')
  })

  it('in Python read the same from the zip', async () => {
    if (canRun('python')) await expectRead(run('/usr/bin/python3', 'standing.py', 'standing.zip', 'shares.parquet'))
    else missing('pandas')
  })
})
