/** What every answer carries: enough to cite it and to ask it again. */
export interface Answered {
  readonly schema: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly book: { readonly id: string; readonly knownTo: string }
  readonly asOf: string
  readonly citation: {
    readonly text: string
    readonly editions: readonly CitedEdition[]
  }
}

/** An edition that an answer was made from. */
export interface CitedEdition {
  readonly id: string
  readonly title: string
  readonly publishedOn?: string
  readonly basis?: string | null
  readonly copy?: string
  readonly url: string | null
}

/** Who publishes a dataset, and on what terms. */
export interface PublishedDataset {
  readonly id: string
  readonly publisher: string
  readonly credit: string
  readonly terms: string
  readonly url: string
  /** What each footnote mark of the publisher means. */
  readonly marks: Readonly<Record<string, string>>
  readonly note?: string | undefined
}

/** What is known around an answer, so that codes in it can be spelt out; the book's facts have it. */
export interface Surroundings {
  readonly datasets: readonly PublishedDataset[]
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly groups: readonly { readonly code: string; readonly name: string }[]
  readonly measures: readonly { readonly id: string; readonly title: string; readonly definition: string }[]
  readonly editions: readonly { readonly id: string; readonly title: string; readonly publishedOn: string }[]
}

/** A question and its answer, as its files are made of them. */
export interface AnswerContext {
  readonly operation: string
  /** What the operation answers, in a sentence. */
  readonly summary?: string | undefined
  readonly question: object
  readonly answer: Answered & object
  readonly around?: Surroundings | undefined
  /** Types and descriptions of the answer's fields, by their path without row numbers (`members.value`). */
  readonly fields?: ReadonlyMap<string, AnswerField> | undefined
}

/** What the operation's schema says of a field. */
export interface AnswerField {
  /** A `list` is one of objects, which is a table of its own. */
  readonly type: 'number' | 'integer' | 'boolean' | 'text' | 'list'
  readonly description?: string | undefined
}

/** The dataset of an edition (`dataset/day`). */
export function datasetOf(edition: string, around: Surroundings | undefined): PublishedDataset | undefined {
  return around?.datasets.find((d) => edition.startsWith(`${d.id}/`))
}

/** A text of the answer by its name, where it has one. */
export function textOf(answer: object, name: string): string | undefined {
  const value = (answer as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}

/** What the answer is called by a reader: what was asked, of what, of whom and when. */
export function titleOf({ operation, answer }: AnswerContext): string {
  const goal = (answer as { goal?: unknown }).goal
  const of = typeof goal === 'object' && goal !== null ? textOf(goal, 'title') : undefined
  const about = [textOf(answer, 'title') ?? of ?? textOf(answer, 'measure'), textOf(answer, 'name')]
  const period = textOf(answer, 'period')
  return [`Pledgebook ${operation}`, ...about.filter((t) => t !== undefined), ...(period ? [period] : [])].join(', ')
}

/** Notes of the answer: what a reader has to know, in whole sentences. */
export function notesOf(answer: object): string[] {
  const { notes } = answer as { notes?: unknown }
  return Array.isArray(notes) ? notes.filter((n) => typeof n === 'string') : []
}
