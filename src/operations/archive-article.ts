import * as z from 'zod/mini'
import type { DocumentFormat } from '../claims/document.js'
import { PledgebookError } from '../terms/fault.js'
import { type Issue, issueInWords } from '../terms/issue.js'
import type { StoryOptions } from './check-text.js'

/** One document of an archive as it lies there, or why it could not even be read. */
export type Article =
  | { readonly name: string; readonly form: 'file' | 'line'; readonly text: string }
  | { readonly name: string; readonly form: 'unread'; readonly code: string; readonly message: string }

/** What is to be checked, and how it is named in the results. */
export interface ReadArticle {
  readonly id: string
  readonly url: string | null
  readonly source: string
  readonly options: StoryOptions
}

const text = z.optional(z.nullable(z.string()))
/** Further fields are let be. */
const line = z.object({
  id: z.optional(z.nullable(z.union([z.string(), z.number()]))),
  url: text,
  text,
  html: text,
  markdown: text,
  published: text,
  language: text,
})

const FORMATS: readonly [RegExp, DocumentFormat][] = [
  [/\.x?html?$/i, 'html'],
  [/\.(md|markdown)$/i, 'markdown'],
]

const malformed = (message: string) =>
  new PledgebookError(
    'input',
    'archive.line',
    message,
    'a line is {"id", "text" or "html" or "markdown", "published"?, "url"?}',
  )

function parsedLine(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw malformed(`the line is no JSON: ${(error as Error).message.slice(0, 80)}`)
  }
}

/** What a document holds. Throws `input` `archive.line` for a line that is none, and what kept it from being read. */
export function articleOf(article: Article, language: string | undefined): ReadArticle {
  const { name } = article
  if (article.form === 'unread') throw new PledgebookError('source', article.code, article.message, 'look at this file')
  if (article.form === 'file') {
    const format = FORMATS.find(([like]) => like.test(name))?.[1]
    return { id: name, url: null, source: article.text, options: { name, format, language } }
  }
  const parsed = line.safeParse(parsedLine(article.text))
  if (!parsed.success) throw malformed(parsed.error.issues.map((issue) => issueInWords(issue as Issue)).join('; '))
  const { id, url, text, html, markdown, published, language: own } = parsed.data
  const given = [text, html, markdown].filter((source) => typeof source === 'string')
  const [source] = given
  if (source === undefined || given.length > 1)
    throw malformed(
      source === undefined ? 'the line has neither text, html nor markdown' : 'the line has several texts',
    )
  const format = typeof html === 'string' ? 'html' : typeof markdown === 'string' ? 'markdown' : undefined
  const called = String(id ?? url ?? name)
  return {
    id: called,
    url: url ?? null,
    source,
    options: { name: called, format, published: published ?? undefined, language: own ?? language },
  }
}
