import { checkArticle, checkPage } from '../exports/check-html.js'
import { claimReviews } from '../exports/claim-review.js'
import { annotations } from '../exports/web-annotation.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { PledgebookError } from '../terms/fault.js'
import { openKeeper } from './check-keeper.js'
import { knowledgeOf } from './check-knowledge.js'
import { checkInput, checkOutput } from './check-schema.js'
import { judgedStory, readStory } from './check-text.js'
import { envelope } from './envelope.js'
import { asOfDay } from './fields.js'
import { operation } from './operation.js'

/** The format of a story by its name; undefined leaves it to its content. */
function formatOf(name: string): 'text' | 'markdown' | 'html' | undefined {
  if (/\.x?html?$/i.test(name)) return 'html'
  return /\.(md|markdown)$/i.test(name) ? 'markdown' : undefined
}

export const check = operation({
  name: 'check',
  summary: "A story's figures and statements, held against what was known on its day and what is known now",
  input: checkInput,
  output: checkOutput,
  positional: ['file'],
  examples: [
    { arguments: 'story.txt', says: 'the day is read from the story; each claim has a verdict for then and for now' },
    { arguments: '- --published 2025-06-24', says: 'a text from standard input, of a day you give' },
    { arguments: 'story.html --format html', says: 'a page with marked text and side notes' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Reads a story, finds who said what and which figures and dates it claims, and holds each against the editions published on or
   * before its day (`then`) and against those the book knows (`now`). Never verified from the text itself; predictions and
   * opinions are listed, not judged. Spans are UTF-16 offsets into the text as given. Throws `input` `document.tooLarge`,
   * `document.binary`, `files.none`, and what reading the file throws.
   */
  async run({ book, files }, input) {
    if (files === undefined)
      throw new PledgebookError('input', 'files.none', 'no files can be read here', 'give the text itself')
    const asOf = asOfDay(book, input.asOf)
    const source = new TextDecoder().decode(await files.read(input.file))
    const keeper = await openKeeper(book, asOf)
    const story = readStory(keeper, source, {
      name: input.file === '-' ? 'standard input' : input.file,
      format: formatOf(input.file),
      published: input.published,
      language: input.language,
    })
    const knowledge = await knowledgeOf(
      book,
      keeper.facts,
      story.claims.map((claim) => claim.question),
    )
    const { body, editions } = judgedStory(keeper, story, knowledge)
    const value = { ...envelope(book, 'check', asOf, editions), ...body }
    return {
      origins: new Map(),
      value,
      forms: {
        article: () => checkArticle(value, source, story.document.format),
        html: () => checkPage(value, source, story.document.format),
        claimreview: () => canonicalJson(claimReviews(value, { author: { name: value.tool.name }, reviewedOn: asOf })),
        annotation: () => canonicalJson(annotations(value, source)),
      },
    }
  },
})
