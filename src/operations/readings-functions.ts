import type { Book } from '../book/book.js'
import { interpreter } from '../rules/interpret.js'
import { ruleLine } from '../rules/ledger-text.js'
import type { Rule, RuleSet } from '../rules/rule.js'
import type { Dataset } from '../sources/layout.js'
import { PledgebookError } from '../terms/fault.js'
import { isMoney } from '../terms/unit.js'
import { READINGS, type ReadingName } from './readings-schema.js'

/** A function of government as one dataset publishes it: the publisher's code, and the measures of its money and share. */
export interface FunctionOf {
  readonly code: string
  readonly title: string
  readonly money: string
  readonly share: string | undefined
}

/** The functions of a dataset: those that rules decide, and the whole, published as money and as a share of GDP. */
export interface Functions {
  readonly dataset: string
  readonly lines: readonly FunctionOf[]
  readonly wholes: readonly (FunctionOf & { readonly share: string })[]
}

/** `GF0302` of `GF0302.MIO_EUR`. */
function codeOf(subject: string): string {
  return subject.slice(0, subject.lastIndexOf('.'))
}

function functionsIn(book: Book, { id, subjects, units }: Dataset): Functions {
  const entries = Object.entries(subjects).map(([subject, measure]) => ({ code: codeOf(subject), measure }))
  const inMoney = (measure: string) => isMoney({ code: units[measure]?.code ?? '', scale: 0, prices: null })
  const functions = entries
    .filter(({ measure }) => inMoney(measure))
    .map(
      ({ code, measure }): FunctionOf => ({
        code,
        title: book.measure(measure).title.replace(/ \(.*$/, ''),
        money: measure,
        share: entries.find((e) => e.code === code && !inMoney(e.measure))?.measure,
      }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const isDivision = (code: string) => functions.some((f) => f.code !== code && f.code.startsWith(code))
  return {
    dataset: id,
    lines: functions.filter((f) => !isDivision(f.code)),
    wholes: functions.flatMap((f) => (f.share === undefined ? [] : [{ ...f, share: f.share }])),
  }
}

/**
 * The functions of the dataset that a rule set is written for: the first of its `ledgers` that is a dataset of the book;
 * for a set that names none, that of `usual`. A code that begins another's is a total of it and no line.
 * Throws `input` `readings.ledger` where the set is for something else.
 */
export async function functionsOf(book: Book, set: RuleSet, usual: RuleSet | undefined): Promise<Functions> {
  const datasets = await book.layouts()
  const named = set.ledgers.length > 0 ? set.ledgers : (usual?.ledgers ?? [])
  const found = datasets.find((d) => named.includes(d.id))
  if (found) return functionsIn(book, found)
  throw new PledgebookError(
    'input',
    'readings.ledger',
    `the rules ${set.id} are written for ${named.join(', ') || 'no ledger'}, not for a dataset of government functions`,
    `give rules over functions ("ledgers: [${usual?.ledgers.join(', ') ?? 'a dataset'}]"), or classify a ledger with these`,
  )
}

/** Which rule decided a function, and the part of its money that each reading takes for the part of the goal. */
export interface Decided {
  readonly rule: Rule | undefined
  readonly takes: Readonly<Record<ReadingName, number>>
}

/**
 * Decides a function's money of one year as `interpret` decides a line of a ledger: code, title as text, outturn,
 * expenditure. `amount` is in whole units of currency; null where there is no figure.
 */
export function decider(set: RuleSet, part: string): (f: FunctionOf, period: string, amount: number | null) => Decided {
  const decide = interpreter(set)
  return ({ code, title }, period, amount) => {
    const line = ruleLine(
      {
        row: 1,
        year: period,
        amount: amount ?? 0,
        code,
        ministry: '',
        programme: '',
        text: title,
        stage: 'outturn',
        side: 'expenditure',
      },
      1,
    )
    const decision = decide({ ...line, amount })
    const given = decision?.assign.find((a) => a.part === part)
    const takes = Object.fromEntries(READINGS.map((r) => [r.name, given?.[r.share] ?? 0]))
    return { rule: decision?.rule, takes: takes as Record<ReadingName, number> }
  }
}
