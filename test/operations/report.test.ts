import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { readDataFacts } from '../../src/book/data-folder.js'
import { showReport } from '../../src/cli/show-report.js'
import { type Report, reportOutput } from '../../src/operations/report-schema.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { all, type Element, parseXml, textOf } from '../charts/xml.js'
import { DATA, openedBook } from '../opened-book.js'
import { asked } from './asked.js'

const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined
const GOLDEN = new URL('../golden/report-germany.txt', import.meta.url)
const { facts } = readDataFacts(DATA)
const CODES = [...facts.groups, ...facts.areas].map((a) => a.code)
const TODAY = '2026-11-23'

async function reportOf(area: string, asOf = TODAY) {
  const answer = await asked(await openedBook(), 'report', { area, asOf })
  return { report: answer.value as Report, origins: answer.origins, page: () => answer.forms?.html?.() ?? '' }
}

const section = (report: Report, id: string) => {
  const found = report.sections.find((s) => s.id === id)
  if (found === undefined) throw new Error(`no section ${id}`)
  return found
}
const told = (report: Report, id: string) =>
  section(report, id)
    .sentences.map((s) => s.text)
    .join(' ')

/** What is wrong with a report that any reader would see. */
function flaws(report: Report): string[] {
  const found: string[] = []
  for (const s of report.sections) {
    if (s.sentences.length + s.tables.length === 0) found.push(`${s.id} is empty`)
    for (const { text, figures, saidBy } of s.sentences) {
      if (!/^[^a-z].*[.!?”)]$/su.test(text)) found.push(`${s.id}: "${text}" is no sentence`)
      if (/undefined|NaN|null|Infinity|\[object/.test(text)) found.push(`${s.id}: "${text}"`)
      if (saidBy === null && /\b[a-z]+\.[a-z]+\.[a-z]+\b/.test(text)) found.push(`${s.id}: "${text}" names an id`)
      for (const { span, figure } of figures)
        if (text.slice(...span) !== s.figures[figure]?.text)
          found.push(`${s.id}: a span of "${text}" is not its number`)
    }
    for (const f of s.figures)
      if (!report.sources.some((x) => x.number === f.source)) found.push(`${f.at} has no source`)
  }
  return found
}

describe('a report on anybody', () => {
  it.each(CODES)(
    '%s: no fault, no empty section, every number with its source, the schema of every field',
    async (code) => {
      const { report, page } = await reportOf(code)
      expect(flaws(report)).toEqual([])
      expect(canonicalJson(reportOutput.parse(report))).toBe(canonicalJson(report))
      expect(() => parseXml(page().replace(/^<!doctype html>\n/, ''))).not.toThrow()
    },
  )

  it.each(['2014-09-04', '2018-01-01', '2019-07-01', '2023-08-01', '2024-07-01', '2025-10-01'])(
    'and as known on %s, of goals announced by then only',
    async (asOf) => {
      const later = facts.goals.filter((g) => g.announcedOn > asOf).map((g) => g.title)
      expect(later.length).toBeGreaterThan(asOf < '2025-06-25' ? 0 : -1)
      for (const code of ['DEU', 'SWE', 'ISL', 'ESP', 'AUT', 'NATO', 'NATO-Europe', 'EU']) {
        const { report, page } = await reportOf(code, asOf)
        expect(flaws(report)).toEqual([])
        const text = page()
        for (const title of later) expect(text).not.toContain(`>${title}`)
        const days = report.citation.editions.map((e) => e.publishedOn)
        expect(days.filter((day) => day > asOf)).toEqual([])
      }
    },
  )
})

describe('what reports say', () => {
  it('Germany: value, gap, line, rank and cost, as the operations answer them', async () => {
    const { report } = await reportOf('DEU')
    const standing = (await asked(await openedBook(), 'standing', { area: 'DEU', asOf: TODAY })).value as {
      members: { value: number; gap: { points: number } }[]
    }
    const brief = section(report, 'brief')
    const at = (pointer: string) => brief.figures.find((f) => f.at === pointer)?.value
    expect(at('/members/0/value')).toBe(standing.members[0]?.value)
    expect(at('/members/0/gap/points')).toBe(standing.members[0]?.gap.points)
    expect(told(report, 'brief')).toContain('It ranks 11th of 31 members')
    const held = section(report, 'goals').tables[0]?.rows.map((row) => row[0]?.text) ?? []
    const own = facts.goals.filter((g) => g.holders === 'NATO').map((g) => g.title)
    expect(held).toEqual(expect.arrayContaining(own))
    expect(held[0]).toBe('3.5 % of GDP on core defence by 2035')
    expect(told(report, 'goals')).toContain('Own plan, 6 July 2026')
    expect(section(report, 'history').tables[0]?.columns.map((c) => c.heading)).toContain('July 2026')
  })

  it('the alliance: 23, 18 and 17 by edition, and who carries the total', async () => {
    const { report } = await reportOf('NATO')
    const edition = section(report, 'counts').tables[0]
    expect(edition?.rows.map((row) => row[1]?.text)).toEqual(['23', '18', '17'])
    expect(told(report, 'counts')).toContain('Albania, Bulgaria, North Macedonia, Montenegro and Slovakia')
    expect(section(report, 'split').tables[0]?.rows[0]?.[0]?.text).toBe('United States')
  })

  it('Iceland is exempt, Spain has its reservation, Sweden of 2023 is no member, Austria is held against a goal of its own', async () => {
    expect(told((await reportOf('ISL')).report, 'goals')).toContain('Exempt: Iceland has no armed forces')
    expect(told((await reportOf('ESP')).report, 'goals')).toContain('Own reservation, 22 June 2025')
    expect(told((await reportOf('SWE', '2023-08-01')).report, 'brief')).toContain('not yet a member in 2023')
    const austria = (await reportOf('AUT')).report
    expect(facts.goals.find((g) => g.id === austria.goal?.id)?.holders).not.toBe('NATO')
    expect(told((await reportOf('DEU', '2018-01-01')).report, 'goals')).not.toContain('holds none')
  })

  it('explains a number of its own down to a cell', async () => {
    const { report, origins } = await reportOf('DEU')
    const i = report.sections.findIndex((s) => s.id === 'history')
    const k = report.sections[i]?.figures.findIndex((f) => f.kind === 'published') ?? -1
    const origin = origins.get(`/sections/${i}/figures/${k}/value`)
    expect(origin).toMatchObject({ kind: 'published', value: report.sections[i]?.figures[k]?.value })
    const missing = report.sections.flatMap((s, a) =>
      s.figures.flatMap((f, b) =>
        f.kind === 'counted' || f.kind === 'answered' || origins.has(`/sections/${a}/figures/${b}/value`) ? [] : [f.at],
      ),
    )
    expect(missing).toEqual([])
  })
})

/** Text of a page without its numbers, charts, sources, and what others say. */
function ownText(e: Element): string {
  const kind = e.attributes.get('class') ?? ''
  if (['data', 'svg', 'style', 'head', 'code', 'cite'].includes(e.name)) return ''
  if (/said|small|sources|about|goal/.test(kind) && ['ul', 'p', 'ol'].includes(e.name)) return ''
  return e.children.map((c) => (typeof c === 'string' ? c : ownText(c))).join(' ')
}

describe('the page', () => {
  it.each(['DEU', 'NATO', 'USA'])(
    '%s: every number on it is one of the answer, and links to its source',
    async (code) => {
      const { report, page } = await reportOf(code)
      const root = parseXml(page().replace(/^<!doctype html>\n/, ''))
      const figures = report.sections.flatMap((s) => s.figures)
      const shown = all(root).filter((e) => e.name === 'data')
      expect(shown.length).toBeGreaterThan(60)
      const unknown = shown.filter(
        (e) => !figures.some((f) => String(f.value) === e.attributes.get('value') && f.text === textOf(e)),
      )
      expect(unknown.map(textOf)).toEqual([])
      const ids = all(root).flatMap((e) => e.attributes.get('id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      const links = all(root).flatMap((e) => (e.name === 'a' ? (e.attributes.get('href') ?? []) : []))
      expect(links.filter((h) => h.startsWith('#') && !ids.includes(h.slice(1)))).toEqual([])
      for (const s of report.sources) expect(links).toContain(`#source-${s.number}`)
      const targets = new Set(facts.goals.map((g) => String(g.floor ?? g.cap)))
      const loose = [...ownText(root).matchAll(/\d[\d,]*\.\d+/g)].map((m) => m[0]).filter((n) => !targets.has(n))
      expect(loose).toEqual([])
    },
  )

  it('of Germany in a terminal is as it was (UPDATE_GOLDEN=1 writes it anew, but not in CI)', async () => {
    const { report } = await reportOf('DEU')
    const terminal = { columns: 80, ascii: false, paint: pc.createColors(false) }
    const text = showReport(report, terminal).replaceAll(report.book.id, 'BOOK')
    if (UPDATE) writeFileSync(GOLDEN, text)
    expect(
      existsSync(GOLDEN),
      `${GOLDEN.pathname} is not there: run UPDATE_GOLDEN=1 vitest run test/operations/report`,
    ).toBe(true)
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'))
  })
})
