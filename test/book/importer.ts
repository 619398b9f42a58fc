import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { formatTidy } from '../../src/book/tidy-csv.js'
import type { Home } from '../workbooks/overlay-home.js'
import { smallFigures } from '../workbooks/small.js'

export const FIGURES = smallFigures().filter((o) => o.measure === 'nato.core.share')

/** Another process that imports an edition of a day: killed so many milliseconds after it began, if said. */
export type Importer = (root: string, day: string, killAfter?: number) => Promise<{ done: boolean; took: number }>

/** Bundles the program that imports, once for many starts. */
export async function importerOf(home: Home): Promise<Importer> {
  const program = join(home.folder, 'killed-import.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./killed-import.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
  })
  return async (root, day, killAfter) => {
    // Every edition is a file of its own: the same bytes are one edition, of one day.
    const csv = join(home.folder, `${day}.csv`)
    const [first, ...others] = FIGURES
    writeFileSync(csv, formatTidy([{ ...first!, value: Number(day.replaceAll('-', '')) }, ...others]))
    const child = spawn(process.execPath, [program, home.base, root, csv, day], { stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = new Promise((resolve) => child.once('close', resolve))
    let said = ''
    let began = 0
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (began > 0 || !said.includes('begins')) return
      began = performance.now()
      if (killAfter !== undefined) void delay(killAfter).then(() => child.kill('SIGKILL'))
    })
    await ended
    return { done: said.includes('done'), took: performance.now() - began }
  }
}
