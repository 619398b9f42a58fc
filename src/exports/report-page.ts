import { formatDay } from '../terms/day.js'
import { numberMarkup, saidMarkup, sentenceMarkup, sourceLinks } from './report-number.js'
import type { ReportSheet, SheetSection } from './report-sheet.js'
import { tableMarkup } from './report-table.js'
import { safeText, tag, webAddress } from './safe-markup.js'

/** The style of a page, and its SHA-256 in base64, by which the content security policy allows it and nothing else. */
export interface PageStyle {
  readonly style: string
  readonly hash: string
}

/** An SVG without its own style: the page has the rules of all charts. */
function bare(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>\s*/, '').trim()
}

function keysMarkup(sheet: ReportSheet): string {
  if (sheet.keys.length === 0) return ''
  const entries = sheet.keys.map((key) => {
    const figure = key.figure === null ? undefined : sheet.sections[0]?.figures[key.figure]
    // The key may be written with a sign of its unit after the number.
    const text =
      figure === undefined
        ? safeText(key.text)
        : `${numberMarkup(figure)}${safeText(key.text.slice(figure.text.length))}${sourceLinks([figure.source])}`
    return tag('div', {}, tag('dt', {}, safeText(key.label)), tag('dd', {}, text))
  })
  return tag('dl', { class: 'keys' }, ...entries)
}

const FEW = 2

/** The report's own sentences: some as a paragraph, many as a list. */
function wordsMarkup(section: SheetSection): string {
  const own = section.sentences.filter((s) => s.saidBy === null).map((s) => sentenceMarkup(s, section))
  if (own.length > FEW) return tag('ul', {}, ...own.map((s) => tag('li', {}, s)))
  return own.length === 0 ? '' : tag('p', {}, own.join(' '))
}

/** What others say, each with its source. */
function saidList(section: SheetSection): string {
  const said = section.sentences.filter((s) => s.saidBy !== null).map((s) => tag('li', {}, saidMarkup(s)))
  return said.length === 0 ? '' : tag('ul', { class: 'said' }, ...said)
}

function sectionMarkup(section: SheetSection, chart: string | null): string {
  const tables = section.tables.map((t, i) => tableMarkup(t, section, `${section.id}-table-${i + 1}`))
  const notes = section.notes.length === 0 ? '' : tag('p', { class: 'small' }, safeText(section.notes.join(' ')))
  const side = tag('div', {}, wordsMarkup(section), ...tables, saidList(section), notes)
  const drawn = chart === null ? '' : tag('figure', { class: 'chart' }, bare(chart))
  const title = tag('h2', { id: section.id }, safeText(section.title))
  const attributes = { class: chart === null ? undefined : 'charted', 'aria-labelledby': section.id }
  return tag('section', attributes, title, tag('div', { class: 'sides' }, side, drawn))
}

function sourcesMarkup(sheet: ReportSheet): string {
  const items = sheet.sources.map((s) => {
    const address = webAddress(s.url)
    const link = address === null ? '' : ` ${tag('a', { href: address, rel: 'noreferrer' }, 'Publisher')}`
    const explain = s.explain === null ? '' : ` ${tag('code', {}, safeText(s.explain))}`
    return tag('li', { id: `source-${s.number}` }, safeText(s.says), explain, link)
  })
  const title = tag('h2', { id: 'sources' }, 'Where each number is from')
  return tag('section', { 'aria-labelledby': 'sources' }, title, tag('ol', { class: 'sources' }, ...items))
}

function citeMarkup(sheet: ReportSheet): string {
  return tag(
    'section',
    { 'aria-labelledby': 'cite' },
    tag('h2', { id: 'cite' }, 'How to cite'),
    tag('p', { class: 'small' }, safeText(`${sheet.title}. Sources: ${sheet.citation.text}`)),
    tag('p', { class: 'small' }, 'The same page again: ', tag('code', {}, safeText(sheet.command))),
  )
}

/**
 * A report as one page for screen and print, without scripts or anything from elsewhere. `charts` has the SVG of each section,
 * null where it has none; they are ours, and all other text is written as text.
 */
export function reportPage(sheet: ReportSheet, charts: readonly (string | null)[], { style, hash }: PageStyle): string {
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const head = tag(
    'head',
    {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('title', {}, safeText(`${sheet.name}, as known on ${formatDay(sheet.asOf)}`)),
    tag('style', {}, style),
  )
  const about = `As known on ${formatDay(sheet.asOf)}. Pledgebook ${sheet.tool.version}, book ${sheet.book.id}.`
  const top = tag(
    'header',
    {},
    tag('p', { class: 'kind' }, sheet.kind === 'group' ? 'Briefing on a group' : 'Country briefing'),
    tag('h1', {}, safeText(sheet.name)),
    tag('p', { class: 'goal' }, safeText(sheet.goal?.title ?? 'No goal had been announced')),
    tag('p', { class: 'about' }, safeText(about)),
    keysMarkup(sheet),
  )
  const sections = sheet.sections.map((s, i) => sectionMarkup(s, charts[i] ?? null))
  const main = tag('main', {}, top, ...sections, citeMarkup(sheet), sourcesMarkup(sheet))
  return `<!doctype html>\n${tag('html', { lang: 'en' }, head, tag('body', {}, main))}\n`
}
