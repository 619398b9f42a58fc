// Builds dist/: the bundled program and library, then the book compiled from data/. Run by `npm ci` (prepare).
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { writeBrowserModules } from './browser-modules.mjs'
import { thirdPartyNotices } from './third-party.mjs'

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
const shared = {
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
  legalComments: 'linked',
  minify: true,
  // WebAssembly and native parts are files of their own beside the program; databases are optional.
  external: ['highs', '@duckdb/node-api', '@clickhouse/client', 'pg'],
  keepNames: true,
  metafile: true,
}
const node = {
  ...shared,
  outdir: 'dist',
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  // commander is CommonJS and asks for node: modules by require.
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
}
const doors = ['./mcp.js', './serve.js']
// The program is two files and, apart, the large libraries it loads when asked for: each file more costs a cold start
// about a millisecond, and so do 50 kB of program.
const program = await build({
  ...node,
  entryPoints: { cli: 'src/cli/main.ts' },
  alias: { 'node:child_process': './scripts/no-child-process.cjs' },
  chunkNames: 'cli/[name]-[hash]',
  external: [...shared.external, ...doors],
})
// Doors that stay open are a build of their own: what they shared with the program would be more files in each cold start.
const open = await build({
  ...node,
  entryPoints: { mcp: 'src/cli/mcp.ts', serve: 'src/cli/serve.ts' },
  alias: { '@modelcontextprotocol/server/_shims': './scripts/mcp-shims.mjs' },
  chunkNames: 'doors/[name]-[hash]',
})
const library = await build({ ...node, entryPoints: { index: 'src/index.ts' }, chunkNames: 'library/[name]-[hash]' })
const browser = await build({
  ...shared,
  entryPoints: { browser: 'src/browser.ts' },
  outdir: 'dist',
  target: 'es2022',
})
await writeBrowserModules('dist/esm')
writeFileSync('dist/THIRD-PARTY.md', thirdPartyNotices([program, open, library, browser].map((made) => made.metafile)))
// The book, and then the page, which holds what its first view needs of the book.
for (const script of ['compile-book', 'build-web']) {
  const outfile = `dist/.${script}.mjs`
  await build({ ...shared, entryPoints: [`scripts/${script}.ts`], outfile, platform: 'node', packages: 'external' })
  execFileSync(process.execPath, [outfile], { stdio: 'inherit' })
  rmSync(outfile)
}
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' })
chmodSync('dist/cli.js', 0o755)
