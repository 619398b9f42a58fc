import { type CheckKeeper, openKeeper } from '../../src/operations/check-keeper.js'
import { knowledgeOf } from '../../src/operations/check-knowledge.js'
import type { CheckAnswer } from '../../src/operations/check-schema.js'
import { judgedStory, readStory, type StoryOptions } from '../../src/operations/check-text.js'
import { openedBook } from '../opened-book.js'

export type Checked = Omit<CheckAnswer, 'schema' | 'tool' | 'book' | 'asOf' | 'citation'>
export type Asked = Partial<StoryOptions>

const opened = new Map<string, Promise<CheckKeeper>>()

/** What reading texts needs, once for each day looked from. */
export function keeperOf(asOf: string): Promise<CheckKeeper> {
  let keeper = opened.get(asOf)
  if (keeper === undefined) {
    keeper = openedBook().then((book) => openKeeper(book, asOf))
    opened.set(asOf, keeper)
  }
  return keeper
}

/** Checks a text as the operation does, without a file. */
export async function checked(source: string, asked: Asked = {}, asOf = '2026-11-23'): Promise<Checked> {
  const keeper = await keeperOf(asOf)
  const story = readStory(keeper, source, { name: 'story', ...asked })
  const questions = story.claims.map(({ question }) => question)
  return judgedStory(keeper, story, await knowledgeOf(keeper.book, keeper.facts, questions)).body
}
