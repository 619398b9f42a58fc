// npm run bench: every speed claim, as ratios measured in this one run. No absolute time is promised.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const RUNS = 25
const WORKBOOK = '../shared/data/nato/edition-2024/240617-def-exp-2024-TABLES-en.xlsx'

const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]
const ms = (x) => `${x.toFixed(1)} ms`
const data = mkdtempSync(join(tmpdir(), 'pledgebook-bench-'))

function cold(args) {
  const start = performance.now()
  execFileSync(process.execPath, args, { stdio: 'ignore', env: { ...process.env, PLEDGEBOOK_DATA: data } })
  return performance.now() - start
}

console.log(`Node ${process.version}, medians of ${RUNS} cold runs each, interleaved`)
const times = { bare: [], standing: [], json: [] }
for (let i = 0; i < RUNS; i++) {
  times.bare.push(cold(['-e', '0']))
  times.standing.push(cold(['dist/cli.js', 'standing']))
  times.json.push(cold(['dist/cli.js', 'standing', '--json']))
}
const bare = median(times.bare)
const allowed = 1.6 * bare + 60
for (const name of ['standing', 'json']) {
  const took = median(times[name])
  console.log(
    `cold ${name === 'json' ? 'standing --json' : 'standing'}: ${ms(took)}, bare node ${ms(bare)}: ${(took / bare).toFixed(2)} x bare; ` +
      `target 1.6 x bare + 60 ms = ${ms(allowed)}: ${(took / allowed).toFixed(2)} of it`,
  )
}

await build({
  entryPoints: ['bench/inner.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: 'dist/.bench.mjs',
  logLevel: 'warning',
})
const inner = JSON.parse(
  execFileSync(process.execPath, ['dist/.bench.mjs', existsSync(WORKBOOK) ? WORKBOOK : ''], { encoding: 'utf8' }),
)
console.log(
  `opening the book: ${ms(inner.open)} the first time, with one answer ${ms(inner.answer)}; every further answer ${ms(inner.warm)}`,
)

if (inner.workbook === null) console.log('notice: the 2024 workbook is not here; reading it was not measured')
else {
  console.log(
    `2024 workbook, read and checked: ${ms(inner.workbook)} (median), ${ms(inner.workbookFirst)} the first time`,
  )
  console.log(
    `zip bomb of ${inner.bombBytes} bytes refused (${inner.bombCode}) in ${inner.bomb.toFixed(3)} ms: ${(inner.bomb / inner.workbook).toFixed(5)} of reading the workbook`,
  )
  const script = `
import sys, time, statistics, pandas
times = []
for _ in range(7):
    start = time.perf_counter()
    pandas.read_excel(sys.argv[1], sheet_name=None, header=None, engine="openpyxl")
    times.append((time.perf_counter() - start) * 1000)
print(times[0], statistics.median(times), pandas.__version__)
`
  const python = ['python3', '/usr/bin/python3']
    .map((p) => spawnSync(p, ['-c', script, WORKBOOK], { encoding: 'utf8' }))
    .find((r) => r.status === 0)
  if (python === undefined)
    console.log('notice: no Python with pandas and openpyxl (Debian: python3-pandas, python3-openpyxl); not compared')
  else {
    const [first, mid, version] = python.stdout.trim().split(' ')
    console.log(
      `pandas ${version} with openpyxl, the same file unchecked: ${ms(Number(mid))} (median), ${ms(Number(first))} the first time: ` +
        `Pledgebook is ${(Number(mid) / inner.workbook).toFixed(2)} x as fast warm, ${(Number(first) / inner.workbookFirst).toFixed(2)} x the first time (target 1.5)`,
    )
  }
}

execFileSync(process.execPath, ['bench/draws.mjs'], { stdio: 'inherit' })
execFileSync(process.execPath, ['bench/check.mjs', '--short'], { stdio: 'inherit' })
execFileSync(process.execPath, ['bench/classify.mjs'], { stdio: 'inherit' })
