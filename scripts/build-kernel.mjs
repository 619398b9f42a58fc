// Builds the numeric kernel: kernel/*.ts, AssemblyScript, into src/math/kernel-wasm.ts, which is committed.
// With --check writes nothing and fails where the committed bytes are not those of the sources.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { main } from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUTPUT = fileURLToPath(new URL('../src/math/kernel-wasm.ts', import.meta.url))
const OPTIONS = ['--enable', 'simd', '--runtime', 'stub', '-O3', '--converge', '--noAssert', '--initialMemory', '1']

let bytes
const { error, stderr } = await main(['kernel/index.ts', '--baseDir', ROOT, '--outFile', 'kernel.wasm', ...OPTIONS], {
  writeFile: (_name, contents) => (bytes = contents),
})
if (error !== null || bytes === undefined) {
  console.error(stderr.toString())
  throw error ?? new Error('the compiler wrote nothing')
}
const base64 = Buffer.from(bytes).toString('base64')
const text = `// Made from kernel/ by scripts/build-kernel.mjs; not to be edited. ${bytes.length} bytes of WebAssembly, in base64.
export const KERNEL_WASM =
  '${base64}'
`
if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    console.error('src/math/kernel-wasm.ts is not what kernel/ makes: run node scripts/build-kernel.mjs and commit it')
    process.exitCode = 1
  } else console.log(`src/math/kernel-wasm.ts is what kernel/ makes: ${bytes.length} bytes`)
} else {
  writeFileSync(OUTPUT, text)
  console.log(`src/math/kernel-wasm.ts: ${bytes.length} bytes of WebAssembly`)
}
