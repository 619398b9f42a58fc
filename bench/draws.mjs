// node bench/draws.mjs: draws and their quantiles against NumPy doing the same, as ratios of medians measured in this one
// run, some runs of each in turn and that several times. Needs nothing built; NumPy is looked for and a notice printed where it is not.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { build } from 'esbuild'

const ROUNDS = 5
const RUNS = 5
const THREADS = 2
const JOB = {
  areas: 32,
  years: 11,
  draws: 10_000,
  origins: 31,
  blocks: 3,
  blockOf: [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
  floor: 0.5,
  probabilities: [0.025, 0.1, 0.5, 0.9, 0.975],
}
const CELL = 2 * JOB.origins * JOB.years
const VALUES = JOB.areas * JOB.years * JOB.draws
const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]
const ms = (x) => `${x.toFixed(2)} ms`

/** The job for some of the areas, picks drawn included. */
function run(kernel, { level, spread }, from, to) {
  const { years, draws, origins, blocks, blockOf, floor, probabilities } = JOB
  const picks = kernel.drawPicks(1, 'bench', origins, blocks, draws)
  const part = (table) => table.subarray(from * CELL, to * CELL)
  const tables = { areas: to - from, years, origins, level: part(level), spread: part(spread) }
  return kernel.fans(tables, picks, blockOf, floor, probabilities, ['nominal'])
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-draws-'))
  const bundle = join(folder, 'kernel.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../src/math/kernel.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    outfile: bundle,
    logLevel: 'warning',
  })
  const address = pathToFileURL(bundle).href
  const { openKernel } = await import(address)
  const kernel = await openKernel()
  const cells = JOB.areas * CELL
  const tables = {
    level: kernel
      .stream(1, 'level')
      .normals(cells)
      .map((z) => 1.025 + 0.015 * z),
    spread: kernel
      .stream(1, 'spread')
      .normals(cells)
      .map((z) => 0.01 * z),
  }
  writeFileSync(join(folder, 'job.json'), JSON.stringify(JOB))
  writeFileSync(join(folder, 'level'), tables.level)
  writeFileSync(join(folder, 'spread'), tables.spread)
  const pool = await openPool(address, tables)
  const numpy = await openNumpy(folder)
  try {
    await measure(kernel, tables, pool, numpy)
  } finally {
    numpy?.close()
    await pool.close()
    rmSync(folder, { recursive: true })
  }
}

async function openPool(address, tables) {
  const workers = Array.from(
    { length: THREADS },
    (_, i) =>
      new Worker(new URL(import.meta.url), {
        workerData: { address, tables, from: (JOB.areas * i) / THREADS, to: (JOB.areas * (i + 1)) / THREADS },
      }),
  )
  const answer = async (worker) => (await once(worker, 'message'))[0]
  await Promise.all(workers.map(answer))
  return {
    run: () =>
      Promise.all(
        workers.map((worker) => {
          worker.postMessage('run')
          return answer(worker)
        }),
      ),
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}

async function work() {
  const { address, tables, from, to } = workerData
  const { openKernel } = await import(address)
  const kernel = await openKernel()
  parentPort.on('message', () => {
    const fans = run(kernel, tables, from, to)
    parentPort.postMessage(fans, [fans.buffer])
  })
  parentPort.postMessage('ready')
}

/** NumPy in a process of its own that runs what it is told, or null. */
async function openNumpy(folder) {
  const python = ['python3', '/usr/bin/python3'].find((p) => spawnSync(p, ['-c', 'import numpy']).status === 0)
  if (python === undefined) return null
  const script = fileURLToPath(new URL('draws.py', import.meta.url))
  const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async () => JSON.parse((await lines.next()).value)
  const hello = await read()
  const ask = (line) => {
    child.stdin.write(`${line}\n`)
    return read()
  }
  return { ...hello, ask, close: () => child.stdin.end() }
}

async function timed(action) {
  const start = performance.now()
  await action()
  return performance.now() - start
}

async function measure(kernel, tables, pool, numpy) {
  const normals = 100_000
  const column = kernel
    .stream(1, 'column')
    .normals(JOB.draws)
    .map((z) => 1.2 + 0.1 * z)
  const selections = 100
  const jobs = {
    one: () => run(kernel, tables, 0, JOB.areas),
    pool: () => pool.run(),
    picks: () => kernel.drawPicks(1, 'bench', JOB.origins, JOB.blocks, JOB.draws),
    normals: () => kernel.stream(1, 'x').normals(normals),
    selection: () => {
      for (let i = 0; i < selections; i++) kernel.quantiles(column, JOB.probabilities)
    },
  }
  const times = Object.fromEntries([...Object.keys(jobs), ...(numpy?.variants ?? [])].map((name) => [name, []]))
  // The engine compiles what is called often: not part of the medians.
  for (let i = 0; i < 20; i++) for (const job of Object.values(jobs)) await job()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, job] of Object.entries(jobs)) for (let i = 0; i < RUNS; i++) times[name].push(await timed(job))
    for (const name of numpy?.variants ?? []) for (let i = 0; i < RUNS; i++) times[name].push(await numpy.ask(name))
  }
  const mid = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))

  console.log(
    `${JOB.areas} areas x ${JOB.years} years x ${JOB.draws} draws, ${JOB.probabilities.length} exact quantiles a cell of nominal; ` +
      `Node ${process.version}, medians of ${ROUNDS} x ${RUNS} runs each, interleaved`,
  )
  console.log(
    `one thread: ${ms(mid.one)}, ${((mid.one * 1e6) / VALUES).toFixed(2)} ns a value; two workers: ${ms(mid.pool)}`,
  )
  const selection = (mid.selection * 1e6) / (selections * JOB.draws)
  const floor = mid.picks + (selection * VALUES) / 1e6
  console.log(
    `floor: ${((mid.normals * 1e6) / normals).toFixed(2)} ns a normal, ${selection.toFixed(2)} ns a value of selection; ` +
      `picks ${ms(mid.picks)} and selection ${ms(floor - mid.picks)}: the job takes ${(mid.one / floor).toFixed(2)} x that`,
  )
  if (numpy === null) {
    console.log('notice: no Python with NumPy (Debian: python3-numpy); not compared')
    return
  }
  for (const [group, one, two] of [
    ['percentile', 8, 12],
    ['best', 6, null],
  ]) {
    const variants = numpy.variants.filter((name) => name.startsWith(`${group}/`))
    const fastest = variants.reduce((a, b) => (mid[b] < mid[a] ? b : a))
    console.log(`NumPy ${numpy.version}, ${variants.map((name) => `${name} ${ms(mid[name])}`).join(', ')}`)
    console.log(
      `against NumPy's ${fastest}: ${(mid[fastest] / mid.one).toFixed(1)} x on one thread (target ${one}), ` +
        `${(mid[fastest] / mid.pool).toFixed(1)} x on two workers${two === null ? '' : ` (target ${two})`}`,
    )
  }
  const [ours, theirs] = [run(kernel, tables, 0, JOB.areas), await numpy.ask('check')]
  const apart = Math.max(...theirs.map((q, i) => Math.abs(ours[i] / q - 1)))
  console.log(`largest difference of a quantile from NumPy's, by sampling: ${(100 * apart).toFixed(2)} %`)
}

await (isMainThread ? main() : work())
