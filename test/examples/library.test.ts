import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { writeBrowserModules } from '../../scripts/browser-modules.mjs'
import { ask, offeredBy } from '../../src/operations/ask.js'
import { BROWSER_OPERATIONS } from '../../src/operations/browser-operations.js'
import { Pledgebook } from '../../src/operations/pledgebook.js'
import type { QuestionName } from '../../src/operations/questions.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { ROOT } from '../cli/run-cli.js'
import { openedBook } from '../opened-book.js'

const STORY = 'BRUSSELS, 18 June 2024 - Poland spent 4.12% of its GDP on defence, more than any of the 32 allies.'
const QUESTIONS: readonly [QuestionName, object, Record<string, string>?][] = [
  ['standing', { goal: 'wales-2014.spending', period: '2024', asOf: '2024-07-01' }],
  ['revisions', { goal: 'wales-2014.spending', area: 'NATO', period: '2024' }],
  ['cost', { area: 'CAN', asOf: '2026-07-31', draws: 100, seed: 7 }],
  ['check', { file: 'story', asOf: '2026-07-31' }, { story: STORY }],
]

/** Every question that the types name; a missing or a foreign one does not compile. */
const TYPED: Readonly<Record<QuestionName, true>> = {
  archive: true,
  calibrate: true,
  check: true,
  classify: true,
  contents: true,
  cost: true,
  definitions: true,
  drivers: true,
  explain: true,
  export: true,
  ledger: true,
  plan: true,
  readings: true,
  record: true,
  report: true,
  revisions: true,
  rules: true,
  series: true,
  standing: true,
  verify: true,
}

describe('the library', () => {
  it('types every question it offers, and browsers have those that need no disk', async () => {
    const offered = (await offeredBy('library')).map((o) => o.name)
    expect(Object.keys(TYPED).sort()).toEqual(offered.sort())
    const needDisk = offered.filter((name) => !Object.hasOwn(BROWSER_OPERATIONS, name))
    expect(needDisk).toEqual(['archive', 'export', 'record', 'verify'])
  })

  it('gives the bytes that every door gives, with where they come from', async () => {
    const book = await openedBook()
    const pledgebook = new Pledgebook(book, OPERATIONS)
    const question = { goal: 'hague-2025.core', asOf: '2026-07-31' }
    const reply = await pledgebook.ask('standing', question)
    const { answer } = await ask({ book, log: () => undefined }, 'library', 'standing', question)
    expect(reply.json()).toBe(canonicalJson(answer.value))
    const origin = reply.origin('/members/0/value')
    expect(origin.observation?.cell).toBe(reply.value.members[0]?.cell)
    expect(origin.value).toBe(reply.value.members[0]?.value)
    expect(() => reply.origin('/nothing/here')).toThrow('nothing is kept of where /nothing/here comes from')
    expect(new TextDecoder().decode((await reply.file('csv')).bytes)).toMatch(/^area,name,/)
  })

  it('reads the files that are handed over, and no others', async () => {
    const pledgebook = new Pledgebook(await openedBook(), BROWSER_OPERATIONS)
    const files = {
      'budget-2024.csv': 'Year;Item;Amount (EUR)\n2024;Pay;10\n',
      'budget-2025.csv': 'Year;Item;Amount (EUR)\n2025;Pay;12\n',
    }
    const { value } = await pledgebook.ask('ledger', { file: 'budget-*.csv' }, { files })
    expect(value.files).toEqual(['budget-2024.csv', 'budget-2025.csv'])
    expect(value.lines).toBe(2)
    await expect(pledgebook.ask('check', { file: '/etc/passwd' }, { files })).rejects.toMatchObject({
      fault: 'source',
      code: 'file.unreadable',
      hint: 'given are: budget-2024.csv, budget-2025.csv',
    })
    await expect(pledgebook.ask('ledger', { file: 'constructor' }, { files })).rejects.toThrow('no such file')
    await expect(
      pledgebook.ask('ledger', { file: 'budget-2024.csv', write: 'x.yaml' }, { files }),
    ).rejects.toMatchObject({ code: 'files.readOnly' })
  })

  it('refuses a question it does not have, and one the browser does not have', async () => {
    const pledgebook = new Pledgebook(await openedBook(), BROWSER_OPERATIONS)
    await expect(pledgebook.ask('standin' as 'standing', {})).rejects.toMatchObject({ code: 'operation.unknown' })
    await expect(pledgebook.ask('verify', {})).rejects.toMatchObject({ code: 'operation.unknown' })
    await expect(pledgebook.ask('standing', { year: 2024 } as object)).rejects.toMatchObject({ code: 'arguments' })
  })

  it('leaves out of a bundle what is not asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pledgebook-modules-'))
    expect(await writeBrowserModules(folder)).toBeGreaterThan(100)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "sideEffects": false }')
    const bundled = async (contents: string) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: folder },
        bundle: true,
        format: 'esm',
        minify: true,
        platform: 'browser',
        nodePaths: [join(ROOT, 'node_modules')],
        external: ['highs'],
        write: false,
        logLevel: 'silent',
      })
      return outputFiles[0]?.contents.length ?? 0
    }
    const all = await bundled("export * from './browser.js'")
    const book = await bundled("export { Book } from './browser.js'")
    const standing = await bundled("export { Book, standing } from './browser.js'")
    console.info(`bundles: all ${all} bytes, Book ${book}, Book and standing ${standing}`)
    expect(book).toBeGreaterThan(10_000)
    expect(book / all).toBeLessThan(0.1)
    expect(standing / all).toBeLessThan(0.15)
  })

  it('answers in a worker without anything of Node, with the same bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pledgebook-worker-'))
    const outfile = join(folder, 'browser.mjs')
    // Without Node's platform a module of Node would make this fail.
    await build({
      entryPoints: [join(ROOT, 'src/browser.ts')],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      external: ['highs'],
      outfile,
      logLevel: 'silent',
    })
    const book = await openedBook()
    const files = new Map<string, Uint8Array>()
    for (const entry of book.entries) files.set(entry.file, await book.file(entry))
    files.set('manifest.json', new TextEncoder().encode(canonicalJson(book.manifest)))
    const worker = new Worker(new URL('./worker-question.mjs', import.meta.url), {
      workerData: { library: pathToFileURL(outfile).href, files, questions: QUESTIONS },
    })
    const { replies, left } = await new Promise<{ replies: string[]; left: string[] }>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    await worker.terminate()
    expect(left).toEqual([])
    const pledgebook = new Pledgebook(book, OPERATIONS)
    for (const [i, [name, question, given]] of QUESTIONS.entries()) {
      const reply = await pledgebook.ask(name, question as never, given === undefined ? {} : { files: given })
      const same = (text: string) => text.replace(/[0-9a-f]{16}/g, 'BOOK')
      expect(same(replies[i] ?? ''), name).toBe(same(reply.json()))
    }
  })
})
