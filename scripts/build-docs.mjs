// npm run docs: builds dist/docs after npm run build.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

const outfile = 'dist/.build-docs.mjs'
await build({
  entryPoints: ['scripts/build-docs.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  logLevel: 'warning',
})
execFileSync(process.execPath, [outfile], { stdio: 'inherit' })
rmSync(outfile)
