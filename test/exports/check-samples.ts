import type { CheckAnswer } from '../../src/operations/check-schema.js'

type Claim = CheckAnswer['claims'][number]
type Statement = CheckAnswer['statements'][number]
type Evidence = Claim['then']['evidence'][number]

export const STORY = `Arvenia keeps its word, minister says

PORT SELM, Tuesday 24 June 2025 – Arvenia spent 2.1 % of its GDP on defence last year, up from 1.9 % in 2023, and has been one of 32 members of the league since 1949.

“We have doubled the budget to €13.4bn”, said Ada Holm, the defence minister. “By 2030 it will be 3.5 %.”

The opposition's Ivo Brandt denied that: “The figure holds only at the prices of 2015 🙂, and nobody has seen the plan.” At least 11 people were hurt in a storm on the same day, and the chamber will vote on 90 amendments.

Arvenia ranks third in the league by share. Its forces number 41,000.
`

/** What holds then and what now. */
export function judged<T>(then: T, now: T): { then: T; now: T } {
  // oxlint-disable-next-line unicorn/no-thenable
  return { then, now }
}

export const SECOND_EDITION = 'league.spending/2026-07-07'
const FIRST_EDITION = 'league.spending/2024-06-17'

export function cell(edition: string, period: string, value: number | null, unit = 'percent'): Evidence {
  return {
    edition,
    cell: `Table 3!F${period.slice(2)}`,
    measure: 'league.share',
    area: 'ARV',
    period,
    value,
    unit,
    fact: null,
    source: null,
  }
}

export const fact = (says: string, source: string | null): Evidence => ({
  edition: null,
  cell: null,
  measure: null,
  area: null,
  period: null,
  value: null,
  unit: null,
  fact: says,
  source,
})

/** Where a text stands in a story; the story must have it. */
export function spanOf(story: string, text: string): [number, number] {
  const start = story.indexOf(text)
  if (start < 0) throw new Error(`the story has no "${text}"`)
  return [start, start + text.length]
}

export function claimOf(story: string, text: string, rest: Partial<Claim> = {}): Claim {
  return {
    span: spanOf(story, text),
    text,
    about: 'share-of-gdp',
    ask: 'share',
    area: 'ARV',
    period: '2024',
    value: 2.1,
    unit: 'percent of GDP',
    mood: 'fact',
    assumed: [],
    unclear: [],
    ...judged<Claim['then']>(
      { verdict: 'supported', evidence: [cell(FIRST_EDITION, '2024', 2.1)], how: null },
      { verdict: 'supported', evidence: [cell(SECOND_EDITION, '2024', 2.1)], how: null },
    ),
    because: 'Right when it was written and now: the league gave 2.10 per cent.',
    ...rest,
  }
}

export function statementOf(story: string, text: string, rest: Partial<Statement> = {}): Statement {
  const span = spanOf(story, text)
  return {
    speaker: null,
    role: null,
    area: null,
    person: null,
    verb: 'said',
    kind: 'claim',
    quote: 'direct',
    span,
    quoted: [span],
    text,
    to: null,
    where: null,
    via: null,
    claims: [],
    ...rest,
  }
}

export const UNDECIDED: Claim['then'] = { verdict: 'no-data', evidence: [], how: null }

/** An answer without claims, for tests that add their own. */
export function answerOf(rest: Partial<CheckAnswer> = {}): CheckAnswer {
  const claims = rest.claims ?? []
  return {
    schema: 'urn:pledgebook:schema:check:1',
    tool: { name: 'pledgebook', version: '0.1.0' },
    book: { id: '0123456789abcdef', knownTo: '2026-11-23' },
    asOf: '2026-11-23',
    citation: {
      text: 'The League, Spending of its members, 7 July 2026. As known on 23 November 2026; Pledgebook 0.1.0.',
      editions: [
        {
          id: SECOND_EDITION,
          title: 'Spending of its members 2014–2026',
          publishedOn: '2026-07-07',
          basis: null,
          copy: 'original',
          url: 'https://league.example/spending-2026.pdf',
        },
        {
          id: FIRST_EDITION,
          title: 'Spending of its members 2014–2024',
          publishedOn: '2024-06-17',
          basis: null,
          copy: 'original',
          url: null,
        },
      ],
    },
    document: {
      name: 'arvenia.txt',
      format: 'text',
      language: 'en',
      title: 'Arvenia keeps its word, minister says',
      published: '2025-06-24',
      inferredFrom: 'dateline',
      warnings: [],
    },
    claims,
    statements: [],
    unchecked: [],
    counts: { claims: claims.length, ...judged<Record<string, number>>({}, {}) },
    notes: [],
    ...rest,
  }
}

/** The sample story, checked: every verdict, a claim over others, a claim of a speaker, evidence of many cells. */
export function storyAnswer(): CheckAnswer {
  const first = 'Arvenia spent 2.1 % of its GDP on defence last year, up from 1.9 % in 2023'
  const claims: Claim[] = [
    claimOf(STORY, first, {
      about: 'real-change',
      assumed: ['"last year" is 2024'],
      now: { verdict: 'superseded', evidence: [cell(SECOND_EDITION, '2024', 2.04)], how: null },
      because:
        'Right when it was written, since revised: the edition of June 2024 gave 2.10 per cent, that of July 2026 gives 2.04.',
    }),
    claimOf(STORY, '1.9 % in 2023', {
      period: '2023',
      value: 1.9,
      ...judged<Claim['then']>(
        { verdict: 'imprecise', evidence: [cell(FIRST_EDITION, '2023', 1.94)], how: null },
        { verdict: 'contradicted', evidence: [cell(SECOND_EDITION, '2023', 1.74)], how: null },
      ),
      because: 'Nearly right when it was written, wrong by what is known now: the league gives 1.74 per cent.',
    }),
    claimOf(STORY, 'one of 32 members of the league since 1949', {
      about: 'membership',
      area: 'LEAGUE',
      period: '2025-06-24',
      value: 32,
      unit: 'members',
      ...judged<Claim['then']>(
        { verdict: 'supported', evidence: [fact('32 members', 'https://league.example/members')], how: null },
        { verdict: 'supported', evidence: [fact('32 members', 'https://league.example/members')], how: null },
      ),
      because: 'Right when it was written and now: the league has 32 members.',
    }),
    claimOf(STORY, 'doubled the budget to €13.4bn', {
      about: 'spending-level',
      period: '2024',
      value: 13_400_000_000,
      unit: 'EUR',
      unclear: ['the text does not say since when it doubled'],
      ...judged<Claim['then']>(
        {
          verdict: 'basis-dependent',
          evidence: [cell(FIRST_EDITION, '2024', 13_401.5, 'million EUR, 2015 prices')],
          how: 'at the prices of 2015',
        },
        {
          verdict: 'basis-dependent',
          evidence: [cell(SECOND_EDITION, '2024', 13_388, 'million EUR, 2015 prices')],
          how: 'at the prices of 2015',
        },
      ),
      because: 'Right only on another basis: 13.4 billion euros at the prices of 2015, 17.1 billion at current ones.',
    }),
    claimOf(STORY, 'By 2030 it will be 3.5 %', {
      mood: 'plan',
      period: '2030',
      value: 3.5,
      ...judged(UNDECIDED, UNDECIDED),
      because: 'Not decided by published figures: a plan for 2030.',
    }),
    claimOf(STORY, 'Arvenia ranks third in the league by share', {
      about: 'other',
      period: '2024',
      value: 3,
      unit: 'rank from top by share',
      ...judged<Claim['then']>(
        { verdict: 'not-yet-true', evidence: [], how: null },
        {
          verdict: 'supported',
          evidence: Array.from({ length: 9 }, (_, i) => cell(SECOND_EDITION, String(2016 + i), 1.2 + i / 10)),
          how: null,
        },
      ),
      because: 'Confirmed only after it was written: third by the edition of July 2026.',
    }),
  ]
  const said =
    '“We have doubled the budget to €13.4bn”, said Ada Holm, the defence minister. “By 2030 it will be 3.5 %.”'
  return answerOf({
    document: {
      ...answerOf().document,
      warnings: [
        {
          code: 'published.weekday',
          message: '24 June 2025 is a Tuesday, but the story tells of the vote of Wednesday as held',
          suggests: '2025-06-25',
        },
      ],
    },
    claims,
    statements: [
      statementOf(STORY, said, {
        speaker: 'Ada Holm',
        role: 'the defence minister',
        person: 'ada-holm',
        claims: [3, 4],
      }),
      statementOf(STORY, '“The figure holds only at the prices of 2015 🙂, and nobody has seen the plan.”', {
        speaker: 'Ivo Brandt',
        verb: 'denied',
        kind: 'denial',
        to: 'reporters',
        via: 0,
      }),
    ],
    unchecked: [
      { span: spanOf(STORY, '11 people'), text: '11 people', because: 'outside-the-subject' },
      { span: spanOf(STORY, '90 amendments'), text: '90 amendments', because: 'outside-the-subject' },
      { span: spanOf(STORY, '41,000'), text: '41,000', because: 'unclear' },
    ],
    counts: {
      claims: 6,
      ...judged<Record<string, number>>(
        { supported: 2, imprecise: 1, 'basis-dependent': 1, 'no-data': 1, 'not-yet-true': 1 },
        { superseded: 1, contradicted: 1, supported: 2, 'basis-dependent': 1, 'no-data': 1 },
      ),
    },
    notes: ['Predictions and opinions are listed, not judged.'],
  })
}
