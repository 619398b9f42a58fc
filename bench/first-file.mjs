// What the first view needs, in compressed bytes, part by part. Everything it needs is in the page's first file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const packed = (text) => gzipSync(text, { level: 9 }).length

/** Bytes of a built page's first file as gzip -9 sends it, and of its parts alone, which sum to a little more or less. */
export function firstFile(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/<script type="text\/plain" id="part:([^"]+)">([^<]*)<\/script>/g)]
  const of = (choose) =>
    scripts
      .filter(([, name]) => choose(name))
      .map(([, , text]) => text)
      .join('\n')
  const isWorker = (name) => name.startsWith('worker-')
  const isFigures = (name) => name.includes('.parquet')
  const rest = scripts.reduce((text, [whole]) => text.replace(whole, ''), page)
  const parts = [
    { name: 'page', bytes: packed(rest) },
    { name: 'worker', bytes: packed(of(isWorker)) },
    { name: 'figures', bytes: packed(of(isFigures)) },
    { name: 'other facts', bytes: packed(of((name) => !isWorker(name) && !isFigures(name))) },
  ]
  return { total: packed(page), parts }
}
