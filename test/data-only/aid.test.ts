import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDataFacts, readDataObservations } from '../../src/book/data-folder.js'
import { checked } from '../hostile/story-desk.js'
import { DATA } from '../opened-book.js'

const { facts } = readDataFacts(DATA)
const aid = readDataObservations(DATA, facts).filter((o) => o.edition.startsWith('oecd.dac/'))
const shares = aid.filter((o) => o.measure === 'oecd.oda.share')
const editions = facts.editions.filter((e) => e.dataset === 'oecd.dac' && e.held)

describe('aid at 0.7 % of income, a promise that is data only', () => {
  it.each(editions.map((e) => [e.id, e] as const))('%s is what was typed, by its hash', (id, edition) => {
    const lines = shares.filter((o) => o.edition === id).map((o) => `${o.area},${o.period},${o.value}\n`)
    const hash = createHash('sha256').update(lines.join('')).digest('hex')
    const files = edition.copies.flatMap((c) => c.files).filter((f) => f.name.endsWith('shares as typed'))
    expect(files.map((f) => f.sha256)).toEqual([hash])
  })

  it('has shares that the amounts of the same release confirm to their last decimal', () => {
    const amount = new Map(aid.map((o) => [`${o.edition} ${o.measure} ${o.area} ${o.period}`, o.value ?? 0]))
    const compared = shares.flatMap((o) => {
      const money = amount.get(`${o.edition} oecd.oda.usd.current ${o.area} ${o.period}`)
      const income = amount.get(`${o.edition} oecd.gni.usd.current ${o.area} ${o.period}`)
      return money === undefined || income === undefined ? [] : [Math.abs((100 * money) / income - (o.value ?? 0))]
    })
    expect(compared).toHaveLength(390)
    expect(Math.max(...compared)).toBeLessThanOrEqual(0.005 + 1e-9)
  })

  it('has no line of engine code: no file of src names its measures, its dataset or its committee', () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url))
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
    expect(files.length).toBeGreaterThan(300)
    const naming = files.filter((f) => /oecd\.(?:oda|gni|dac)|'DAC'|"DAC"/.test(readFileSync(join(src, f), 'utf8')))
    expect(naming).toEqual([])
  })

  it('is not held against figures of another promise by check', async () => {
    const text =
      'PARIS, 20 May 2025 - Germany spent 0.67% of its gross national income on development aid in 2024. ' +
      'Sweden spent 0.79 % of national income on aid. Four DAC members met the 0.7 % target in 2024.'
    const { claims } = await checked(text, {}, '2026-11-23')
    expect(claims).toEqual([])
  })
})
