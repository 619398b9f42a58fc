// Bundles the page: one script with all that the first view needs, and one for each other view, which finds what the
// first has loaded already in `pledgebookModules`. Classic scripts throughout, since pages opened from a folder may load
// no modules.
import { resolve } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'

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

/** A worker as one script. */
export async function workerScript(name: string): Promise<string> {
  const { outputFiles } = await build({ ...SETTINGS, entryPoints: [`web/desk/${name}-worker.ts`] })
  return outputFiles[0]?.text ?? ''
}

async function fromText(contents: string, plugins: Plugin[] = []) {
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    plugins,
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
    const entry = `import { View } from './web/views/${view}.js'\n;(globalThis.pledgebookViews ??= {}).${view} = View`
    later.set(view, (await fromText(entry, [loaded(new Set(modules))])).text)
  }
  return { main: main.text, views: later }
}
