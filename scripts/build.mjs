// Builds dist/: the bundled program and library, then the book compiled from data/. Run by `npm ci` (prepare).
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
const shared = {
  bundle: true,
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
  legalComments: 'linked',
  minifySyntax: true,
}
await build({
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  platform: 'node',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // commander is CommonJS and asks for node: modules by require.
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
})
await build({
  ...shared,
  entryPoints: { browser: 'src/browser.ts' },
  outdir: 'dist',
  platform: 'browser',
  target: 'es2022',
})
await build({
  ...shared,
  entryPoints: ['scripts/compile-book.ts'],
  outfile: 'dist/.compile-book.mjs',
  platform: 'node',
  packages: 'external',
})
execFileSync(process.execPath, ['dist/.compile-book.mjs'], { stdio: 'inherit' })
rmSync('dist/.compile-book.mjs')
chmodSync('dist/cli.js', 0o755)
