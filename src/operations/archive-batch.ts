import { problemOf } from '../terms/fault.js'
import { type Article, articleOf } from './archive-article.js'
import { SharedEvidence } from './archive-evidence.js'
import { addChecked, addFailure, emptyTally, type Tally } from './archive-tally.js'
import type { CheckKeeper } from './check-keeper.js'
import type { Knowledge } from './check-knowledge.js'
import { judgedWith, readStory } from './check-text.js'

/** Several documents checked: a line of JSON for each as UTF-8, in order, with the ends of lines, and what they add up to. */
export interface BatchResult {
  readonly lines: Uint8Array<ArrayBuffer>
  readonly tally: Tally
  readonly editions: readonly string[]
}

const encoded = (text: string) => new TextEncoder().encode(text)

export type CheckBatch = (articles: readonly Article[]) => Promise<BatchResult>

/** The line and count of a document that could not be checked: nothing of an archive is lost in silence. */
export function failedBatch(articles: readonly Article[], error: unknown): BatchResult {
  const tally = emptyTally()
  const { code, detail, hint } = problemOf(error)
  const lines = articles.map(({ name }) => {
    addFailure(tally, name, code, detail)
    return `${JSON.stringify({ id: name, error: { code, message: detail, hint } })}\n`
  })
  return { lines: encoded(lines.join('')), tally, editions: [] }
}

/** Checks documents one after the other. Whatever one of them throws is its own result. */
export function checkedBatch(
  keeper: CheckKeeper,
  knowledge: Knowledge,
  language: string | undefined,
  articles: readonly Article[],
): BatchResult {
  const tally = emptyTally()
  const editions = new Set<string>()
  let lines = ''
  for (const article of articles) {
    let id = article.name
    try {
      const { id: own, url, source, options } = articleOf(article, language)
      id = own
      const story = readStory(keeper, source, options)
      const shared = new SharedEvidence()
      const { body, editions: used } = judgedWith(keeper, story, knowledge, (of) => shared.placesOf(of))
      const { evidence } = shared
      lines += `${JSON.stringify({ id, ...(url === null ? {} : { url }), ...body, evidence })}\n`
      addChecked(tally, body, story.day)
      for (const edition of used) editions.add(edition)
    } catch (error) {
      const failed = failedBatch([{ name: id, form: 'file', text: '' }], error)
      lines += new TextDecoder().decode(failed.lines)
      for (const { name, code, message } of failed.tally.failures) addFailure(tally, name, code, message)
    }
  }
  return { lines: encoded(lines), tally, editions: [...editions] }
}
