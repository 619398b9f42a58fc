import type { Book } from '../book/book.js'
import { sha256 } from '../book/digest.js'
import type { CheckFacts } from '../book/lexicon-facts.js'
import { RecordFolder } from '../book/record-folder.js'
import { type Figure, given } from '../series/figure.js'
import { parseDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import { checkOutput } from './check-schema.js'
import { envelope } from './envelope.js'
import { areaOf, goalOf } from './fields.js'
import { type Context, operation } from './operation.js'
import { comparableOf, editionsOf } from './record-compare.js'
import { entryOf } from './record-entry.js'
import { hitsOf, type RecordQuery } from './record-query.js'
import { type RecordAnswer, type RecordInput, recordInput, recordOutput } from './record-schema.js'

type Body = Omit<RecordAnswer, 'schema' | 'tool' | 'book' | 'asOf' | 'citation' | 'action' | 'record'>

const NOTHING: Body = {
  added: null,
  found: { documents: 0, claims: 0, statements: 0 },
  claims: [],
  statements: [],
  comparisons: [],
  verified: null,
  notes: [],
}

const refused = (message: string, hint: string) => new PledgebookError('input', 'arguments', message, hint)

function folderOf({ library }: Context, named: string | undefined): string {
  if (named !== undefined) return named
  if (library !== undefined) return `${library.place}/record`
  throw new PledgebookError('input', 'record.none', 'no folder of a record is named', 'give one: --record FOLDER')
}

/** The goal of this id, or all of a promise. Throws `notFound` `goal.unknown`, which names every goal. */
function goalsOf(book: Book, id: string): string[] {
  const promised = book.facts.goals.filter((g) => g.pledge === id)
  return promised.length > 0 ? promised.map((g) => g.id) : [goalOf(book, id).id]
}

function queryOf({ book }: Context, input: RecordInput): RecordQuery {
  return {
    speaker: input.speaker,
    area: input.area === undefined ? undefined : areaOf(book, input.area).code,
    goals: input.goal === undefined ? undefined : goalsOf(book, input.goal),
    about: input.about,
    from: input.from === undefined ? undefined : parseDay(input.from, '--from'),
    to: input.to === undefined ? undefined : parseDay(input.to, '--to'),
  }
}

/** Checks a text as `check` does, and adds what it says to the record. */
async function add(context: Context, input: RecordInput, record: RecordFolder): Promise<Body> {
  const { files, operations, book } = context
  const load = operations?.check
  if (input.file === undefined) throw refused('record add of what?', 'pledgebook record add story.txt')
  if (files === undefined || load === undefined)
    throw new PledgebookError('input', 'files.none', 'no files can be read here', 'use the command line')
  const bytes = await files.read(input.file)
  const { file, published, language } = input
  const asked = {
    file,
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
  }
  const check = await load()
  const read = async () => bytes
  const { value } = await check.run({ ...context, files: { ...files, read } }, check.input.parse(asked))
  const answer = checkOutput.parse(value)
  const hash = await sha256(bytes)
  const entry = entryOf(book, answer, hash, context.today ?? null)
  const day = entry.document.published
  const { file: month, line } = await record.append(day?.slice(0, 7) ?? 'undated', hash, entry)
  const { claims, statements, document } = entry
  return {
    ...NOTHING,
    added: {
      file: month,
      line,
      sha256: hash,
      document: document.name,
      published: day,
      claims: claims.length,
      statements: statements.length,
    },
    notes: [
      "Kept are the text's hash and day, and the words of its claims and statements; the text itself is not.",
      ...(day === null ? ['No day could be told from the text; say it with --published to find it by its day.'] : []),
    ],
  }
}

async function list(context: Context, input: RecordInput, record: RecordFolder): Promise<Body> {
  const found = { documents: 0, claims: 0, statements: 0 }
  const claims: Body['claims'] = []
  const statements: Body['statements'] = []
  for await (const hit of hitsOf(record, queryOf(context, input))) {
    found.documents++
    found.claims += hit.claims.length
    found.statements += hit.statements.length
    for (const { claim, said } of hit.claims)
      if (claims.length < input.limit) {
        const { span: _span, statement: _statement, measures: _measures, ...told } = claim
        claims.push({ ...said, ...told })
      }
    for (const { statement, said } of hit.statements)
      if (statements.length < input.limit) {
        const { area, verb, quote, text, goals } = statement
        statements.push({ ...said, area, verb, quote, text, goals })
      }
  }
  return { ...NOTHING, found, claims, statements }
}

async function compare(
  context: Context,
  input: RecordInput,
  record: RecordFolder,
): Promise<{ body: Body; origins: Map<string, Figure> }> {
  const { area, speaker, goal, from, to } = input
  if ([area, speaker, goal, from, to].every((given) => given === undefined))
    throw refused('record compare of which area, speaker, goal or days?', 'pledgebook record compare --area CAN')
  const { book } = context
  const facts = (await book.lexicon()).facts as CheckFacts
  const query = queryOf(context, input)
  const found = { documents: 0, claims: 0, statements: 0 }
  const comparisons: Body['comparisons'] = []
  const origins = new Map<string, Figure>()
  const others = new Map<string, number>()
  for await (const hit of hitsOf(record, query)) {
    found.documents++
    found.claims += hit.claims.length
    for (const { claim, said } of hit.claims) {
      const asked = comparableOf(facts, claim)
      if (asked === undefined) others.set(claim.about, (others.get(claim.about) ?? 0) + 1)
      if (asked === undefined || comparisons.length >= input.limit) continue
      const { shown, newest, figures } = await editionsOf(book, claim.area, asked, said.published)
      const at = `/comparisons/${comparisons.length}`
      const unit: Unit = asked.unit.startsWith('percent') ? PERCENT : { code: asked.unit, scale: 0, prices: 'current' }
      origins.set(`${at}/value`, given(asked.value, unit, said.document, `${said.file}, line ${said.line}`))
      for (const [i, figure] of figures.entries()) origins.set(`${at}/editions/${i}/value`, figure)
      const { period, value, unit: code } = asked
      comparisons.push({
        ...said,
        area: claim.area,
        text: claim.text,
        mood: claim.mood,
        period,
        value,
        unit: code,
        then: claim.then,
        now: claim.now,
        editions: shown,
        newest,
      })
    }
  }
  const left = [...others].map(([about, n]) => `${n} on ${about}`)
  const notes = [
    'Compared are shares of GDP and amounts of one area in one year, as published at current prices in the currency they were said in. A difference is published − said; the verdicts are those of the day the text was added.',
    ...(left.length === 0 ? [] : [`Found but of no such figure: ${left.join(', ')}; record list shows them.`]),
  ]
  return { body: { ...NOTHING, found, comparisons, notes }, origins }
}

async function verify(record: RecordFolder): Promise<Body> {
  const { files, faults, unfinished, seal } = await record.verify()
  return {
    ...NOTHING,
    verified: { whole: faults.length === 0, files: [...files], faults: [...faults], seal },
    notes: [
      ...unfinished.map((file) => `${file} ends with what a writer began and never finished; it is not read.`),
      'The seal changes with every line: keep it elsewhere, and a record that was rewritten as a whole is found too.',
    ],
  }
}

/** The question `record`: a record of what was said: add texts, find statements and claims, compare them with what came. */
export const record = operation({
  name: 'record',
  summary: 'A record of what was said: add texts, find statements and claims, compare them with what came',
  input: recordInput,
  output: recordOutput,
  positional: ['action', 'file'],
  examples: [
    { arguments: 'add story.txt --published 2025-06-24', says: "a story's statements and claims, with their verdicts" },
    { arguments: 'list --area POL --about share-of-gdp --from 2025-01-01', says: 'who said which share, and when' },
    { arguments: 'compare --area CAN', says: 'what was said of Canada, and what the editions show' },
    { arguments: 'verify', says: 'whether any line was changed, moved or cut off' },
  ],
  doors: ['cli', 'library'],
  /**
   * Keeps what texts say in a folder that is only ever added to, and asks it. Throws `input` `record.none`, `record.held`, `data`
   * `record.broken`, `record.entry`, `source` `record.busy`, `file.unwritable`, and what `check` throws.
   */
  async run(context, input) {
    const { book } = context
    const folder = folderOf(context, input.record)
    const kept = new RecordFolder(folder)
    const { body, origins }: { body: Body; origins: Map<string, Figure> } =
      input.action === 'compare'
        ? await compare(context, input, kept)
        : {
            body:
              input.action === 'add'
                ? await add(context, input, kept)
                : input.action === 'list'
                  ? await list(context, input, kept)
                  : await verify(kept),
            origins: new Map(),
          }
    const editions = body.comparisons.flatMap((c) =>
      [...c.editions, ...(c.newest ? [c.newest] : [])].map((e) => e.edition),
    )
    return {
      origins,
      value: { ...envelope(book, 'record', book.knownTo, editions), action: input.action, record: folder, ...body },
    }
  },
})
