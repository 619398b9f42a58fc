// node bench/check.mjs [stories] [--short]: one made-up story of 3.5 kB, the first time and warm, against Intl.Segmenter merely
// parting the same text into sentences; then an archive of so many (100,000), with two threads, and its peak of resident memory; a
// tenth of it beside, and one thread. All in this one run. Needs the built book (npm run build). --short: 2,000 stories, for CI.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { madeStories } from './made-stories.mjs'

const short = process.argv.includes('--short')
const COUNT = Number(process.argv.slice(2).find((a) => /^\d+$/.test(a)) ?? (short ? 2000 : 100_000))
const WARM = short ? 300 : 1000
const FIRSTS = 5

const folder = mkdtempSync(join(tmpdir(), 'pledgebook-check-'))
const outfile = fileURLToPath(new URL(`../dist/.check-${process.pid}.mjs`, import.meta.url))
const ms = (x) => (x < 10 ? `${x.toFixed(2)} ms` : x < 10_000 ? `${x.toFixed(0)} ms` : `${(x / 1000).toFixed(1)} s`)
const mb = (x) => `${(x / 1e6).toFixed(0)} MB`
const count = (x) => x.toLocaleString('en-GB')
const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]
const part = (...args) => JSON.parse(execFileSync(process.execPath, [outfile, ...args], { encoding: 'utf8' }))

async function written(stories) {
  const path = join(folder, `${stories}.jsonl`)
  const file = createWriteStream(path)
  for (const story of madeStories(stories)) if (!file.write(`${JSON.stringify(story)}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
  return path
}

try {
  mkdirSync(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true })
  await build({
    entryPoints: [fileURLToPath(new URL('check-inner.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  })
  const few = await written(WARM)
  const single = part('single', few)
  const firsts = [single, ...Array.from({ length: FIRSTS - 1 }, () => part('single', few))].map((s) => s.first)
  console.log(
    `check of a story of ${single.letters.toFixed(0)} letters with ${single.claims.toFixed(1)} claims, warm: ${ms(single.check)} (target 2 ms), of which reading ${ms(single.read)}; ` +
      `Intl.Segmenter alone, the same text: ${ms(single.segmenter)}; ${(single.check / single.segmenter).toFixed(1)} x that`,
  )
  const first = (name) => ms(median(firsts.map((f) => f[name])))
  console.log(
    `the first call of a process, once the book is open: ${first('all')} (target 60 ms): opening the lexicon ${first('lexicon')}, ` +
      `reading ${first('reading')}, the figures it asks for ${first('figures')}, judging ${first('judging')}`,
  )
  const tenth = await written(COUNT / 10)
  const all = await written(COUNT)
  const runs = [
    ['a tenth of it, two threads', tenth, 2],
    ['two threads', all, 2],
    short ? ['one thread', all, 1] : ['a tenth of it, one thread', tenth, 1],
  ].map(([says, path, workers]) => ({ says, ...part('archive', path, String(workers)) }))
  for (const { says, documents, claims, took, bytes, peak } of runs)
    console.log(
      `archive of ${count(documents)} stories, ${says}: ${ms(took)}, ${(took / documents).toFixed(2)} ms a story, ${count(claims)} claims, ${mb(bytes)} of results (${(bytes / documents / 1000).toFixed(1)} kB a story); peak ${mb(peak)}`,
    )
  const [little, whole, one] = runs
  console.log(
    `two threads are ${(one.took / (short ? whole : little).took).toFixed(2)} x as fast as one; ten times the stories take ${(whole.peak / little.peak).toFixed(2)} x the memory`,
  )
} finally {
  rmSync(outfile, { force: true })
  rmSync(folder, { recursive: true, force: true })
}
