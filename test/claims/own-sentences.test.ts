import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { claimsOf } from './claims-desk.js'

interface Sentence {
  readonly published: string
  readonly language?: string
  readonly text: string
  readonly claims?: readonly { readonly span: string; readonly about: string; readonly area?: string }[]
  readonly distractors?: readonly string[]
}
const file = fileURLToPath(new URL('own-sentences.yaml', import.meta.url))
const { sentences } = parse(readFileSync(file, 'utf8')) as { sentences: Sentence[] }

function score(of: readonly Sentence[]) {
  const totals = { labels: 0, found: 0, right: 0, alarms: 0, distractors: 0 }
  for (const { text, published, language, claims: labels = [], distractors = [] } of of) {
    const { claims } = claimsOf(text, published, language ?? 'en')
    const taken = new Set<unknown>()
    const overlaps = (words: string, span: { start: number; end: number }) => {
      const start = text.indexOf(words)
      expect(start, `"${words}" in "${text}"`).toBeGreaterThanOrEqual(0)
      const shared = Math.min(start + words.length, span.end) - Math.max(start, span.start)
      return shared >= 0.5 * Math.min(words.length, span.end - span.start)
    }
    for (const label of labels) {
      const match = claims.find((c) => !taken.has(c) && c.about === label.about && overlaps(label.span, c.span))
      if (match === undefined) continue
      taken.add(match)
      totals.right++
    }
    for (const words of distractors) if (claims.some((c) => !taken.has(c) && overlaps(words, c.span))) totals.alarms++
    totals.labels += labels.length
    totals.found += claims.length
    totals.distractors += distractors.length
  }
  return { ...totals, f1: (2 * totals.right) / (totals.labels + totals.found) }
}

describe('sentences written for this project', () => {
  it('are found and told apart in English', () => {
    const { f1, alarms, distractors } = score(sentences.filter((s) => s.language === undefined))
    expect(f1).toBeGreaterThanOrEqual(0.93)
    expect(distractors).toBeGreaterThan(30)
    expect(alarms).toBe(0)
  })

  for (const language of ['de', 'fr', 'it', 'nl', 'es', 'no', 'hr', 'tr'])
    it(`are found in ${language}`, () => {
      const own = sentences.filter((s) => s.language === language)
      expect(own.length).toBeGreaterThanOrEqual(4)
      const { f1, alarms } = score(own)
      expect(f1).toBeGreaterThanOrEqual(0.7)
      expect(alarms).toBe(0)
    })
})
