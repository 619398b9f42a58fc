// node bench/classify.mjs [rows]: 40 rules with word search over a made-up ledger, against DuckDB merely reading the texts,
// against rules tried one after the other, and against pandas; ratios of medians of this one run, the contestants in turn.
// Needs nothing built; pandas is looked for and a notice printed where it is not.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { build } from 'esbuild'

const ROWS = Number(process.argv[2] ?? 5_000_000)
const RUNS = 5
const TENTH = Math.ceil(ROWS / 10)
const FEW = { rows: ROWS, texts: 20_000, numbered: false, seed: 1 }
const MANY = { ...FEW, rows: TENTH, numbered: true }

const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]
const ms = (x) => (x < 10_000 ? `${x.toFixed(0)} ms` : `${(x / 1000).toFixed(1)} s`)
const times = (x) => `${x.toFixed(x < 10 ? 2 : 0)} x`
const count = (x) => x.toLocaleString('en-GB')

const folder = mkdtempSync(join(tmpdir(), 'pledgebook-classify-'))
const file = (name) => join(folder, name)

async function bundled() {
  // Beside the packages that it names, while it is loaded.
  const outfile = fileURLToPath(new URL('../dist/.classify.mjs', import.meta.url))
  mkdirSync(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true })
  const entryPoints = [fileURLToPath(new URL('classify-inner.ts', import.meta.url))]
  await build({
    entryPoints,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  })
  const inner = await import(outfile)
  rmSync(outfile)
  return inner
}

/** pandas in a process of its own, which has read a ledger in normal form; or null. */
async function openPandas(inner, shape, csv) {
  const python = ['python3', '/usr/bin/python3'].find((p) => spawnSync(p, ['-c', 'import pandas']).status === 0)
  if (python === undefined) return null
  writeFileSync(file('rules.json'), inner.rulesAsJson(shape))
  const script = fileURLToPath(new URL('classify.py', import.meta.url))
  const child = spawn(python, [script, file('rules.json'), csv, String(TENTH)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async () => JSON.parse((await lines.next()).value)
  const hello = await read()
  const ask = (job) => {
    child.stdin.write(`${job}\n`)
    return read()
  }
  return { ...hello, ask, close: () => child.stdin.end() }
}

async function timed(work) {
  const start = performance.now()
  const sums = await work()
  return { ms: performance.now() - start, sums }
}

function expectSame(name, sums, expected) {
  const same = sums.length === expected.length && sums.every((line, i) => line === expected[i])
  if (!same) throw new Error(`${name} gives other sums: ${sums.find((line, i) => line !== expected[i])}`)
}

async function main() {
  const inner = await bundled()
  const connection = await (await DuckDBInstance.create()).connect()
  const scan = (path, column) => () => connection.run(`select sum(length(${column})) from '${path}'`)
  try {
    await few(inner, connection, scan)
    await many(inner, connection, scan)
    await delimited(inner, connection)
  } finally {
    connection.closeSync()
    rmSync(folder, { recursive: true })
  }
}

/** In turn, each as often as it is worth; the answers of one round are compared. */
async function rounds(contestants) {
  const found = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (let run = -1; run < RUNS; run++)
    for (const [name, { work, runs = RUNS }] of Object.entries(contestants))
      if (run < runs) {
        const once = await work()
        // The first round warms up, but for what runs once.
        if (run >= 0 || runs === 0) found[name].push(once)
      }
  return found
}

async function few(inner, connection, scan) {
  const [path, plain, normal] = [file('few.parquet'), file('few-plain.parquet'), file('normal.parquet')]
  await inner.writeMade(connection, FEW, path, 'parquet')
  await connection.run(`copy (from '${path}') to '${plain}' (format parquet, dictionary_size_limit 1)`)
  await inner.writeNormal(connection, FEW, normal)
  const csv = file('normal.csv')
  await connection.run(`copy (from '${normal}') to '${csv}' (format csv, header)`)
  const pandas = await openPandas(inner, FEW, csv)
  const found = await rounds({
    ours: { work: () => inner.ours(path, FEW) },
    plain: { work: () => inner.ours(plain, FEW) },
    scan: { work: () => timed(scan(path, 'text')) },
    plainScan: { work: () => timed(scan(plain, 'text')) },
    case: { work: () => timed(() => inner.byCase(connection, normal, FEW)), runs: 2 },
    ...(pandas && {
      expert: { work: () => pandas.ask('factorised'), runs: 3 },
      select: { work: () => pandas.ask('select'), runs: 0 },
      tenth: { work: () => pandas.ask('factorised-tenth'), runs: 0 },
    }),
  })
  pandas?.close()
  const expected = found.ours[0].sums
  for (const name of ['plain', 'case', 'expert']) if (found[name]) expectSame(name, found[name][0].sums, expected)
  if (pandas) expectSame('np.select', found.select[0].sums, found.tenth[0].sums)
  const mid = (name, part = 'ms') => median(found[name].map((once) => once[part]))
  const [whole, open, rules] = ['whole', 'open', 'rules'].map((part) => mid('ours', part))
  console.log(
    `classify ${count(ROWS)} rows of Parquet (${(statSync(path).size / 1e6).toFixed(0)} MB), 40 rules with word search, 20,000 distinct texts; medians of ${RUNS} runs, in turn`,
  )
  console.log(
    `Pledgebook: ${ms(whole)}, of which opening (distinct values read and normalised, once for a ledger) ${ms(open)}, rules and sums ${ms(rules)} (once for a rule set)`,
  )
  const against = (name, base, target, best) =>
    console.log(
      `${name}: ${ms(base)}: Pledgebook whole ${times(best(whole, base))}, rules and sums ${times(best(rules, base))} (target ${target})`,
    )
  const slower = (own, base) => own / base
  const faster = (own, base) => base / own
  against('merely reading the texts, stored as a dictionary', mid('scan'), 'at most 2.7 x', slower)
  const [plainWhole, plainRules] = ['whole', 'rules'].map((part) => mid('plain', part))
  console.log(
    `texts stored one by one: merely reading them ${ms(mid('plainScan'))}; Pledgebook whole ${ms(plainWhole)}, ${times(plainWhole / mid('plainScan'))}, rules and sums ${ms(plainRules)}, ${times(plainRules / mid('plainScan'))} (target at most 2.7 x)`,
  )
  against('rules tried one after the other (CASE), texts already normalised', mid('case'), 'at least 5.5 x', faster)
  if (pandas === null) {
    console.log('notice: no Python with pandas (Debian: python3-pandas); not compared')
    return
  }
  against(
    `pandas ${pandas.version} in memory, texts already normalised, np.select (measured on a tenth of the rows, times ten)`,
    10 * mid('select'),
    'at least 40 x',
    faster,
  )
  against(`pandas ${pandas.version} in memory, each column factorised first`, mid('expert'), 'at least 3 x', faster)
}

async function many(inner, connection, scan) {
  const [path, normal] = [file('many.parquet'), file('many-normal.parquet')]
  await inner.writeMade(connection, MANY, path, 'parquet')
  await inner.writeNormal(connection, MANY, normal)
  const found = await rounds({
    ours: { work: () => inner.ours(path, MANY), runs: 3 },
    scan: { work: () => timed(scan(path, 'text')) },
    case: { work: () => timed(() => inner.byCase(connection, normal, MANY)), runs: 3 },
    loaded: { work: () => inner.loaded(path, MANY), runs: 1 },
  })
  for (const name of ['case', 'loaded']) expectSame(name, found[name][0].sums, found.ours[0].sums)
  const mid = (name, part = 'ms') => median(found[name].map((once) => once[part]))
  console.log(
    `${count(TENTH)} rows, all texts different: Pledgebook ${ms(mid('ours', 'whole'))} (${found.ours[0].plan}), merely reading the texts ${ms(mid('scan'))}, ` +
      `CASE on texts already normalised ${ms(mid('case'))}, lines read one by one and loaded ${ms(mid('loaded', 'whole'))}: ${times(mid('loaded', 'whole') / mid('ours', 'whole'))}`,
  )
}

async function delimited(inner, connection) {
  const shape = { ...FEW, rows: TENTH }
  const [path, normal] = [file('tenth.csv'), file('tenth-normal.csv')]
  await inner.writeMade(connection, shape, path, 'csv')
  await inner.writeNormal(connection, shape, normal)
  const pandas = await openPandas(inner, shape, normal)
  const found = await rounds({
    ours: { work: () => inner.loaded(path, shape), runs: 2 },
    scan: {
      work: () => timed(() => connection.run(`select sum(length(text)) from read_csv('${path}', all_varchar = true)`)),
    },
    ...(pandas && { csv: { work: () => pandas.ask('csv'), runs: 0 } }),
  })
  pandas?.close()
  if (pandas) expectSame('pandas', found.csv[0].sums, found.ours[0].sums)
  const whole = median(found.ours.map((once) => once.whole))
  const bare = median(found.scan.map((once) => once.ms))
  console.log(
    `${count(TENTH)} rows of CSV (${(statSync(path).size / 1e6).toFixed(0)} MB), read with every check and classified: ${ms(whole)}; DuckDB merely reading it ${ms(bare)}: ${times(whole / bare)}` +
      (pandas
        ? `; pandas read_csv and np.select, texts already normalised, ${ms(found.csv[0].ms)}: ${times(found.csv[0].ms / whole)}`
        : ''),
  )
}

await main()
