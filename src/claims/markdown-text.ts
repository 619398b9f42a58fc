import { type DocumentMeta, MetaDraft } from './document-meta.js'
import { MarkdownLine } from './markdown-line.js'
import type { Span } from './span.js'
import { TextMap } from './text-map.js'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const UNDERLINE = /^ {0,3}(?:=+|-{2,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_]) *$/
const TABLE_RULE = /^[ |:-]{3,}$/
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:\s{0,5}\S{1,2000}.{0,500}$/
const MARKER =
  /^[ \t]{0,12}(?:>[ \t]{0,4}){0,20}(?:#{1,6}[ \t]{1,10}|[-*+][ \t]{1,4}(?:\[[ xX]\] )?|\[\^[^\]\n]{1,50}\]:[ \t]{0,4})?/
const FIELD = /^([A-Za-z_][\w.-]{0,40})[ \t]{0,10}:[ \t]{0,10}(.{0,500})$/
const FRONT_LINES = 200

function readField(line: string, meta: MetaDraft): void {
  const found = FIELD.exec(line)
  const name = found?.[1]?.toLowerCase()
  const value = found?.[2]?.trim().replace(/^(["'])(.*)\1$/, '$2')
  if (name === 'title' || name === 'headline') meta.set('title', value)
  else if (
    name === 'date' ||
    name === 'published' ||
    name === 'pubdate' ||
    name === 'publishdate' ||
    name === 'datepublished'
  )
    meta.addDay(value, 'published', `front matter ${found?.[1]}`)
  else if (name === 'updated' || name === 'modified' || name === 'lastmod')
    meta.addDay(value, 'modified', `front matter ${found?.[1]}`)
  else if (name === 'author' || name === 'authors' || name === 'byline') meta.set('author', value)
  else if (name === 'lang' || name === 'language' || name === 'locale') meta.set('language', value)
  else if (name === 'site' || name === 'publication' || name === 'publisher' || name === 'source')
    meta.set('site', value)
}

/** Reads the front matter between two lines of `---`; the offset after it, or `start` where there is none. */
function readFrontMatter(source: string, start: number, meta: MetaDraft): number {
  if (!/^---[ \t]*\r?\n/.test(source.slice(start, start + 100))) return start
  const fields: string[] = []
  let at = source.indexOf('\n', start) + 1
  for (let i = 0; i < FRONT_LINES && at < source.length; i++) {
    const end = source.indexOf('\n', at)
    const line = source.slice(at, end < 0 ? source.length : end).trimEnd()
    at = end < 0 ? source.length : end + 1
    if (line === '---' || line === '...') {
      for (const field of fields) readField(field, meta)
      return at
    }
    fields.push(line)
  }
  return start
}

/**
 * Reads Markdown: marks of headings, lists, quotes, emphasis and tables are left out, links give their words, code blocks, images,
 * comments and definitions are left out. One line of the source gives at most one line of the text.
 */
export function readMarkdown(source: string): { text: string; toSource: (span: Span) => Span; meta: DocumentMeta } {
  const map = new TextMap(source)
  const meta = new MetaDraft()
  const inline = new MarkdownLine(source, map)
  let at = readFrontMatter(source, source.startsWith('\uFEFF') ? 1 : 0, meta)
  let fence = ''
  while (at < source.length) {
    const found = source.indexOf('\n', at)
    const end = found < 0 ? source.length : found
    const next = found < 0 ? source.length : found + 1
    const line = source.slice(at, Math.min(end, at + 3000)).trimEnd()
    const mark = FENCE.exec(line)?.[1]
    if (fence !== '') {
      if (mark?.startsWith(fence) === true) fence = ''
    } else if (mark !== undefined) fence = mark
    else if (UNDERLINE.test(line) || (line.includes('|') && TABLE_RULE.test(line))) {
      // Ends the line before it as a heading does.
      map.put('\n', at, end)
    } else if (!DEFINITION.test(line)) {
      const marker = MARKER.exec(line)?.[0] ?? ''
      if (marker.includes('#') || /[-*+]/.test(marker)) map.put('\n', at, at)
      inline.read(at + marker.length, end)
      if (marker.includes('#')) map.put('\n', end, end)
    }
    map.copy(end, next)
    at = next
  }
  const title = /^#[ \t]+(.{1,300})$/m.exec(source.slice(0, 5000))?.[1]
  meta.set('title', title)
  return { text: map.text, toSource: map.toSource, meta: meta.finish() }
}
