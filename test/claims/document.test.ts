import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DocumentFormat, formatOf, readDocument } from '../../src/claims/document.js'
import { refusalOf } from '../terms/refusal.js'

const FORMATS: readonly DocumentFormat[] = ['text', 'markdown', 'html']

function sourceOf(source: string, words: string, format?: DocumentFormat): string {
  const document = readDocument(source, format)
  const start = document.text.indexOf(words)
  expect(start, `${words} in ${JSON.stringify(document.text)}`).toBeGreaterThanOrEqual(0)
  const span = document.toSource({ start, end: start + words.length })
  return source.slice(span.start, span.end)
}

describe('HTML', () => {
  const page = `<!DOCTYPE html><html lang="en-GB"><head><title>Allies &amp; money</title><meta name="author" content="Jane Doe">
    <meta property="og:site_name" content="The Paper"><style>p { color: red }</style><script>var p = "<p>9% of GDP</p>"</script></head>
    <body><nav><ul><li>Home</li></ul></nav><header><h1>Allies agree</h1></header><!-- 7% -->
    <article><p>Poland spends 4.48&nbsp;%<sup><a href="#n1">1</a></sup> of <b>its</b>
      GDP.<p>Canada: &pound;13.4bn, it said.<br>Next line</p><div hidden>6%</div><p style="display: none">5%</p>
    <table><tr><th>Ally<th>Share<tr><td>Latvia<td>3.7</table><ul><li>one<li>two</ul><blockquote><q>We pay</q></blockquote></article>
    <aside>More stories: 8%</aside><footer>© 2025 The Paper</footer><noscript>3%</noscript></body></html>`

  it('gives the text that a reader sees, blocks parted by blank lines', () => {
    expect(readDocument(page).text).toBe(
      'Allies agree\n\nPoland spends 4.48\u00a0% of its GDP.\n\nCanada: £13.4bn, it said.\nNext line\n\nAlly\tShare\nLatvia\t3.7\n\none\ntwo\n\n“We pay”',
    )
  })

  it('finds the way back to the source, entities and tags included', () => {
    expect(sourceOf(page, '4.48\u00a0% of its')).toBe('4.48&nbsp;%<sup><a href="#n1">1</a></sup> of <b>its')
    expect(sourceOf(page, '£13.4bn')).toBe('&pound;13.4bn')
    expect(sourceOf(page, '3.7')).toBe('3.7')
  })

  it('takes metadata', () => {
    expect(readDocument(page).meta).toEqual({
      title: 'Allies & money',
      days: [],
      language: 'en-GB',
      author: 'Jane Doe',
      site: 'The Paper',
    })
  })

  it('reads broken pages: unclosed, misnested, stray tags, a bare less-than sign', () => {
    expect(readDocument('<p>a < b <i>c<p>d</b></i> e</div><nav>x', 'html').text).toBe('a < b c\n\nd e')
    expect(readDocument('<script>alert(1)', 'html').text).toBe('')
    expect(readDocument('<p>5<!-- --> % of G<wbr>D&shy;P', 'html').text).toBe('5 % of GDP')
  })
})

describe('Markdown', () => {
  const note = [
    '---',
    'title: "Allies: a story"',
    'date: 2025-06-25',
    'lang: en',
    '---',
    '# Allies *agree*',
    '',
    'He said **“yes”** in [The Hague](https://example.org/a_(b) "map") and [the alliance] paid 5&nbsp;% of snake_case\\*.',
    '',
    '| Ally | Share |',
    '|------|-------|',
    '| Latvia | 3.7 |',
    '',
    '```',
    '9%',
    '```',
    '> We pay',
    '',
    '- one[^1]',
    '![a map](x.png)',
    '[ref]: http://example.org',
  ].join('\n')

  it('leaves marks out and keeps words', () => {
    const { text, format, meta } = readDocument(note)
    expect(format).toBe('markdown')
    expect(text.replace(/\s+/g, ' ').trim()).toBe(
      'Allies agree He said “yes” in The Hague and [the alliance] paid 5 % of snake_case*. Ally Share Latvia 3.7 We pay one',
    )
    expect(meta).toMatchObject({
      title: 'Allies: a story',
      language: 'en',
      days: [{ value: '2025-06-25', kind: 'published', from: 'front matter date' }],
    })
  })

  it('finds the way back to the source', () => {
    expect(sourceOf(note, '“yes” in The Hague')).toBe('“yes”** in [The Hague')
    expect(sourceOf(note, '5\u00a0%')).toBe('5&nbsp;%')
  })
})

describe('plain text', () => {
  it('is read as it is, without invisible marks', () => {
    expect(readDocument('a  b\r\n\tc').text).toBe('a  b\r\n\tc')
    expect(readDocument('\ufeffPo\u00adland \u200f3 %').text).toBe('Poland 3 %')
    expect(sourceOf('\ufeffPo\u00adland \u200f3 %', 'Poland')).toBe('Po\u00adland')
  })
})

describe('the format', () => {
  it.each([
    ['<p>Hello', 'html'],
    ['  <!doctype html><title>x', 'html'],
    ['Hello <b>x</b> there</p>', 'html'],
    ['# Title\n\ntext', 'markdown'],
    ['see [x](https://example.org)', 'markdown'],
    ['Spending < 2% and > 1%', 'text'],
    ['#5 on the list - two * three', 'text'],
    ['', 'text'],
  ])('of %j is %s', (source, format) => {
    expect(formatOf(source)).toBe(format)
  })
})

describe('what is refused', () => {
  it('is more than 20 million characters', async () => {
    expect(await refusalOf(() => readDocument('a'.repeat(20_000_001)))).toMatchObject({
      fault: 'input',
      code: 'document.tooLarge',
    })
    expect(readDocument('a'.repeat(20_000_000), 'text').text.length).toBe(20_000_000)
  })

  it.each([
    ['null characters', 'abc\u0000def', 'null or control characters'],
    ['a PDF', '%PDF-1.7\nabc', 'a PDF'],
    ['a ZIP', 'PK\u0003\u0004abc', 'a ZIP archive'],
    ['wrongly decoded bytes', '\ufffd\ufffd\u0001a', 'not in UTF-8'],
  ])('is %s', async (_what, source, says) => {
    const refusal = await refusalOf(() => readDocument(source))
    expect(refusal).toMatchObject({ fault: 'input', code: 'document.binary' })
    expect(refusal.message).toContain(says)
  })
})

const PIECES = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<nav>',
  '</nav>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '&amp;',
  '&',
  '&#x20AC;',
  '&notit;',
  '<br>',
  '<td>',
  '<q>',
  '</q>',
  '<sup>',
  '</sup>',
  '<pre>',
  '\n',
  '\n\n',
  ' ',
  '  ',
  'word',
  '5 %',
  '“',
  '*',
  '**',
  '_',
  '[',
  ']',
  '](',
  ')',
  '![',
  '`',
  '```\n',
  '|',
  '\\',
  '# ',
  '- ',
  '> ',
  '---\n',
  '😀',
  '\ud83d',
  '\ude00',
  '\u202e',
  '\u00ad',
  '\u200b',
  'é',
  'e\u0301',
  '<',
  '>',
  '"',
  "'",
  '=',
  '<title>',
  '</title>',
  '<div hidden>',
  '<li>',
  '<![CDATA[',
  ']]>',
  '<?x',
]
const soup = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.replaceAll('\u0000', ' ')),
)

describe('any source', () => {
  it.each(FORMATS)('as %s is read, and every letter of the text is found again in the source, in order', (format) => {
    fc.assert(
      fc.property(soup, (source) => {
        let document: ReturnType<typeof readDocument>
        try {
          document = readDocument(source, format)
        } catch (error) {
          expect(error).toMatchObject({ code: 'document.binary' })
          return
        }
        const { text, toSource } = document
        let before = 0
        for (let i = 0; i < text.length; i++) {
          const { start, end } = toSource({ start: i, end: i + 1 })
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(source.length)
          const piece = source.slice(start, end)
          // Either the letter itself, or what stands for it: a reference, a blank, a tag, or nothing where a block ends.
          if (piece !== text.charAt(i))
            expect(
              piece === '' || /^[&<\s|\\]|\s/.test(piece) || /[\s“”]/.test(text.charAt(i)),
              `${JSON.stringify(piece)} for ${JSON.stringify(text.charAt(i))} of ${JSON.stringify(source)}`,
            ).toBe(true)
          if (/[\p{L}\d%]/u.test(text.charAt(i)) && piece === text.charAt(i)) {
            expect(start).toBeGreaterThanOrEqual(before)
            before = end
          }
        }
        const all = toSource({ start: 0, end: text.length })
        expect(all.start).toBeGreaterThanOrEqual(0)
        expect(all.end).toBeLessThanOrEqual(source.length)
      }),
      { numRuns: 1500 },
    )
  })
})
