import { describe, expect, it } from 'vitest'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { pictureOf } from '../../src/operations/picture.js'
import { CLASSIFY_PICTURES } from '../../src/operations/picture-classify.js'
import { tilesOf } from '../../src/operations/picture-classify-tiles.js'
import { grouped, pictureMoney, pictureNotes, ruleWords } from '../../src/operations/picture-classify-words.js'
import { faultsOf, pictureOf as pictureIn } from '../charts/picture.js'
import { refusalOf } from '../terms/refusal.js'
import { classified } from './classify-desk.js'

const CHARTS = Object.keys(CLASSIFY_PICTURES)
const textsOf = (answer: ClassifyAnswer, chart: string) =>
  pictureIn(pictureOf('classify', answer, chart).svg({ id: 'a' })).texts.map((t) => t.text)
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6 * Math.max(1, Math.abs(b)))

describe('pictures of a classified budget', () => {
  it('begin with the treemap', () => {
    expect(CHARTS).toEqual(['treemap', 'sankey', 'newmoney', 'bridge', 'parts'])
  })

  it.each(CHARTS)('%s: is laid out without a fault at every width, in both schemes, and has a table', async (chart) => {
    const picture = pictureOf('classify', await classified(), chart)
    for (const width of [360, 720, 1200])
      for (const scheme of ['light', 'dark'] as const) {
        const svg = picture.svg({ id: 'a', width, scheme })
        expect(faultsOf(pictureIn(svg))).toEqual([])
        expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      }
    expect(picture.table({})).toMatch(/<caption>[^<]*(NOK|GDP)/)
  })

  it('have tiles that add up to each part, the left over and the whole of the last year', async () => {
    const answer = await classified()
    const { spec } = tilesOf(answer)
    const { shown } = pictureMoney(
      answer,
      answer.byPart.map((p) => p.high),
    )
    const year = answer.years.at(-1)
    for (const part of spec.parts)
      for (const key of ['value', 'low', 'high'] as const)
        near(
          part.tiles.reduce((sum, t) => sum + t[key], 0),
          part[key],
        )
    for (const own of answer.byPart.filter((p) => p.period === year?.period))
      near(spec.parts.find((p) => p.label === own.part.replace('-', ' '))?.value ?? Number.NaN, shown(own.central))
    near(spec.parts.find((p) => p.label === 'left over')?.value ?? Number.NaN, shown(year?.remainder ?? Number.NaN))
    near(spec.parts.find((p) => p.tone === 'open')?.value ?? Number.NaN, shown(year?.unmatched ?? Number.NaN))
    near(
      spec.parts.reduce((sum, p) => sum + p.value, 0),
      shown(year?.total ?? Number.NaN),
    )
  })

  it('say in words what no rule decides, where it is below zero or would drown the rest', async () => {
    const answer = await classified()
    for (const unmatched of [-5e9, 900e9]) {
      const years = answer.years.map((y) => ({ ...y, unmatched }))
      const texts = textsOf({ ...answer, years }, 'treemap')
      expect(texts.join(' ')).toMatch(/Not drawn: \d+ lines that no rule decides, [\d.,]+ billion NOK/)
      expect(texts.some((t) => t.startsWith('no rule decides'))).toBe(false)
    }
  })

  it('show new money in points of GDP, in money where a GDP is unknown, and not of what is not counted', async () => {
    const answer = await classified()
    const texts = textsOf(answer, 'newmoney')
    expect(texts).toContain('The economy')
    expect(texts).not.toContain('not counted')
    expect(texts.join(' ')).toContain('% of GDP')
    const compared = answer.compared && { ...answer.compared, gdpFrom: null }
    const inMoney = textsOf({ ...answer, compared }, 'newmoney')
    expect(inMoney).not.toContain('The economy')
    expect(inMoney.join(' ')).toContain('billion NOK, current prices')
  })

  it('name both rule sets where two are compared', async () => {
    const texts = textsOf(await classified({ against: 'rules-narrow.yaml' }), 'newmoney')
    expect(texts.filter((t) => /^20\d\d, rules /.test(t)).length).toBeGreaterThan(1)
  })

  it('name what was switched off', async () => {
    const answer = await classified()
    const off = [answer.rules.id, 'a.rule']
    const texts = textsOf({ ...answer, rules: { ...answer.rules, off } }, 'treemap')
    expect(texts.join(' ')).toContain(`without ${off.join(', ')}`)
  })

  it('refuse in words what an answer does not have', async () => {
    const answer = await classified()
    const without = { ...answer, compared: null, bridge: [], years: [], byPart: [], byRule: [] }
    for (const chart of CHARTS) {
      const error = await refusalOf(() => pictureOf('classify', without, chart).svg({ id: 'a' }))
      expect([error.fault, error.code]).toEqual(['input', 'chart.noData'])
      expect(error.hint).not.toBe('')
    }
  })
})

describe('words of pictures', () => {
  it('make ids of rules legible, without what all of them share', () => {
    expect(ruleWords(['defence.aid-ukraine', 'vat.2025'])('defence.aid-ukraine')).toBe('defence: aid ukraine')
    expect(ruleWords(['xx.veterans', 'xx.coast-guard'])('xx.coast-guard')).toBe('coast guard')
    expect(ruleWords(['xx.veterans'])('xx.veterans')).toBe('xx: veterans')
    expect(ruleWords([])('a')).toBe('a')
  })

  it('write money in the unit of its largest amount', async () => {
    const answer = await classified()
    const text = (value: number) => pictureMoney(answer, [value]).text(value)
    expect(text(1_234_567_890_123)).toBe('1,234.6 billion NOK')
    expect(text(-2_345_678_901)).toBe('−2.35 billion NOK')
    expect(text(150_000)).toBe('150.0 thousand NOK')
    expect(text(12)).toBe('12.00 NOK')
    expect(grouped('1234567.1234')).toBe('1,234,567.1234')
  })

  it('make sentences of notes, without the long one of the rule set', async () => {
    const answer = await classified()
    const notes = ['the file does not name its years', 'Said already.', 'long']
    expect(pictureNotes({ ...answer, notes, rules: { ...answer.rules, note: 'long' } })).toEqual([
      'The file does not name its years.',
      'Said already.',
    ])
  })
})
