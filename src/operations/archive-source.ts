import { unpacked } from '../ledgers/byte-stream.js'
import { PledgebookError } from '../terms/fault.js'
import type { Article } from './archive-article.js'
import type { LedgerFiles } from './ledger-files.js'

/** Bytes of the longest document; those above are refused without being held. */
const LONGEST = 80_000_000
/** Folders within folders that are looked into. */
const DEEPEST = 6

const STORY = /\.(txt|text|md|markdown|x?html?)$/i
const LINES = /\.(jsonl|ndjson|jsonlines)(\.gz)?$/i

const TOO_LONG = { form: 'unread', code: 'document.tooLarge', message: `it is longer than ${LONGEST} bytes` } as const

async function* lines(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Article> {
  let [parts, length, number]: [Uint8Array[], number, number] = [[], 0, 0]
  const keep = (part: Uint8Array) => {
    length += part.length
    if (length > LONGEST) parts = []
    else parts.push(part)
  }
  const line = (): Article | undefined => {
    const name = `${file}:${++number}`
    const text = length > LONGEST ? undefined : Buffer.concat(parts).toString('utf8')
    parts = []
    length = 0
    if (text === undefined) return { name, ...TOO_LONG }
    return text.trim() === ''
      ? undefined
      : { name, form: 'line', text: number === 1 ? text.replace(/^\uFEFF/, '') : text }
  }
  for await (const chunk of unpacked(bytes, file)) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end))
      const article = line()
      if (article) yield article
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  const last = length > 0 ? line() : undefined
  if (last) yield last
}

async function story(files: LedgerFiles, name: string): Promise<Article> {
  try {
    const file = await files.open(name)
    if (file.size > LONGEST) return { name, ...TOO_LONG }
    const parts: Uint8Array[] = []
    for await (const part of file.bytes()) parts.push(part)
    return { name, form: 'file', text: new TextDecoder().decode(Buffer.concat(parts)) }
  } catch (error) {
    if (!(error instanceof PledgebookError)) throw error
    return { name, form: 'unread', code: error.code, message: error.message }
  }
}

async function found(files: LedgerFiles, pattern: string): Promise<string[]> {
  try {
    return await files.find(pattern)
  } catch (error) {
    if (error instanceof PledgebookError && error.code === 'file.unreadable') return []
    throw error
  }
}

/** Names of what a path stands for: the files that fit a pattern, those of a folder and its folders, or the one file. */
async function namesOf(files: LedgerFiles, path: string): Promise<string[]> {
  const named = await files.find(path)
  if (named.length !== 1 || named[0] !== path) return named
  try {
    await files.open(path)
    return [path]
  } catch (error) {
    if (!(error instanceof PledgebookError) || error.code !== 'file.notFile') throw error
  }
  const folder = path.replace(/\/+$/, '')
  const levels = await Promise.all(
    Array.from({ length: DEEPEST }, (_, i) => found(files, `${folder}${'/*'.repeat(i + 1)}`)),
  )
  return levels.flat().sort()
}

/** The documents of an archive in order, read one by one, and how many files were neither stories nor JSON Lines. */
export async function openArchive(
  files: LedgerFiles,
  path: string,
): Promise<{ articles: AsyncIterable<Article>; skipped: number }> {
  const names = await namesOf(files, path)
  // One file that is named is what it is said to be; among many, only those with a known ending are stories.
  const taken = names.filter((name) => LINES.test(name) || STORY.test(name) || name === path)
  if (taken.length === 0)
    throw new PledgebookError(
      'input',
      'archive.empty',
      `there is no story among its ${names.length} files`,
      'stories end in .txt, .md or .html, archives in .jsonl or .jsonl.gz',
      { where: path },
    )
  const articles = async function* () {
    for (const name of taken)
      if (STORY.test(name)) yield await story(files, name)
      else yield* lines((await files.open(name)).bytes(), name)
  }
  return { articles: articles(), skipped: names.length - taken.length }
}
