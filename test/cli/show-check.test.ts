import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { showCheck } from '../../src/cli/show-check.js'
import type { Terminal } from '../../src/cli/terminal.js'
import {
  answerOf,
  cell,
  claimOf,
  judged,
  SECOND_EDITION,
  STORY,
  statementOf,
  storyAnswer,
  UNDECIDED,
} from '../exports/check-samples.js'

const terminal = (columns: number, ascii = false, colour = false): Terminal => ({
  columns,
  ascii,
  paint: pc.createColors(colour),
})
const width = (line: string) => [...stripVTControlCharacters(line)].length

describe('a checked story in a terminal', () => {
  const text = showCheck(storyAnswer(), terminal(80))

  it('fits its width, with and without colour', () => {
    for (const columns of [60, 80, 160])
      for (const colour of [false, true]) {
        const lines = showCheck(storyAnswer(), terminal(columns, false, colour)).split('\n')
        expect(lines.filter((line) => width(line) > columns)).toEqual([])
      }
    expect(text.split('\n').filter((line) => /[ \t]$/.test(line))).toEqual([])
  })

  it('says the same with colour as without', () => {
    const painted = showCheck(storyAnswer(), terminal(80, false, true))
    expect(painted).not.toBe(text)
    expect(stripVTControlCharacters(painted)).toBe(text)
  })

  it('begins with the day, where it is from, and the warnings', () => {
    const top = text.slice(0, text.indexOf('1  “'))
    expect(top).toContain('text of 24 June 2025 (told by its dateline); language en')
    expect(top).toContain('! 24 June 2025 is a Tuesday')
    expect(top).toContain('(25 June 2025 would fit)')
  })

  it('gives each claim both verdicts, the sentence, its speaker and the cells', () => {
    const [, claim = ''] = /\n(4 {2}[\s\S]*?)\n\n/.exec(text) ?? []
    expect(claim.split('\n')).toEqual([
      '4  “doubled the budget to €13.4bn”',
      '   then ◐ depends on the basis, now ◐ depends on the basis',
      '   Right only on another basis: 13.4 billion euros at the prices of 2015, 17.1',
      '   billion at current ones.',
      '   Basis: at the prices of 2015.',
      '   spending level; ARV, 2024: 13.4 billion EUR',
      '   said by Ada Holm, the defence minister',
      '   not clear: the text does not say since when it doubled',
      '   then, league.spending/2024-06-17:',
      '     league.share ARV 2024: 13,401.5 million EUR, 2015 prices (Table 3!F24)',
      '   now, league.spending/2026-07-07:',
      '     league.share ARV 2024: 13,388 million EUR, 2015 prices (Table 3!F24)',
    ])
    expect(text).toContain('and 5 more: see --json')
    expect(text).toContain('share of GDP, plan; ARV, 2030: 3.5 per cent of GDP')
  })

  it('lists what else was said, what is not checked, and the counts', () => {
    expect(text).toContain('Also said:\n  Ivo Brandt (denied, to reporters; quoted; denial): “The figure holds')
    expect(text).toContain('outside the subject: 11 people | 90 amendments')
    expect(text).toContain('6 claims. Then: 2 supported, 1 imprecise')
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Now: 2 supported, 1 contradicted, 1 superseded, 1 depends on the basis',
    )
    expect(text).toContain('Predictions and opinions are listed, not judged.')
  })

  it('writes numbers with four decimals at most, so that none is rounded over a line', () => {
    const evidence = [cell(SECOND_EDITION, '2018', 1.99571234), cell(SECOND_EDITION, '2024', 4.120190989357147)]
    const claim = claimOf(STORY, '1.9 % in 2023', judged({ verdict: 'supported', evidence, how: null }, UNDECIDED))
    const shown = showCheck(answerOf({ claims: [claim] }), terminal(80))
    expect(shown).toContain('league.share ARV 2018: 1.9957 per cent (Table 3!F18)')
    expect(shown).toContain('league.share ARV 2024: 4.1202 per cent (Table 3!F24)')
  })

  it('shows claims in the order of the text, each with its number in the answer', () => {
    const answer = storyAnswer()
    const reversed = showCheck({ ...answer, claims: [...answer.claims].reverse(), statements: [] }, terminal(80))
    expect([...reversed.matchAll(/^(\d) {2}“/gm)].map((m) => m[1])).toEqual(['6', '5', '4', '3', '2', '1'])
  })

  it('has a plain sign for each verdict where the locale is plain', () => {
    const plain = showCheck(storyAnswer(), terminal(80, true))
    expect(plain).toContain('then + supported, now ~ superseded')
    expect(plain).toContain('then = imprecise, now x contradicted')
    expect(plain).not.toMatch(/[✓✗↻≈◐○]/)
  })

  it('says plainly when nothing was found and no day is known', () => {
    const { document } = answerOf()
    const nothing = showCheck(
      answerOf({ document: { ...document, title: null, published: null, inferredFrom: null } }),
      terminal(80),
    )
    expect(nothing).toContain('No checkable claim was found.')
    expect(nothing.replace(/\s+/g, ' ')).toContain('nothing is judged by what was known then')
  })

  it('lets no text of the story move the cursor, change colours or turn the line around', () => {
    const evil = 'a\u001b[2J\u001b]0;title\u0007\r\nb\u202ec\u0000'
    const claims = [
      claimOf(STORY, '1.9 % in 2023', { text: evil, because: evil, area: evil, assumed: [evil], unclear: [evil] }),
    ]
    const statements = [statementOf(STORY, '41,000', { speaker: evil, role: evil, to: evil, text: evil })]
    const document = { ...answerOf().document, title: evil, name: evil, warnings: [{ code: 'x', message: evil }] }
    const unchecked = [{ span: [0, 1] as [number, number], text: evil, because: evil }]
    const shown = showCheck(answerOf({ claims, statements, document, unchecked, notes: [evil] }), terminal(80))
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
  })
})
