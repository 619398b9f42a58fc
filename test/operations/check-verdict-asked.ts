import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFactsFile } from '../../src/book/lexicon-facts.js'
import { readYaml } from '../../src/book/yaml-file.js'
import type { Mood } from '../../src/claims/claim.js'
import type { Question, Relation, Written } from '../../src/claims/question.js'
import { type Knowledge, knowledgeOf } from '../../src/operations/check-knowledge.js'
import { judge } from '../../src/operations/check-verdict.js'
import type { Judged } from '../../src/operations/check-verdict-types.js'
import { DATA, openedBook } from '../opened-book.js'

let made: Promise<Knowledge> | undefined

/** What verdicts rest on, from the repository's own data; once a test file. */
export function knowledge(): Promise<Knowledge> {
  made ??= (async () => {
    const roles = readYaml(readFileSync(join(DATA, 'lexicon/facts.yaml'), 'utf8'), checkFactsFile, 'lexicon/facts.yaml')
    return knowledgeOf(await openedBook(), roles)
  })()
  return made
}

export function written(value: number, step: number, relation: Relation = 'equal'): Written {
  return { value, step, relation }
}

export async function judged(question: Question, published: string | null, mood: Mood = 'fact'): Promise<Judged> {
  return judge(question, { mood, published }, await knowledge())
}

/** `supported/superseded`: then and now. */
export async function verdicts(question: Question, published: string | null, mood: Mood = 'fact'): Promise<string> {
  const { then, now } = await judged(question, published, mood)
  return `${then.verdict}/${now.verdict}`
}

export function share(
  area: string,
  period: string,
  value: number,
  step: number,
  relation: Relation = 'equal',
): Question {
  return { ask: 'share', areas: [area], periods: [period], values: [written(value, step, relation)], by: 'unsaid' }
}

export function level(
  area: string,
  period: string,
  currency: string,
  value: number,
  step: number,
  relation: Relation = 'equal',
  prices: string | null = null,
): Question {
  return {
    ask: 'level',
    areas: [area],
    periods: [period],
    currency,
    amount: written(value, step, relation),
    prices,
    perHead: false,
    by: 'unsaid',
  }
}

export function count(
  period: string,
  side: 'met' | 'missed',
  many: Written | null,
  named: string[] = [],
  line: Written | null = null,
): Question {
  return { ask: 'count', group: 'NATO', periods: [period], side, line, count: many, named, measure: 'spending' }
}
