import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import { classified, ENGINES, filesOf, MADE, type MadeFiles } from './classify-desk.js'
import { filesWith, type MadeLine } from './classify-maker.js'

const ROOT = mkdtempSync(join(tmpdir(), 'pledgebook-audit-'))
let folder = ''
let made = 0
beforeEach(() => {
  made++
  folder = mkdtempSync(join(ROOT, `${made}-`))
})
afterAll(() => rmSync(ROOT, { recursive: true, force: true }))

/** Reads the made files from memory and writes to the real disk. */
const desk = (files: MadeFiles) => ({ ...filesOf(files), write: disk.write, writeFrom: disk.writeFrom })
const ask = (input: Record<string, unknown>, files: MadeFiles = MADE, more = {}) =>
  classified(input, files, { files: desk(files), ...more })
const place = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(place(name), 'utf8')

/** Records of RFC 4180 text, apart from the program's own reader. */
function records(text: string): string[][] {
  const found: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/gy
  for (let m = field.exec(text); m; m = field.exec(text)) {
    found.at(-1)?.push(m[1]?.replaceAll('""', '"') ?? m[2] ?? '')
    if (m[3] === '\n') found.push([])
  }
  return found.slice(0, -1)
}

const LINE: MadeLine = {
  year: '2024',
  stage: 'outturn',
  side: 'expenditure',
  code: '10.01',
  ministry: 'Defence',
  programme: 'Forces',
  text: 'Army',
  hundredths: 12_345,
}
const rule = (changes: Record<string, unknown> = {}) => ({
  id: 'all',
  when: { code: '10' },
  assign: [{ part: 'core', low: 0.5, central: 0.75, high: 1 }],
  because: 'So.',
  source: { text: 'Nobody' },
  standing: 'agreed',
  ...changes,
})

describe('an audit as CSV', () => {
  it.each(['typescript', 'duckdb'])('has a row for every line, in the order of the ledger (%s)', async (engine) => {
    const answer = await ask({ audit: place('why.csv'), engine }, MADE, { engines: ENGINES })
    expect(answer.written).toEqual([{ what: 'audit', file: place('why.csv'), rows: answer.reading.lines }])
    const [heading = [], ...rows] = records(read('why.csv'))
    expect(heading.join()).toBe(
      'file,row,period,stage,side,code,ministry,programme,text,amount,currency,rule,standing,assigned,because',
    )
    expect(rows).toHaveLength(answer.reading.lines)
    expect(rows.map((r) => Number(r[1]))).toEqual(rows.map((_, i) => i + 2))
    const column = (name: string) => heading.indexOf(name)
    const count = (id: string) => rows.filter((r) => r[column('rule')] === id && r[3] === 'outturn').length
    for (const { rule: id } of answer.byRule)
      expect(count(id)).toBe(answer.byRule.filter((r) => r.rule === id).reduce((sum, r) => sum + r.lines, 0))
    expect(count('')).toBe(answer.unmatched.lines)
    expect(rows[1]).toEqual([
      'budget.csv',
      '3',
      '2022',
      'outturn',
      'expenditure',
      '10.02',
      'Ministry of Defence',
      'Forces',
      'Ships, aircraft and "other" equipment',
      '18000000000',
      'NOK',
      'forces',
      'agreed',
      'core 1',
      "The defence ministry's own spending, less what it earns.",
    ])
    expect(rows[2]?.slice(-4)).toEqual([
      'pensions',
      'agreed',
      'core 0.8–0.9–1',
      'Nine in ten are pensions of soldiers.',
    ])
    expect(rows[12]?.slice(-4)).toEqual(['', '', '', 'no rule holds for this line'])
  })

  it.each([
    ['=1+1'],
    ['=HYPERLINK("https://example.org","x")'],
    ['+1+1'],
    ['@SUM(1)'],
    ["-cmd|' /C calc'!A0"],
    ["-2+3+cmd|' /C calc'!A0"],
  ])('defuses the formula %s, in every column', async (formula) => {
    const lines = [
      { ...LINE, code: `10${formula}` },
      { ...LINE, code: formula, ministry: formula, programme: formula, text: formula },
    ]
    await ask({ audit: place('why.csv') }, filesWith(lines, [rule({ because: formula })]))
    const fields = records(read('why.csv')).slice(1).flat()
    expect(fields.filter((field) => field === formula)).toEqual([])
    expect(fields.filter((field) => field === `'${formula}`)).toHaveLength(5)
  })

  it('keeps quotes, commas, semicolons and line breaks within their fields', async () => {
    const texts = ['a "b", c', 'one; two', 'a\nb', '"', ',', "O'Brien", 'Ærø → £ € 漢字', '']
    await ask(
      { audit: place('why.csv') },
      filesWith(
        texts.map((text) => ({ ...LINE, text })),
        [rule({ because: 'a "b",\nc' })],
      ),
    )
    const [heading = [], ...rows] = records(read('why.csv'))
    expect(rows.map((r) => r.length)).toEqual(texts.map(() => heading.length))
    expect(rows.map((r) => r[heading.indexOf('text')])).toEqual(texts.map((text) => text.replace('\n', ' ')))
    expect(new Set(rows.map((r) => r.at(-1)))).toEqual(new Set(['a "b",\nc']))
    expect(rows.map((r) => r[heading.indexOf('amount')])).toEqual(texts.map(() => '123.45'))
  })
})

describe('an audit as a page', () => {
  it('escapes whatever the ledger and the rules say', async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror='a'>&"`
    const files = filesWith([{ ...LINE, text: hostile, ministry: hostile }], [rule({ because: hostile })])
    const named = {
      ...files,
      'rules.yaml': String(files['rules.yaml']).replace('"title":"Made"', `"title":${JSON.stringify(hostile)}`),
    }
    await ask({ audit: place('why.html') }, named)
    const page = read('why.html')
    expect(page).not.toMatch(/<script|<img|onerror='/)
    expect(page.match(/&#60;script&#62;alert\(1\)/g)?.length).toBeGreaterThanOrEqual(4)
    expect(page.match(/<tr>/g)).toHaveLength(2)
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<\/html>\n$/)
  })

  it('ends after 50,000 lines and says so; its CSV does not', async () => {
    const many = filesWith(
      Array.from({ length: 50_001 }, (_, i) => ({ ...LINE, hundredths: i + 1 })),
      [rule()],
    )
    const page = await ask({ audit: place('why.html') }, many)
    expect(page.written).toEqual([{ what: 'audit', file: place('why.html'), rows: 50_000 }])
    expect(read('why.html')).toContain('The first 50000 of 50001 lines; --audit FILE.csv has all.')
    expect(read('why.html').match(/<tr>/g)).toHaveLength(50_001)
    const csv = await ask({ audit: place('why.csv') }, many)
    expect(csv.written[0]?.rows).toBe(50_001)
  })
})

describe('rejected rows', () => {
  it('are all in their file, with reasons, defused, though the answer keeps but examples', async () => {
    const files = filesWith([LINE], [rule()])
    const bad = Array.from({ length: 1_500 }, (_, i) => `=1+${i},x\n`).join('')
    const more = {
      ...files,
      'budget.csv': `${String(files['budget.csv'])}${bad}2024,outturn,expenditure,1,a,b,"c ""d""",lots\n`,
    }
    const answer = await ask({ rejected: place('no.csv') }, more)
    const [heading, ...rows] = records(read('no.csv'))
    expect(heading).toEqual(['file', 'row', 'reason', 'detail', 'text'])
    expect(rows).toHaveLength(answer.rejected)
    expect(answer.rejected).toBe(1_501)
    expect(answer.written).toEqual([{ what: 'rejected rows', file: place('no.csv'), rows: 1_501 }])
    expect(rows[0]).toEqual(['budget.csv', '3', 'too-few-fields', '2 fields, expected 8', "'=1+0 | x"])
    expect(rows.at(-1)).toEqual([
      'budget.csv',
      '1503',
      'no-number',
      '"lots" in amount is no number',
      '2024 | outturn | expenditure | 1 | a | b | c "d" | lots',
    ])
    const byReason = (reason: string) => rows.filter((r) => r[2] === reason).length
    for (const { reason, rows: count } of answer.reading.rejections) expect(byReason(reason)).toBe(count)
  })

  it('may be none: the file has its heading alone', async () => {
    const answer = await ask({ rejected: place('no.csv') }, filesWith([LINE], [rule()]))
    expect([answer.rejected, read('no.csv')]).toEqual([0, 'file,row,reason,detail,text\n'])
  })
})
