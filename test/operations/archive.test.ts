import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import { showArchive } from '../../src/cli/show-archive.js'
import { terminalOf } from '../../src/cli/terminal.js'
import { archive } from '../../src/operations/archive.js'
import { ArchivePool } from '../../src/operations/archive-pool.js'
import { type ArchiveAnswer, archiveLine } from '../../src/operations/archive-schema.js'
import { openArchive } from '../../src/operations/archive-source.js'
import { inOrder } from '../../src/operations/archive-stream.js'
import type { CheckAnswer } from '../../src/operations/check-schema.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

const STORY = `WARSAW, 12 September 2024 — Poland spent 4.1 percent of GDP on defence in 2024, Defence Minister Wladyslaw Kosiniak-Kamysz said.

"We will reach 4.7 per cent of GDP in 2025," he added.
`

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pledgebook-archive-'))
  out = join(root, 'results.jsonl')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A line as its schema has it, read without its kinds. */
interface Line {
  readonly id: string
  readonly url?: string
  readonly error?: { readonly code: string }
  readonly document: { readonly published: string | null }
  readonly claims: readonly {
    readonly then: { readonly evidence: readonly number[] }
    readonly now: { readonly evidence: readonly number[] }
  }[]
  readonly evidence: readonly Evidence[]
}
type Evidence =
  | { edition: string; measure: string; period: string; unit: string; values: Record<string, number> }
  | { fact: string }

/** Evidence written out piece by piece, in one form and in the other. */
const inLine = (evidence: readonly Evidence[], places: readonly number[]) =>
  places.flatMap((place) => {
    const e = evidence[place] ?? { fact: 'nothing' }
    return 'fact' in e
      ? [e.fact]
      : Object.entries(e.values).map(([area, value]) => [e.edition, e.measure, area, e.period, value, e.unit].join())
  })
const inAnswer = (verdict: CheckAnswer['claims'][number]['then']) =>
  verdict.evidence.map((e) => e.fact ?? [e.edition, e.measure, e.area, e.period, e.value, e.unit].join())
const sortedOnce = (says: readonly string[]) => [...new Set(says)].sort()

async function run(
  input: Record<string, unknown>,
  operation = archive,
): Promise<{ answer: ArchiveAnswer; lines: Line[] }> {
  const context = { book: await openedBook(), files: disk, log: () => undefined }
  const { value } = await operation.run(context, archive.input.parse({ workers: 1, out, ...input }))
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
  return {
    answer: archive.output.parse(value),
    lines: lines.map((line) => archiveLine.parse(JSON.parse(line)) as Line),
  }
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(root, name)
  writeFileSync(path, content)
  return path
}

const jsonl = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

describe('an archive', () => {
  it('of a folder is checked file by file in order, folders within it too, and says what it left out', async () => {
    const folder = join(root, 'stories')
    mkdirSync(join(folder, 'old'), { recursive: true })
    writeFileSync(join(folder, 'b.txt'), STORY)
    writeFileSync(join(folder, 'a.html'), `<html><body><p>${STORY}</p></body></html>`)
    writeFileSync(join(folder, 'old', 'c.md'), `# Spending\n\n${STORY}`)
    writeFileSync(join(folder, 'picture.png'), 'no story')
    const { answer, lines } = await run({ path: folder })
    expect(lines.map((line) => line.id.slice(folder.length + 1))).toEqual(['a.html', 'b.txt', 'old/c.md'])
    expect(answer).toMatchObject({ documents: 3, checked: 3, undated: 0, failed: {}, workers: 1 })
    expect(answer.claims).toBe(lines.reduce((sum, line) => sum + line.claims.length, 0))
    expect(answer.claims).toBeGreaterThanOrEqual(6)
    expect(Object.values(answer.now).reduce((sum, n) => sum + n, 0)).toBe(answer.claims)
    expect(answer.speakers.reduce((sum, s) => sum + s.claims, 0)).toBeGreaterThan(0)
    expect(answer.notes[0]).toContain('1 files are neither')
  })

  it('is answered as each story alone, its evidence once for all claims', async () => {
    const story = `${STORY}\nSpain spent 4 percent of GDP in 2023. Only 20 of 32 allies met the 2% goal in 2024. NATO was founded by 12 countries in 1949.\n`
    const path = write('b.txt', story)
    const [line] = (await run({ path })).lines
    const alone = (await asked(await openedBook(), 'check', { file: path }, { files: disk })).value as CheckAnswer
    const withoutEvidence = (claims: readonly { then: object; now: object }[] = []) =>
      claims.map((c) => ({ ...c, then: { ...c.then, evidence: 0 }, now: { ...c.now, evidence: 0 } }))
    expect(withoutEvidence(line?.claims)).toEqual(JSON.parse(JSON.stringify(withoutEvidence(alone.claims))))
    expect(line).toMatchObject(
      JSON.parse(
        JSON.stringify({
          document: alone.document,
          statements: alone.statements,
          unchecked: alone.unchecked,
          counts: alone.counts,
        }),
      ),
    )
    for (const [i, claim] of alone.claims.entries())
      for (const when of ['then', 'now'] as const) {
        const places = line?.claims[i]?.[when].evidence ?? []
        expect(sortedOnce(inLine(line?.evidence ?? [], places))).toEqual(sortedOnce(inAnswer(claim[when])))
      }
    expect(line?.evidence.length).toBeGreaterThan(5)
    expect(new Set(line?.evidence.map((e) => JSON.stringify(e))).size).toBe(line?.evidence.length)
  })

  it('of JSON Lines loses no document: what cannot be checked is a line with its error', async () => {
    const path = write(
      'news.jsonl',
      jsonl([
        { id: 7, text: STORY, published: '2024-10-01', url: 'https://example.org/7' },
        { url: 'u', html: STORY },
      ]) +
        '{"id": "cut", "text": "Pol\n\n[1]\n' +
        jsonl([
          { id: 'none' },
          { id: 'two', text: 'a', html: 'b' },
          { id: 'day', text: STORY, published: 'May' },
          { id: 'binary', text: '\u0000\u0001\u0002'.repeat(500) },
          { id: 'last', markdown: STORY },
        ]),
    )
    const { answer, lines } = await run({ path })
    expect(lines.map((line) => line.id)).toEqual([
      '7',
      'u',
      `${path}:3`,
      `${path}:5`,
      `${path}:6`,
      `${path}:7`,
      'day',
      'binary',
      'last',
    ])
    expect(lines.map((line) => line.error?.code ?? 'checked')).toEqual([
      'checked',
      'checked',
      'archive.line',
      'archive.line',
      'archive.line',
      'archive.line',
      'day.malformed',
      'document.binary',
      'checked',
    ])
    expect(lines[0]).toMatchObject({ url: 'https://example.org/7', document: { published: '2024-10-01' } })
    expect(answer).toMatchObject({
      documents: 9,
      checked: 3,
      failed: { 'archive.line': 4, 'day.malformed': 1, 'document.binary': 1 },
    })
    expect(answer.failures).toHaveLength(6)
    const screen = showArchive(answer, terminalOf({ columns: 90 }, {}))
    expect(screen).toContain('6 documents could not be checked')
    expect(screen).toContain('day.malformed: 1')
  })

  it('is read the same with a mark at its start, ends of lines of Windows, none at the end, in pieces, and gzipped', async () => {
    const text = `\uFEFF${jsonl([1, 2, 3].map((id) => ({ id, text: 'ünï' }))).replaceAll('\n', '\r\n')}`.trimEnd()
    const names = async (file: string, size = 1e6) => {
      const pieces = async function* () {
        const bytes = readFileSync(file)
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      }
      const ledgers = { ...disk.ledgers!, open: async () => ({ name: file, size: 1, bytes: pieces }) }
      const texts: string[] = []
      for await (const article of (await openArchive(ledgers, file)).articles)
        texts.push(article.form === 'line' ? (JSON.parse(article.text) as { text: string }).text : article.form)
      return texts
    }
    const plain = write('a.jsonl', text)
    for (const size of [1, 7, 1000]) expect(await names(plain, size)).toEqual(['ünï', 'ünï', 'ünï'])
    expect(await names(write('a.jsonl.gz', gzipSync(text)), 10)).toEqual(['ünï', 'ünï', 'ünï'])
  })

  it('without a story, or over results that are there, is refused before anything is read', async () => {
    mkdirSync(join(root, 'empty'))
    expect((await refusalOf(() => run({ path: join(root, 'empty') }))).code).toBe('archive.empty')
    expect((await refusalOf(() => run({ path: join(root, 'gone.jsonl') }))).code).toBe('file.unreadable')
    write('results.jsonl', 'mine')
    expect((await refusalOf(() => run({ path: write('s.txt', STORY) }))).code).toBe('file.exists')
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })
})

describe('threads', () => {
  it('give the same lines in the same order as one thread does', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      id: `s${i}`,
      text: i % 50 === 3 ? '\u0000' : STORY.repeat(1 + (i % 3)),
    }))
    const path = write('news.jsonl', jsonl(rows))
    const one = await run({ path })
    rmSync(out)
    // Threads load the built program; from source there is only one.
    const program = join(root, 'archive.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/operations/archive.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    })
    const built = (await import(pathToFileURL(program).href)) as { archive: typeof archive }
    const two = await run({ path, workers: 2 }, built.archive)
    expect(two.lines).toEqual(one.lines)
    expect(two.answer.workers).toBe(2)
    expect({ ...two.answer, workers: 1 }).toEqual(one.answer)
  })

  it('that end lose only the document that ended them', async () => {
    const program = write(
      'dies.mjs',
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', (articles) => {
        if (articles.some((a) => a.text === 'die')) process.exit(3)
        parentPort.postMessage({ result: { lines: new TextEncoder().encode(articles.map((a) => a.name + '\\n').join('')) } })
      })`,
    )
    const pool = new ArchivePool(2, pathToFileURL(program), {})
    const batch = ['live', 'die', 'live'].map((text, i) => ({ name: `n${i}`, form: 'file' as const, text }))
    const results = await pool.check(batch)
    const text = results.map((r) => new TextDecoder().decode(r.lines)).join('')
    expect(text).toMatch(/^n0\n\{"id":"n1","error":\{"code":"archive.workerDied".*\nn2\n$/)
    expect(new TextDecoder().decode((await pool.check([batch[0]!]))[0]?.lines)).toBe('n0\n')
    await pool.end()
  })

  it('work on a bounded number at once, and results keep the order of the documents', async () => {
    let [now, most] = [0, 0]
    const items = async function* () {
      for (let i = 0; i < 40; i++) yield i
    }
    const found: number[] = []
    for await (const result of inOrder(items(), 4, async (i) => {
      most = Math.max(most, ++now)
      await delay(i % 3)
      now--
      return i
    }))
      found.push(result)
    expect(found).toEqual(Array.from({ length: 40 }, (_, i) => i))
    expect([most > 1, most <= 4]).toEqual([true, true])
  })
})
