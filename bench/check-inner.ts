/** Parts of bench/check.mjs that run in processes of their own; each prints one object of JSON. Times in milliseconds. */
import { existsSync, readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { openFolder, shippedFolder } from '../src/book/shipped.js'
import { disk } from '../src/cli/disk.js'
import { archive } from '../src/operations/archive.js'
import { openKeeper } from '../src/operations/check-keeper.js'
import { knowledgeOf } from '../src/operations/check-knowledge.js'
import { judgedStory, readStory } from '../src/operations/check-text.js'

const book = () => openFolder(process.env.BENCH_BOOK ?? shippedFolder())
const median = (xs: readonly number[]) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)] ?? Number.NaN

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** Stories of a file of JSON Lines. */
const storiesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)

async function single(path: string): Promise<unknown> {
  const stories = storiesOf(path)
  const opened = await book()
  // The first call as `check` has it: the lexicon is compiled, and the figures that this story asks for are read.
  const start = performance.now()
  const laps: number[] = []
  const lap = () => laps.push(performance.now() - start - laps.reduce((sum, took) => sum + took, 0))
  const keeper = await openKeeper(opened, opened.knownTo)
  lap()
  const story = readStory(keeper, stories[0] ?? '', { name: 'made' })
  lap()
  const asked = await knowledgeOf(
    opened,
    keeper.facts,
    story.claims.map((claim) => claim.question),
  )
  lap()
  judgedStory(keeper, story, asked)
  lap()
  const [lexicon, reading, figures, judging] = laps
  const knowledge = await knowledgeOf(opened, keeper.facts)
  let claims = 0
  const check = (text: string) => {
    const story = readStory(keeper, text, { name: 'made' })
    judgedStory(keeper, story, knowledge)
    claims += story.claims.length
  }
  for (const text of stories.slice(0, 300)) check(text)
  claims = 0
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const times = { check: [] as number[], read: [] as number[], segmenter: [] as number[] }
  // In turn, so that what else the machine does falls on all alike.
  for (const text of stories) {
    times.check.push(timed(() => check(text)))
    times.read.push(timed(() => readStory(keeper, text, { name: 'made' })))
    times.segmenter.push(timed(() => Array.from(segmenter.segment(text))))
  }
  const letters = stories.reduce((sum, text) => sum + text.length, 0) / stories.length
  const [checked, read, segmented] = [median(times.check), median(times.read), median(times.segmenter)]
  return {
    first: { all: laps.reduce((sum, took) => sum + took, 0), lexicon, reading, figures, judging },
    check: checked,
    read,
    segmenter: segmented,
    letters,
    claims: claims / stories.length,
  }
}

async function whole(path: string, workers: number): Promise<unknown> {
  let bytes = 0
  // What is written is counted and let go: the disk is not what is measured.
  const writeFrom = async (_path: string, pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) bytes += piece.length
  }
  const start = performance.now()
  const { value } = await archive.run(
    { book: await book(), files: { ...disk, writeFrom, free: undefined }, log: () => undefined },
    archive.input.parse({ path, workers, out: 'nowhere' }),
  )
  const took = performance.now() - start
  return {
    took,
    bytes,
    peak: process.resourceUsage().maxRSS * 1024,
    documents: value.documents,
    claims: value.claims,
    workers: value.workers,
  }
}

const [, , part, path = '', workers = '1'] = process.argv
if (isMainThread && existsSync(path))
  console.log(JSON.stringify(part === 'single' ? await single(path) : await whole(path, Number(workers))))
