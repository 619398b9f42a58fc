import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PledgebookError } from '../../src/terms/fault.js'
import { type Asked, type Checked, checked, keeperOf } from './story-desk.js'

const DAY = '2025-06-25'

const refusal = (source: string): Promise<unknown> =>
  checked(source).then(
    () => 'nothing',
    (error: unknown) => (error instanceof PledgebookError ? `${error.fault} ${error.code}` : error),
  )

/** Everything that must hold of any answer, whatever the text. */
function expectSound(source: string, { claims, statements, unchecked, counts }: Checked): void {
  const inside = ([start, end]: readonly [number, number]) => 0 <= start && start <= end && end <= source.length
  for (const { span } of [...claims, ...statements, ...unchecked]) expect(inside(span), String(span)).toBe(true)
  for (const { quoted, span } of statements)
    for (const place of quoted) expect(inside(place) && span[0] <= place[0] && place[1] <= span[1]).toBe(true)
  for (const [i, { via }] of statements.entries())
    expect(via === null || (via < statements.length && via !== i)).toBe(true)
  for (const { claims: places } of statements) for (const place of places) expect(claims[place]).toBeDefined()
  expect(counts.claims).toBe(claims.length)
}

const unmarked = (text: string): string => text.replace(/\p{Cf}/gu, '')

/** In plain text, what a claim gives as its words stands at its place, but for marks that cannot be seen. */
function expectQuoted(source: string, { claims, unchecked }: Checked): void {
  for (const { span, text } of [...claims, ...unchecked]) expect(unmarked(source.slice(...span))).toBe(unmarked(text))
  for (const { text } of claims) expect(text.trim()).not.toBe('')
}

beforeAll(async () => {
  await keeperOf('2026-11-23')
})

describe('texts that are refused', () => {
  it('refuses 50 MB', async () => {
    expect(await refusal('Poland spends 4% of GDP. '.repeat(2_000_000))).toBe('input document.tooLarge')
  })

  it('refuses binary', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)
    expect(await refusal(new TextDecoder().decode(bytes))).toBe('input document.binary')
    expect(await refusal('PK\u0003\u0004\u0000\u0000\u0000\u0000')).toBe('input document.binary')
  })
})

describe('texts that are odd', () => {
  const sound = async (source: string, asked: Asked = {}): Promise<Checked> => {
    const answer = await checked(source, { published: DAY, ...asked })
    expectSound(source, answer)
    return answer
  }

  it('finds nothing in nothing', async () => {
    for (const source of ['', ' ', '\n\n\r\n', '\uFEFF', '…', '%', '$', '“', '2025-06-25'])
      expect((await sound(source)).claims, JSON.stringify(source)).toEqual([])
  })

  it('reads no script, style, comment, menu or attribute of a page', async () => {
    const says = 'Poland spends 4.12% of GDP on defence in 2024.'
    const source = `<html><head><script>"${says}"</script><style>/* ${says} */</style><template>${says}</template></head>
      <body onload="alert('${says}')"><nav>${says}</nav><!-- ${says} --><noscript>${says}</noscript>
      <svg><script>${says}</script></svg><p title="${says}"><img alt="x" src=x onerror="alert(1)">${says}</p>
      <p>&lt;script&gt;alert(1)&lt;/script&gt; <iframe srcdoc="${says}"></iframe></body></html>`
    const answer = await sound(source, { format: 'html' })
    expect(answer.claims.map(({ span }) => source.slice(...span).includes('4.12%'))).toEqual([true])
    expect(answer.claims[0]?.span[0]).toBeGreaterThan(source.indexOf('<p title'))
  })

  it('survives 10,000 nested and 10,000 unclosed quotes', async () => {
    const said = 'Poland spends 4.12% of GDP on defence in 2024'
    for (const [open, close] of [
      ['“', '”'],
      ['«', '»'],
      ['"', '"'],
      ['‘“', '”’'],
      ['„', '“'],
    ] as const) {
      await sound(`He said ${open.repeat(10_000)}${said}${close.repeat(10_000)}.`)
    }
    for (const open of ['“', '"']) await sound(`${open}he said `.repeat(10_000) + said)
    const first = await sound(`He said ${'“'.repeat(10_000)}${said}${'”'.repeat(10_000)}.`)
    expect(first.claims.map(({ value }) => value)).toEqual([4.12])
  })

  it('survives right-to-left text and marks', async () => {
    await sound('בולגריה הוציאה 2.18% מהתוצר על ביטחון בשנת 2024.')
    await sound('قالت بولندا إنها تنفق ٤٫١٢٪ من الناتج على الدفاع.')
    const marked = '\u202BPoland\u202C spends \u200F4.12%\u200E of GDP on defence in 2024. \u2066Really\u2069.'
    expectQuoted(marked, await sound(marked))
  })

  it('survives emoji, joined signs and broken surrogates, and counts in UTF-16 units', async () => {
    const flags = '🇵🇱👩‍👩‍👧‍👦 e\u0301🏳️‍🌈 '
    const source = `${flags.repeat(200)}Poland 🇵🇱 spends 4.12% of GDP on defence in 2024 ${flags}`
    const answer = await sound(source)
    expectQuoted(source, answer)
    expect(answer.claims.map(({ value }) => value)).toEqual([4.12])
    for (const broken of ['\uD83C', '\uDDF5 Poland', 'Poland spends 4\uD83C% of GDP', '\uDC00\uD800'.repeat(1000)])
      expectQuoted(broken, await sound(broken))
  })

  it('says that a text has no day, and judges by what is known now', async () => {
    const { document, claims } = await checked('Poland spends 4.68% of GDP on defence in 2026.')
    expect(document).toMatchObject({ published: null, inferredFrom: null })
    expect(claims.map(({ now }) => now.verdict)).toEqual(['supported'])
    expect(claims.map(({ then }) => then.verdict)).not.toContain('contradicted')
  })

  it('reads one line of 1 MB', async () => {
    const filler = 'and the delegates went home to their hotels by the sea '
    const source = `${filler.repeat(19_000)}Poland spends 4.12% of GDP on defence in 2024`
    const answer = await sound(source)
    expect(answer.claims.map(({ value }) => value)).toEqual([4.12])
    for (const one of ['a', '1,']) await sound(one.repeat(1_000_000 / one.length))
  })

  it('reads 100,000 numbers', async () => {
    const source = Array.from({ length: 100_000 }, (_, i) => i * 7).join(' ')
    const { claims } = await sound(source)
    expect(claims).toEqual([])
  })
})

describe('texts made of the words that are known', () => {
  it('throws on none, and quotes what it finds', async () => {
    const { book } = await keeperOf('2026-11-23')
    const words = new Set<string>()
    const gather = (value: unknown): void => {
      if (typeof value === 'string' && value.length < 40) words.add(value)
      else if (Array.isArray(value)) value.forEach(gather)
      else if (typeof value === 'object' && value !== null)
        for (const [name, held] of Object.entries(value)) {
          words.add(name)
          gather(held)
        }
    }
    for (const [name, file] of Object.entries(await book.lexicon()))
      if (name.startsWith('words-') || name === 'speech') gather(file)
    gather(book.facts.areas.map(({ name }) => name))
    const word = fc.constantFrom(...[...words].sort())
    const number = fc.oneof(
      fc.integer({ min: 0, max: 2040 }).map(String),
      fc.double({ min: 0, max: 9.99, noNaN: true }).map((x) => x.toFixed(2)),
      fc.constantFrom('1,5', '4.12', '2', '23', '32', '12', '1949', '2035', '1.234.567', '3 000', '½', '٤', '1e9'),
    )
    const mark = fc.constantFrom(
      '.',
      ',',
      ';',
      ':',
      '%',
      '$',
      '€',
      '£',
      '“',
      '”',
      '"',
      "'",
      '’',
      '«',
      '»',
      '(',
      ')',
      '-',
      '—',
      '\n',
      '\n\n',
      '…',
      '?',
      '!',
    )
    const piece = fc.oneof(
      { arbitrary: word, weight: 5 },
      { arbitrary: number, weight: 2 },
      { arbitrary: mark, weight: 2 },
    )
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '\u00A0', '\n')), { maxLength: 60 })
      .map((pieces) => pieces.map(([what, gap]) => what + gap).join(''))
    const day = fc.constantFrom('2019-12-03', '2024-07-11', DAY, '2026-07-09', undefined)
    await fc.assert(
      fc.asyncProperty(text, day, async (source, published) => {
        const answer = await checked(source, { format: 'text', published })
        expectSound(source, answer)
        expectQuoted(source, answer)
      }),
      { numRuns: 400 },
    )
  })

  it('throws on no string in any format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('text' as const, 'markdown' as const, 'html' as const),
        async (source, format) => {
          const answer = await checked(source, { format, published: DAY }).catch((error: unknown) => {
            if (error instanceof PledgebookError && error.fault === 'input') return null
            throw error
          })
          if (answer !== null) expectSound(source, answer)
        },
      ),
      { numRuns: 200 },
    )
  })
})
