// node bench/classify-memory.mjs [rows] [limit]: classifies a made-up Parquet file of so many rows (a hundred million if not
// given) with the database held to `limit` (2GB), in a process of its own, and prints its peak of resident memory.
// The file, some 17 bytes a row, is written to the temporary folder first and deleted afterwards.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const [rows = '100000000', limit = '2GB', path] = process.argv.slice(2)
const shape = { rows: Number(rows), texts: 20_000, numbered: false, seed: 1 }
// Beside the packages that it names, while it is needed.
const outfile =
  process.env.BENCH_BUNDLE ?? fileURLToPath(new URL(`../dist/.memory-${process.pid}.mjs`, import.meta.url))

async function write(target) {
  const { writeMade } = await import(outfile)
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: limit })).connect()
  await writeMade(connection, shape, target, 'parquet')
}

async function classify(source) {
  const { ours } = await import(outfile)
  const module = await import('@duckdb/node-api')
  const create = (place, options) => module.DuckDBInstance.create(place, { ...options, memory_limit: limit })
  const found = await ours(source, shape, async () => ({ ...module, DuckDBInstance: { create } }))
  const lines = found.sums.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
  const peak = process.resourceUsage().maxRSS * 1024
  console.log(JSON.stringify({ lines, peak, whole: found.whole, sums: found.sums.length }))
}

async function main() {
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
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-memory-'))
  const target = join(folder, 'made.parquet')
  const again = (...more) =>
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), rows, limit, ...more], {
      encoding: 'utf8',
      env: { ...process.env, BENCH_BUNDLE: outfile },
    })
  try {
    again(target, 'write')
    const { lines, peak, whole } = JSON.parse(again(target))
    if (lines !== shape.rows) throw new Error(`${lines} lines of ${shape.rows} were classified`)
    const size = statSync(target).size
    console.log(
      `${shape.rows.toLocaleString('en-GB')} rows (${(size / 1e6).toFixed(0)} MB of Parquet), 40 rules, memory_limit ${limit}: ` +
        `peak ${(peak / 1e6).toFixed(0)} MB of resident memory, ${(whole / 1000).toFixed(1)} s`,
    )
  } finally {
    rmSync(folder, { recursive: true })
    rmSync(outfile)
  }
}

await (path === undefined ? main() : process.argv[5] === 'write' ? write(path) : classify(path))
