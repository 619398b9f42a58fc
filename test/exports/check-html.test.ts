import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPage } from '../../src/exports/check-html.js'
import { CHECK_STYLE, CHECK_STYLE_HASH } from '../../src/exports/check-style.js'
import { VERDICT_NAMES, VERDICT_WORDS } from '../../src/exports/verdict-words.js'
import { checkOutput } from '../../src/operations/check-schema.js'
import { all, type Element, parseXml, textOf } from '../charts/xml.js'
import { answerOf, claimOf, fact, judged, STORY, spanOf, statementOf, storyAnswer, UNDECIDED } from './check-samples.js'

const parsed = (page: string): Element => parseXml(page.replace(/^<!doctype html>\n/, ''))
const named = (root: Element, name: string) => all(root).filter((e) => e.name === name)
const withId = (root: Element, id: string) => {
  const found = all(root).filter((e) => e.attributes.get('id') === id)
  expect(found).toHaveLength(1)
  return found[0]!
}
const hrefs = (root: Element) => named(root, 'a').map((a) => a.attributes.get('href') ?? '')
const told = (root: Element) => named(root, 'p').filter((p) => p.attributes.get('class')?.startsWith('told'))
/** Text of a story's paragraph without the numbers that stand after claims. */
const bare = (p: Element): string =>
  p.children.map((c) => (typeof c === 'string' ? c : c.name === 'sup' ? '' : textOf(c))).join('')

describe('the page of a checked story', () => {
  const root = parsed(checkPage(storyAnswer(), STORY, 'text'))

  it('is made from an answer of the schema', () => {
    expect(checkOutput.safeParse(storyAnswer()).success).toBe(true)
  })

  it('has the whole story, in order, and nothing added but the numbers', () => {
    expect(told(root).map(bare).join('\n\n')).toBe(STORY.trim())
  })

  it('marks claims, and splits marks where claims lie over each other', () => {
    expect(named(root, 'mark').map((m) => [textOf(m), m.attributes.get('class')])).toEqual([
      ['Arvenia spent 2.1 % of its GDP on defence last year, up from ', 'v-superseded'],
      ['1.9 % in 2023', 'v-contradicted'],
      ['one of 32 members of the league since 1949', 'v-supported'],
      ['doubled the budget to €13.4bn', 'v-basis-dependent'],
      ['By 2030 it will be 3.5 %', 'v-no-data'],
      ['Arvenia ranks third in the league by share', 'v-supported'],
    ])
    expect(named(root, 'sup').map(textOf)).toEqual(['1↻', '2✗', '3✓', '4◐', '5?', '6✓'])
  })

  it('gives every claim a note beside its paragraph, with both verdicts, the sentence, the speaker and the evidence', () => {
    const rows = all(root).filter((e) => e.attributes.get('class') === 'row')
    expect(rows.map((r) => named(r, 'aside').map((n) => n.attributes.get('id')))).toEqual([
      [],
      ['claim-1', 'claim-2', 'claim-3'],
      ['claim-4', 'claim-5'],
      [],
      ['claim-6'],
    ])
    const note = textOf(withId(root, 'claim-1'))
    expect(note).toContain('when written✓\u00a0supported')
    expect(note).toContain('now↻\u00a0superseded')
    expect(note).toContain('since revised: the edition of June 2024 gave 2.10 per cent')
    expect(note).toContain('now: league.share ARV 2024: 2.04 per cent (league.spending/2026-07-07, Table 3!F24)')
    expect(note).toContain('Assumed: "last year" is 2024.')
    const spoken = textOf(withId(root, 'claim-4'))
    expect(spoken).toContain('Said by Ada Holm, the defence minister.')
    expect(spoken).toContain('depends on the basis: at the prices of 2015')
    expect(spoken).toContain('13,401.5 million EUR, 2015 prices')
    expect(textOf(withId(root, 'claim-3'))).toContain('then and now: 32 members')
    const many = withId(root, 'claim-6')
    expect(textOf(named(many, 'summary')[0]!)).toBe('Evidence (9)')
    expect(named(many, 'li')).toHaveLength(9)
  })

  it('links an edition and a source only where they have an address', () => {
    expect(hrefs(root).filter((h) => !h.startsWith('#'))).toEqual([
      'https://league.example/spending-2026.pdf',
      'https://league.example/spending-2026.pdf',
      'https://league.example/members',
      'https://league.example/spending-2026.pdf',
      ...Array.from({ length: 9 }, () => 'https://league.example/spending-2026.pdf'),
    ])
  })

  it('puts warnings first, and says who said what, what is not checked and what verdicts mean', () => {
    const text = textOf(named(root, 'body')[0]!)
    expect(text.indexOf('(25 June 2025 would fit)')).toBeLessThan(text.indexOf('PORT SELM'))
    expect(text).toContain('text of 24 June 2025 (told by its dateline); as known on 23 November 2026')
    expect(text).toContain(
      'Ivo Brandt (denied, to reporters; quoted; denial; passed on by Ada Holm, the defence minister)',
    )
    expect(text).toContain('outside the subject: 11 people, 90 amendments')
    expect(text).toContain('Source: The League, Spending of its members')
    const rows = named(named(root, 'tbody')[0]!, 'tr').map((r) =>
      r.children.map((c) => (typeof c === 'string' ? c : textOf(c))),
    )
    expect(rows).toHaveLength(VERDICT_NAMES.length)
    expect(rows.map(([, , then, now]) => [then, now])).toEqual([
      ['2', '2'],
      ['0', '1'],
      ['0', '1'],
      ['1', '0'],
      ['1', '1'],
      ['1', '0'],
      ['1', '1'],
    ])
  })

  it('can be walked by keyboard and read aloud: links lead somewhere, ids are single, signs have words', () => {
    const ids = all(root).flatMap((e) => e.attributes.get('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(hrefs(root).filter((h) => h.startsWith('#') && !ids.includes(h.slice(1)))).toEqual([])
    for (const name of ['aria-describedby', 'aria-labelledby'])
      expect(
        all(root)
          .flatMap((e) => e.attributes.get(name) ?? [])
          .filter((id) => !ids.includes(id)),
      ).toEqual([])
    const first = withId(root, 'text-2')
    expect(first.attributes.get('aria-label')).toBe('claim 2: imprecise when written, contradicted now')
    expect(textOf(withId(root, first.attributes.get('aria-describedby') ?? ''))).toContain('Nearly right')
    expect(root.attributes.get('lang')).toBe('en')
    expect(named(root, 'h1')).toHaveLength(1)
    expect(named(root, 'main')).toHaveLength(1)
    expect(named(root, 'th').every((th) => th.attributes.has('scope'))).toBe(true)
    expect(new Set(VERDICT_NAMES.map((v) => VERDICT_WORDS[v].sign)).size).toBe(VERDICT_NAMES.length)
  })

  it('allows no script and no style but its own', () => {
    const policy = named(root, 'meta').find((m) => m.attributes.get('http-equiv') === 'Content-Security-Policy')
    expect(policy?.attributes.get('content')).toBe(
      `default-src 'none'; style-src '${CHECK_STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    )
    // Whoever changes the style writes this hash beside it.
    expect(CHECK_STYLE_HASH).toBe(`sha256-${createHash('sha256').update(CHECK_STYLE).digest('base64')}`)
    expect(textOf(named(root, 'style')[0]!)).toBe(CHECK_STYLE)
  })

  it('says plainly when nothing was found and no day is known', () => {
    const { document } = answerOf()
    const answer = answerOf({ document: { ...document, title: null, published: null, inferredFrom: null } })
    const text = textOf(parsed(checkPage(answer, 'Nothing here.', 'text')))
    expect(text).toContain('No checkable claim was found.')
    expect(text).toContain('no day could be told')
    expect(text).toContain('arvenia.txt: checked')
  })
})

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;b&gt;]]><!--`

describe('the page of a hostile story', () => {
  const ALLOWED = new Set(
    'html head meta title style body a header h1 h2 h3 p section ul li span main div aside bdi mark sup dl dt dd details summary table caption thead tbody tr th td strong blockquote'.split(
      ' ',
    ),
  )
  const harmless = (root: Element) => {
    expect(
      all(root)
        .map((e) => e.name)
        .filter((name) => !ALLOWED.has(name)),
    ).toEqual([])
    expect(
      all(root)
        .flatMap((e) => [...e.attributes.keys()])
        .filter((key) => /^on|^style$|^src/.test(key)),
    ).toEqual([])
    expect(hrefs(root).filter((h) => !/^(?:#|https?:\/\/)/.test(h))).toEqual([])
  }

  it('shows markup in any field as text', () => {
    const source = `${EVIL} Arvenia spent 2.1 %.`
    const base = storyAnswer()
    const bad = { ...fact(EVIL, 'javascript:alert(1)'), edition: 'evil/1', cell: EVIL, unit: EVIL }
    const claim = claimOf(source, 'spent 2.1 %', {
      text: EVIL,
      area: EVIL,
      period: EVIL,
      value: EVIL,
      unit: EVIL,
      mood: EVIL,
      assumed: [EVIL],
      unclear: [EVIL],
      because: EVIL,
      ...judged({ verdict: 'contradicted', evidence: [bad], how: EVIL }, UNDECIDED),
    })
    const said = statementOf(source, 'Arvenia spent 2.1 %.', {
      speaker: EVIL,
      role: EVIL,
      verb: EVIL,
      to: EVIL,
      where: EVIL,
      text: EVIL,
      claims: [0],
    })
    const editions = [{ ...base.citation.editions[0]!, id: 'evil/1', url: 'javascript:alert(1)' }]
    const answer = answerOf({
      claims: [claim],
      statements: [said],
      unchecked: [{ span: [0, 1], text: EVIL, because: EVIL }],
      notes: [EVIL],
      citation: { text: EVIL, editions },
      document: {
        ...base.document,
        name: EVIL,
        title: EVIL,
        language: EVIL,
        inferredFrom: EVIL,
        warnings: [{ code: EVIL, message: EVIL, suggests: EVIL }],
      },
    })
    const root = parsed(checkPage(answer, source, 'text'))
    harmless(root)
    expect(told(root).map(bare)).toEqual([source])
    expect(hrefs(root).every((h) => h.startsWith('#'))).toBe(true)
  })

  it('reads HTML as its reader does, finds the claims through tags and entities, and never runs it', () => {
    const source = `<html><body onload="alert(1)"><script>alert("2.1 %")</script><p>Arvenia &amp; co spent <b>2.1&nbsp;%</b> of <i>GDP</i>.</p><p>&lt;script&gt;alert(3)&lt;/script&gt;</p></body></html>`
    const claim = claimOf(source, '<b>2.1&nbsp;%</b> of <i>GDP</i>', { text: '2.1 % of GDP' })
    const answer = answerOf({ claims: [claim], document: { ...answerOf().document, format: 'html' } })
    const root = parsed(checkPage(answer, source, 'html'))
    harmless(root)
    expect(named(root, 'mark').map((m) => textOf(m).replace('\u00a0', ' '))).toEqual(['2.1 % of GDP'])
    expect(told(root).map((p) => bare(p).replace('\u00a0', ' '))).toEqual([
      'Arvenia & co spent 2.1 % of GDP.',
      '<script>alert(3)</script>',
    ])
  })

  it('lists a claim that the shown text does not have', () => {
    const source = '<p>Nothing.</p><script>var a = "2.1 %"</script>'
    const answer = answerOf({ claims: [claimOf(source, '2.1 %')] })
    const root = parsed(checkPage(answer, source, 'html'))
    expect(textOf(root)).toContain('Claims outside the text shown')
    expect(textOf(withId(root, 'claim-1'))).toContain('2.1 %')
    expect(hrefs(root)).not.toContain('#text-1')
  })

  it('turns no neighbour backwards: overrides of direction are left out', () => {
    const source = 'Arvenia spent \u202e% 1.2\u202c of \u0634\u064a\u0621.'
    const page = checkPage(answerOf({ claims: [claimOf(source, 'spent')] }), source, 'text')
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(page).toContain('\u0634\u064a\u0621')
  })

  it('is well-formed, harmless and complete for any text and any spans, however they overlap', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '<', '&', '"', '🙂', 'é', '\u0301', '>', '5'),
      maxLength: 60,
    })
    const spans = fc.array(fc.tuple(fc.nat(130), fc.nat(130)), { maxLength: 6 })
    fc.assert(
      fc.property(text, spans, (source, pairs) => {
        const claims = pairs.map(([a, b]) => ({
          ...claimOf('x', 'x'),
          span: [Math.min(a, b, source.length), Math.min(Math.max(a, b), source.length)] as [number, number],
        }))
        const root = parsed(checkPage(answerOf({ claims }), source, 'text'))
        harmless(root)
        const letters = (t: string) => t.replace(/\s+/g, '')
        // A span may cut a pair of surrogates; each half is then shown as a blank.
        const cut = claims.some(({ span }) => span.some((at) => /^[\udc00-\udfff]/.test(source.slice(at))))
        if (!cut) expect(letters(told(root).map(bare).join(''))).toBe(letters(source))
        for (const [i] of claims.entries()) withId(root, `claim-${i + 1}`)
      }),
      { numRuns: 150 },
    )
  })

  it('grows with the story: ten times the claims in one line make about ten times the page', () => {
    const pageOf = (words: number) => {
      const source = 'five '.repeat(words)
      const spans = Array.from({ length: words }, (_, i): [number, number] => [5 * i, 5 * i + 4])
      return checkPage(answerOf({ claims: spans.map((span) => ({ ...claimOf('x', 'x'), span })) }), source, 'text')
        .length
    }
    expect(pageOf(2000)).toBeLessThan(12 * pageOf(200))
  })
})

describe('spans', () => {
  it('are the places in the source as given', () =>
    expect(STORY.slice(...spanOf(STORY, '90 amendments'))).toBe('90 amendments'))
})
