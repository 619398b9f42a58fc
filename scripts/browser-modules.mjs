// The browser entry module by module, for programs that are bundled: what they do not ask for falls away, which it cannot
// from one minified file. Node's own modules make the build fail. Packages that are not installed with this one lie beside
// the modules, a file each.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const ENTRY = 'src/browser.ts'
const PACKAGES = 'packages'
const SMALL = { legalComments: 'none', minifySyntax: true, minifyWhitespace: true }
const shared = { format: 'esm', logLevel: 'warning', target: 'es2022' }

/** The packages that modules name and that whoever installs this one does not have. */
function packagesIn(inputs) {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = Object.values(inputs).flatMap(({ imports }) => imports.filter((i) => i.external).map((i) => i.path))
  const nameOf = (path) =>
    path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/')
  return [...new Set(named)].filter((path) => !(nameOf(path) in dependencies))
}

const fileOf = (path) =>
  path
    .replace(/\.js$/, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-/, '')

/** What a package gives, as a module of its own. */
const whole = {
  name: 'whole',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^whole:/ }, ({ path }) => ({ path: path.slice('whole:'.length), namespace: 'whole' }))
    onLoad({ filter: /./, namespace: 'whole' }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)}`,
      resolveDir: '.',
    }))
  },
}

/** Writes the modules that the browser entry is made of into a folder, as they lie in src. Gives their number. */
export async function writeBrowserModules(outdir) {
  const reached = await build({
    ...shared,
    entryPoints: [ENTRY],
    bundle: true,
    packages: 'external',
    metafile: true,
    write: false,
    splitting: true,
    outdir,
  })
  const { inputs } = reached.metafile
  const packages = packagesIn(inputs)
  await build({
    ...shared,
    ...SMALL,
    entryPoints: packages.map((path) => ({ in: `whole:${path}`, out: fileOf(path) })),
    bundle: true,
    splitting: true,
    plugins: [whole],
    outdir: join(outdir, PACKAGES),
  })
  const entryPoints = Object.keys(inputs)
  const { outputFiles } = await build({ ...shared, ...SMALL, entryPoints, outbase: 'src', outdir, write: false })
  for (const { path, text } of outputFiles) {
    const to = relative(dirname(path), resolve(outdir, PACKAGES))
    const from = to.startsWith('.') ? to : `./${to}`
    const own = packages.reduce(
      (now, name) =>
        now
          .replaceAll(`from"${name}"`, `from"${from}/${fileOf(name)}.js"`)
          .replaceAll(`import("${name}")`, `import("${from}/${fileOf(name)}.js")`),
      text,
    )
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, own)
  }
  return entryPoints.length
}
