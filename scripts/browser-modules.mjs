// The browser entry module by module, for programs that are bundled: what they do not ask for falls away, which it cannot
// from one minified file. Node's own modules make the build fail.
import { build } from 'esbuild'

const ENTRY = 'src/browser.ts'
const shared = { format: 'esm', logLevel: 'warning', target: 'es2022' }

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
  const entryPoints = Object.keys(reached.metafile.inputs)
  await build({
    ...shared,
    entryPoints,
    outbase: 'src',
    outdir,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
  })
  return entryPoints.length
}
