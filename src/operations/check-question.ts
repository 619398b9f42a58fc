import type { Question, Written } from '../claims/question.js'

/** What a claim says, in the four fields every program reads. `value` is as the text has it; several are joined by "; ". */
export interface QuestionFields {
  readonly area: string
  readonly period: string
  readonly value: number | string | null
  readonly unit: string | null
}

function valuesOf(values: readonly Written[]): number | string | null {
  const [first, ...more] = values
  if (first === undefined) return null
  return more.length === 0 ? first.value : values.map((v) => v.value).join('; ')
}

const joined = (codes: readonly string[]) => codes.join('+')
const years = (periods: readonly string[]) => periods.join(', ')

/** The fields of a question. Money is in whole units of its currency, shares in per cent. */
export function fieldsOf(q: Question): QuestionFields {
  switch (q.ask) {
    case 'share':
      return { area: joined(q.areas), period: years(q.periods), value: valuesOf(q.values), unit: 'percent of GDP' }
    case 'share-multiple':
      return { area: joined(q.areas), period: years(q.periods), value: q.times.value, unit: 'times' }
    case 'level':
      return { area: joined(q.areas), period: years(q.periods), value: q.amount.value, unit: q.currency }
    case 'change': {
      const written = q.percent ?? q.times ?? q.amount
      const unit = q.percent ? 'percent' : q.times ? 'times' : (q.amount?.currency ?? 'years')
      return {
        area: joined(q.areas),
        // The change to a year from the year before is of that year, as in the tables.
        period: Number(q.to) - Number(q.from) <= 1 ? q.to : `${q.from}–${q.to}`,
        value: written?.value ?? q.yearsInARow ?? null,
        unit,
      }
    }
    case 'part-of-total':
      return {
        area: joined(q.areas),
        period: years(q.periods),
        value: q.percent.value,
        unit: `percent of ${q.of} of ${q.group}`,
      }
    case 'count':
      return {
        area: q.group,
        period: years(q.periods),
        value: q.count?.value ?? (q.named.length || null),
        unit: 'members',
      }
    case 'category-share':
      return {
        area: joined(q.areas),
        period: years(q.periods),
        value: q.percent.value,
        unit: `percent on ${q.category}`,
      }
    case 'personnel':
      return { area: joined(q.areas), period: years(q.periods), value: q.persons.value, unit: 'persons' }
    case 'rank':
      return {
        area: joined(q.areas),
        period: years(q.periods),
        value: q.rank,
        unit: `rank from ${q.from} by ${q.measure}`,
      }
    case 'goal-terms':
      return { area: q.holder, period: q.by ?? '', value: valuesOf(q.percent), unit: 'percent of GDP' }
    case 'goal-date':
      return {
        area: q.holder,
        period: q.when,
        value: q.percent?.value ?? q.when,
        unit: q.percent ? 'percent of GDP' : 'day',
      }
    case 'own-target':
      return { area: joined(q.areas), period: q.when ?? '', value: q.percent.value, unit: 'percent of GDP' }
    case 'members':
      return { area: q.group, period: q.on, value: q.count.value, unit: 'members' }
    case 'accession':
      return {
        area: joined(q.areas),
        period: q.when ?? '',
        value: q.number ?? q.when ?? null,
        unit: q.number === undefined ? 'day' : 'number of accession',
      }
    case 'founding':
      return {
        area: '',
        period: q.when ?? '',
        value: q.count ?? q.when ?? null,
        unit: q.count === undefined ? 'year' : 'founding members',
      }
    case 'duration':
      return { area: '', period: q.until, value: q.length.value, unit: q.unit }
    case 'cost':
      return { area: joined(q.areas), period: q.by ?? '', value: q.amount.value, unit: q.amount.currency }
    case 'article-5':
      return { area: '', period: q.when ?? '', value: q.times, unit: 'times' }
    case 'no-forces':
      return { area: joined(q.areas), period: '', value: null, unit: null }
  }
}
