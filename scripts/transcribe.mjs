// npm run transcribe -- FOLDER [DATASET]: makes the tidy CSV of data/editions again from the publishers' files and transcriptions.
import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'

const outfile = 'dist/.transcribe.mjs'
await build({
  entryPoints: ['scripts/run-transcribe.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  logLevel: 'warning',
})
execFileSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' })
