import type { RecordFolder } from '../book/record-folder.js'
import { entryIn } from './record-entry.js'
import type { RecordAnswer, RecordEntry } from './record-schema.js'

/** What is looked for; all that is given must fit. Days are inclusive; areas are codes. */
export interface RecordQuery {
  readonly speaker: string | undefined
  readonly area: string | undefined
  /** Ids; about any of them. */
  readonly goals: readonly string[] | undefined
  readonly about: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
}

type Claim = RecordEntry['claims'][number]
type Statement = RecordEntry['statements'][number]
type Said = Pick<
  RecordAnswer['claims'][number],
  'file' | 'line' | 'document' | 'published' | 'speaker' | 'role' | 'person' | 'kind'
>

/** A text of the record, with those of its claims and statements that were looked for. */
export interface Hit {
  readonly entry: RecordEntry
  readonly claims: readonly { readonly claim: Claim; readonly said: Said }[]
  readonly statements: readonly { readonly statement: Statement; readonly said: Said }[]
}

function spokenBy(statement: Statement | undefined, speaker: string | undefined): boolean {
  if (speaker === undefined) return true
  if (statement === undefined) return false
  const wanted = speaker.toLowerCase()
  const { person, speaker: name, role } = statement
  return person === speaker || [name, role].some((text) => text?.toLowerCase().includes(wanted) === true)
}

/** Whether a month may hold a text of these days; those without a day are looked for only where no day is asked for. */
function monthFits(month: string, { from, to }: RecordQuery): boolean {
  if (month === 'undated') return from === undefined && to === undefined
  return month >= (from ?? '').slice(0, 7) && (to === undefined || month <= to.slice(0, 7))
}

const ofAreas = (codes: string) => codes.split('+')

/** Every text with something that was looked for, by its day, one month in memory at a time. Throws `data` `record.broken`, `record.entry`. */
export async function* hitsOf(record: RecordFolder, query: RecordQuery): AsyncGenerator<Hit> {
  const month: Hit[] = []
  const dayOf = ({ entry }: Hit) => entry.document.published ?? ''
  const ordered = () => month.splice(0).sort((a, b) => Number(dayOf(a) > dayOf(b)) - Number(dayOf(a) < dayOf(b)))
  let file: string | undefined
  for await (const [name, hit] of addedOf(record, query)) {
    if (name !== file) yield* ordered()
    file = name
    month.push(hit)
  }
  yield* ordered()
}

/** The same with its file, in the order in which texts were added. */
async function* addedOf(record: RecordFolder, query: RecordQuery): AsyncGenerator<[file: string, hit: Hit]> {
  const { speaker, area, goals, about, from, to } = query
  const isOfGoal = (ids: readonly string[]) => goals === undefined || ids.some((id) => goals.includes(id))
  for await (const line of record.lines((month) => monthFits(month, query))) {
    const entry = entryIn(line)
    const { name, published } = entry.document
    if (from !== undefined && (published ?? '') < from) continue
    if (to !== undefined && (published ?? '') > to) continue
    const saidIn = (s: Statement | undefined): Said => ({
      file: line.file,
      line: line.n,
      document: name,
      published,
      speaker: s?.speaker ?? null,
      role: s?.role ?? null,
      person: s?.person ?? null,
      kind: s?.kind ?? null,
    })
    const claims = entry.claims.flatMap((claim) => {
      const statement = claim.statement === null ? undefined : entry.statements[claim.statement]
      const fits =
        spokenBy(statement, speaker) &&
        (area === undefined || ofAreas(claim.area).includes(area)) &&
        isOfGoal(claim.goals) &&
        (about === undefined || claim.about === about)
      return fits ? [{ claim, said: saidIn(statement) }] : []
    })
    const withClaims = new Set(entry.claims.map((claim) => claim.statement))
    const statements = entry.statements.flatMap((statement, i) => {
      const fits =
        about === undefined &&
        (goals === undefined ? !withClaims.has(i) : isOfGoal(statement.goals)) &&
        spokenBy(statement, speaker) &&
        (area === undefined || statement.area === area)
      return fits ? [{ statement, said: saidIn(statement) }] : []
    })
    if (claims.length + statements.length > 0) yield [line.file, { entry, claims, statements }]
  }
}
