// Bundles the page: one script with all that the first view needs, and one for each other view, which finds what the
// first has loaded already in `pledgebookModules`. Classic scripts throughout, since pages opened from a folder may load
// no modules.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { markdown } from './markdown.js'

const PREACT = ['preact', 'preact/hooks', 'preact/jsx-runtime']
const SETTINGS = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  metafile: true,
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: { 'pledgebook/browser': './src/browser.ts' },
  // Parsed for every worker, and in none of those that do not use them.
  external: ['node:*', 'highs'],
} as const satisfies BuildOptions

/** A worker as one script; `solves` for the one that the optimiser is part of. */
export async function workerScript(name: string, solves = false): Promise<string> {
  const solver = { external: ['node:*'], define: { 'import.meta.url': '""' } }
  const { outputFiles } = await build({
    ...SETTINGS,
    ...(solves ? solver : {}),
    entryPoints: [`web/desk/${name}-worker.ts`],
  })
  return outputFiles[0]?.text ?? ''
}

async function fromText(contents: string, plugins: Plugin[] = []) {
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    plugins: [markdown, ...plugins],
  })
  return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) }
}

/** Imports of modules that the page has loaded already are taken from there. */
function loaded(modules: ReadonlySet<string>): Plugin {
  return {
    name: 'loaded',
    setup({ onResolve, onLoad, resolve: find }) {
      onResolve({ filter: /./ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'asked') return undefined
        if (PREACT.includes(path)) return { path, namespace: 'loaded' }
        const { path: file } = await find(path, { resolveDir, kind, pluginData: 'asked' })
        const name = file.replace(`${resolve('.')}/`, '')
        return modules.has(name) ? { path: name, namespace: 'loaded' } : undefined
      })
      onLoad({ filter: /./, namespace: 'loaded' }, ({ path }) => ({
        contents: `module.exports = pledgebookModules[${JSON.stringify(path)}]`,
      }))
    },
  }
}

/** The page's own script and those of the views that are loaded later, by name. */
export async function pageScripts(views: readonly string[]): Promise<{ main: string; views: Map<string, string> }> {
  const { inputs } = await fromText("import { start } from './web/main.js'\nstart()")
  const modules = inputs.filter((i) => /^web\/(?!main\.|app\.|views\/).*\.tsx?$/.test(i))
  const names = [...PREACT, ...modules]
  const main = await fromText(
    [
      "import { start } from './web/main.js'",
      ...names.map((n, i) => `import * as m${i} from '${n.startsWith('web/') ? `./${n}` : n}'`),
      `globalThis.pledgebookModules = {${names.map((n, i) => `${JSON.stringify(n)}: m${i}`).join(',')}}`,
      'start()',
    ].join('\n'),
  )
  const later = new Map<string, string>()
  for (const view of views) {
    const words = `./web/words/en/${view}.json`
    const own = existsSync(words)
      ? `import words from '${words}' with { type: 'json' }\nimport { addWords } from './web/words/words.js'\naddWords(words)\n`
      : ''
    const entry = `import { View } from './web/views/${view}.js'\n${own};(globalThis.pledgebookViews ??= {}).${view} = View`
    later.set(view, (await fromText(entry, [loaded(new Set(modules))])).text)
  }
  return { main: main.text, views: later }
}
