import type { DefinitionsAnswer } from './definitions-schema.js'
import { answered, type Told } from './report-desk.js'
import { type CellDraft, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, type ReportSubject } from './report-subject.js'
import { grouped, shareText, signedText, stopped } from './report-words.js'

const MOST_YEARS = 6

type Years = DefinitionsAnswer['years']

/** The newest years, and their place in the answer. */
function newest(years: Years): { readonly period: string; readonly at: number }[] {
  return years
    .map(({ period, values }, at) => ({ period, at, any: values.some((v) => v.value !== null) }))
    .filter((y) => y.any)
    .slice(-MOST_YEARS)
}

function valueCell(draft: SectionDraft, told: Told<DefinitionsAnswer>, year: number, id: string): CellDraft {
  const k = told.value.years[year]?.values.findIndex((v) => v.definition === id) ?? -1
  const value = told.value.years[year]?.values[k]?.value
  if (value === undefined || value === null) return null
  const decimals = told.value.definitions.find((d) => d.id === id)?.decimals ?? null
  return draft.number(told, `/years/${year}/values/${k}/value`, (v) =>
    decimals === null ? shareText(v) : grouped(v, decimals),
  )
}

/** The widest difference in the newest year that has one. */
function widest(draft: SectionDraft, told: Told<DefinitionsAnswer>): void {
  const at = told.value.years.findLastIndex((y) => y.values.some((v) => v.difference !== null))
  const year = told.value.years[at]
  if (year === undefined) return
  const placed = year.values.map((v, k) => ({ ...v, k })).filter((v) => v.difference !== null)
  const most = placed.sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))[0]
  const found = told.value.definitions.find((d) => d.id === most?.definition)
  const reference = told.value.definitions.find((d) => d.id === told.value.reference)
  if (most === undefined || found === undefined || reference === undefined) return
  const points = draft.number(told, `/years/${at}/values/${most.k}/difference`, (v) =>
    signedText(v, found.decimals ?? 2),
  )
  draft.say(
    words`In ${year.period} the figure furthest from ${reference.short}’s is that of ${found.short}: ${points} points.`,
  )
}

/** The same country under other publishers' definitions, side by side and never joined. */
export async function otherDefinitions(subject: ReportSubject): Promise<ReportSection> {
  const { desk, area } = subject
  const draft = draftOf(subject, 'definitions', 'Other definitions')
  const told = await desk.ask<DefinitionsAnswer>('definitions', { area: area.code })
  if (!answered(told)) {
    draft.say(words`${stopped(`None side by side: ${inNames(subject.book, told.because)}`)}`)
    return draft.finished()
  }
  if (!told.value.definitions.some((d) => d.measure === subject.measure)) {
    draft.say(words`No other definition of what the goal names is held.`)
    return draft.finished()
  }
  draft.of(told)
  const { definitions } = told.value
  const years = newest(told.value.years)
  const filled = definitions.filter((d) =>
    years.some((y) => told.value.years[y.at]?.values.some((v) => v.definition === d.id && v.value !== null)),
  )
  if (filled.length === 0) draft.say(words`No figure under another definition is held for it.`)
  else {
    draft.say(words`These count different things under one name: a goal is judged by the definition it names.`)
    widest(draft, told)
  }
  draft.table(
    'Per cent of GDP as each publisher gives it; e: estimate',
    ['Definition', ...years.map((y) => `>${y.period}`)],
    filled.map((d) => [d.short, ...years.map((y) => valueCell(draft, told, y.at, d.id))]),
  )
  for (const d of filled) draft.repeat(`${d.short}: ${d.title}.`, { text: d.source })
  return draft.finished()
}
