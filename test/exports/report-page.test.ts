import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportPage } from '../../src/exports/report-page.js'
import type { ReportSheet } from '../../src/exports/report-sheet.js'
import { reportStyle, styleText } from '../../src/exports/report-style.js'
import { tame } from '../../src/exports/safe-markup.js'
import { all, parseXml, textOf } from '../charts/xml.js'

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><script>',
    'javascript:alert(1)',
    '\u202egnp',
    '&amp;&#0;',
    "'; color: red; }",
  ),
)

/** A report in which every text is somebody's. */
function sheetOf(text: string): ReportSheet {
  const figure = {
    text: '2.69',
    value: 2.69,
    period: text,
    status: text,
    edition: text,
    cell: text,
    how: text,
    source: 1,
  }
  const cell = { text: '2.69e', figure: 0 }
  const rows = [[{ text, figure: null }, cell]]
  const columns = [
    { heading: text, align: 'left' as const },
    { heading: text, align: 'right' as const },
  ]
  const said = { text, figures: [], saidBy: { text, url: text } }
  const own = {
    text: `${text}2.69`,
    figures: [{ span: [text.length, text.length + 4] as const, figure: 0 }],
    saidBy: null,
  }
  return {
    name: text,
    title: text,
    kind: 'area',
    goal: { title: text },
    asOf: '2026-11-23',
    tool: { name: 'pledgebook', version: text },
    book: { id: text },
    citation: { text },
    keys: [{ label: text, text: '2.69 %', figure: 0 }],
    sections: [
      {
        id: 'one',
        title: text,
        sentences: [own, said],
        tables: [
          { caption: text, kind: 'table', columns, rows, marked: [0] },
          { caption: text, kind: 'ranking', columns, rows, marked: [] },
        ],
        figures: [figure],
        notes: [text],
      },
    ],
    sources: [{ number: 1, says: text, explain: text, url: text }],
    command: text,
  }
}

const ALLOWED = new Set(
  'html head meta title style body main header p h1 h2 dl div dt dd section ul li ol sup a cite table caption thead tbody tr th td data span code'.split(
    ' ',
  ),
)

describe('the page of a report', () => {
  it('writes every text as text: no element, link or attribute comes of it', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const page = reportPage(sheetOf(text), [null], { style: 'p{}', hash: 'x' })
        const root = parseXml(page.replace(/^<!doctype html>\n/, ''))
        expect(all(root).filter((e) => !ALLOWED.has(e.name))).toEqual([])
        const attributes = all(root).flatMap((e) => [...e.attributes.keys()])
        expect(attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([])
        const links = all(root).flatMap((e) => e.attributes.get('href') ?? [])
        expect(links.filter((href) => !/^(#|https?:\/\/)/.test(href))).toEqual([])
        expect(textOf(all(root).find((e) => e.name === 'h1')!)).toBe(tame(text))
      }),
    )
  })

  it('keeps its numbers: value, text and where they are from, with a footnote', () => {
    const root = parseXml(
      reportPage(sheetOf('Arvenia'), [null], { style: 'p{}', hash: 'x' }).replace(/^<!doctype html>\n/, ''),
    )
    const numbers = all(root).filter((e) => e.name === 'data')
    expect(numbers.map((e) => [e.attributes.get('value'), textOf(e)])).toEqual(Array(4).fill(['2.69', '2.69']))
    expect(numbers[0]?.attributes.get('title')).toBe('Arvenia, Arvenia; Arvenia, Arvenia; unrounded 2.69')
    const caption = all(root).find((e) => e.name === 'caption')!
    expect(textOf(caption)).toBe('Arvenia1')
  })

  it('notes sources once for a table where one holds, else by column, by row, or at each number', () => {
    const sheet = sheetOf('A')
    const [first] = sheet.sections
    const figures = [1, 2].map((source) => ({ ...first!.figures[0]!, source }))
    const at = (figure: number) => ({ text: '2.69', figure })
    const name = { text: 'A', figure: null }
    const columns = [...first!.tables[0]!.columns, { heading: 'B', align: 'right' as const }]
    const noted = (rows: { text: string; figure: number | null }[][]) => {
      const tables = [{ caption: 'T', kind: 'table' as const, columns, rows, marked: [] }]
      const page = reportPage({ ...sheet, sections: [{ ...first!, figures, tables }] }, [null], { style: '', hash: '' })
      const table = all(parseXml(page.replace(/^<!doctype html>\n/, ''))).find((e) => e.name === 'table')!
      return all(table).flatMap((e) =>
        e.children.some((c) => typeof c !== 'string' && c.name === 'sup') ? [`${e.name} ${textOf(e)}`] : [],
      )
    }
    expect(noted([[name, at(0), at(0)]])).toEqual(['caption T1'])
    expect(
      noted([
        [name, at(0), at(1)],
        [name, at(0), at(1)],
      ]),
    ).toEqual(['th A1', 'th B2'])
    expect(
      noted([
        [name, at(0), at(0)],
        [name, at(1), at(1)],
      ]),
    ).toEqual(['th A1', 'th A2'])
    expect(
      noted([
        [name, at(0), at(1)],
        [name, at(1), at(0)],
      ]),
    ).toEqual(['td 2.691', 'td 2.692', 'td 2.692', 'td 2.691'])
  })

  it('lets its own style through and nothing else', () => {
    const style = reportStyle({ left: 'Arvenia', right: 'book 1' }, '.chart{}')
    const hash = createHash('sha256').update(style).digest('base64')
    const page = reportPage(sheetOf('A'), [null], { style, hash })
    expect(page).toContain(`style-src &#39;sha256-${hash}&#39;`)
    expect(page).toContain('default-src &#39;none&#39;')
    expect(page).not.toMatch(/<script|<link|url\(|@import/)
  })

  it('writes text into the foot of pages so that it cannot leave its string', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const written = styleText(text)
        expect(written).toMatch(/^"(?:[A-Za-z0-9 .,;:()-]|\\[0-9a-f]{1,6} )*"$/)
      }),
    )
  })
})
