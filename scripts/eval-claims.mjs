// npm run eval:claims -- [FILE] [--misses] [--own]: how well claims of labelled sentences are found, grounded and judged.
import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'

const outfile = 'dist/.eval-claims.mjs'
await build({
  entryPoints: ['scripts/eval-claims.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  logLevel: 'warning',
})
execFileSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' })
