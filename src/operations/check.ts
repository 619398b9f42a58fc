import { checkArticle, checkPage } from '../exports/check-html.js'
import { claimReviews } from '../exports/claim-review.js'
import { annotations } from '../exports/web-annotation.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { PledgebookError } from '../terms/fault.js'
import { openKeeper } from './check-keeper.js'
import { knowledgeOf } from './check-knowledge.js'
import { type CheckInput, checkInput, checkOutput } from './check-schema.js'
import { judgedStory, readStory } from './check-text.js'
import { envelope } from './envelope.js'
import { asOfDay } from './fields.js'
import { type Context, operation } from './operation.js'

/** The format of a story by its name; undefined leaves it to its content. */
function formatOf(name: string): 'text' | 'markdown' | 'html' | undefined {
  if (/\.x?html?$/i.test(name)) return 'html'
  return /\.(md|markdown)$/i.test(name) ? 'markdown' : undefined
}

interface StoryBytes {
  readonly bytes: Uint8Array
  readonly format: ReturnType<typeof formatOf>
}

/** The story from its file, or from its address where the user allows the network. */
async function storyBytes({ files, network }: Context, input: CheckInput): Promise<StoryBytes> {
  if (!/^https?:\/\//i.test(input.file)) {
    if (files) return { bytes: await files.read(input.file), format: formatOf(input.file) }
    throw new PledgebookError('input', 'files.none', 'no files can be read here', 'give the text itself')
  }
  if (network === undefined)
    throw new PledgebookError('input', 'network.none', 'no addresses can be read here', 'give the text itself')
  if (input.network !== true)
    throw new PledgebookError(
      'input',
      'network.notAllowed',
      `${input.file} is an address, and nothing is fetched unasked`,
      'add --network, or save the page and give its file',
    )
  const { bytes, type } = await network.read(input.file)
  const told = /html/i.test(type) ? 'html' : /markdown/i.test(type) ? 'markdown' : undefined
  return { bytes, format: told ?? formatOf(new URL(input.file).pathname) }
}

/** The question `check`: a story's figures and statements, held against what was known on its day and what is known now. */
export const check = operation({
  name: 'check',
  summary: "A story's figures and statements, held against what was known on its day and what is known now",
  input: checkInput,
  output: checkOutput,
  positional: ['file'],
  examples: [
    { arguments: 'story.txt', says: 'the day is read from the story; each claim has a verdict for then and for now' },
    { arguments: '- --published 2025-06-24', says: 'a text from standard input, of a day you give' },
    { arguments: 'https://news.example/story --network', says: 'a page of the web, fetched because you say so' },
    { arguments: 'story.html --format html', says: 'a page with marked text and side notes' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Reads a story, finds who said what and which figures and dates it claims, and holds each against the editions published on or
   * before its day (`then`) and against those the book knows (`now`). Never verified from the text itself; predictions and
   * opinions are listed, not judged. Spans are UTF-16 offsets into the text as given. Throws `input` `document.tooLarge`,
   * `document.binary`, `files.none`, and what reading the file throws.
   */
  async run(context, input) {
    const { book } = context
    const asOf = asOfDay(book, input.asOf)
    const { bytes, format } = await storyBytes(context, input)
    const source = new TextDecoder().decode(bytes)
    const keeper = await openKeeper(book, asOf)
    const story = readStory(keeper, source, {
      name: input.file === '-' ? 'standard input' : input.file,
      format,
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
