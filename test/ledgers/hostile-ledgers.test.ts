import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DelimitedRecords } from '../../src/ledgers/delimited-records.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { inputOf, plainMapping, readAll } from './ledger-desk.js'

const MAPPING = plainMapping('text: name')
const HEADING = 'year,code,amount,name\n'
const bytes = (text: string, encoding: 'latin1' | 'utf16le') => new Uint8Array(Buffer.from(text, encoding))
const short = ({ lines }: Awaited<ReturnType<typeof readAll>>) =>
  lines.map((line) => [line.row, line.amount, line.text])

describe('ledgers in any form of text', () => {
  const rows: [number, number, string][] = [
    [2, 1, 'Ärzte'],
    [3, 2, 'Größe'],
  ]
  const text = `${HEADING}2024,a,1,Ärzte\n2025,b,2,Größe\n`
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['Windows-1252', bytes(text, 'latin1')],
    ['UTF-16 LE with a mark', bytes(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without', bytes(text, 'utf16le')],
    ['UTF-16 BE', bytes(`\ufeff${text}`, 'utf16le').map((_, i, all) => all[i ^ 1] ?? 0)],
    ['CRLF', new TextEncoder().encode(text.replaceAll('\n', '\r\n'))],
    ['returns alone', new TextEncoder().encode(text.replaceAll('\n', '\r'))],
    ['no last line end', new TextEncoder().encode(text.slice(0, -1))],
    ['gzip', new Uint8Array(gzipSync(text))],
    ['semicolons', new TextEncoder().encode(text.replaceAll(',', ';'))],
    ['tabs', new TextEncoder().encode(text.replaceAll(',', '\t'))],
    ['bars', new TextEncoder().encode(text.replaceAll(',', '|'))],
  ])('reads %s, byte by byte too', async (_, content) => {
    expect(short(await readAll(inputOf(content), MAPPING))).toEqual(rows)
    expect(short(await readAll(inputOf(content, 1), MAPPING))).toEqual(rows)
  })

  it('reads lines of another encoding among the rest, and counts them', async () => {
    const mixed = Buffer.concat([
      Buffer.from(`${HEADING}2024,a,1,Ärzte\n2024,a,1,Öl\n`),
      bytes('2025,b,2,Größe\n', 'latin1'),
    ])
    const { lines, tally } = await readAll(inputOf(mixed), MAPPING)
    expect(lines.map((line) => line.text)).toEqual(['Ärzte', 'Öl', 'Größe'])
    expect(tally.mendedLines).toBe(1)
  })
})

describe('ledgers in encodings of one byte a letter', () => {
  it.each([
    ['windows-1250', 'Ministerstwo Obrony Narodowej; zakup uzbrojenia i sprzętu, żołnierze, łączność, źródła', 'pl'],
    ['windows-1250', 'Ministerstvo obrany; pořízení a údržba techniky, běžné výdaje, příslušníci', 'cs'],
    ['windows-1251', 'Министерство на отбраната; разходи за персонал', 'bg'],
    ['windows-1253', 'Υπουργείο Εθνικής Άμυνας; δαπάνες προσωπικού', 'el'],
    ['windows-1254', 'Millî Savunma Bakanlığı; mal ve hizmet alım giderleri, sağlık, dış ilişkiler', 'tr'],
    ['windows-1257', 'Aizsardzības ministrija; bruņotie spēki, izdevumi kopā', 'lv'],
    ['windows-1252', 'Utanríkisráðuneytið; þróunarsamvinna, öryggis- og varnarmál', 'is'],
    ['windows-1252', 'Ministère des Armées; équipement, entretien, pensions à verser, où ça', 'fr'],
  ])('are told by their letters: %s, "%s"', async (encoding, name) => {
    const byLetter = new Map(
      Array.from({ length: 128 }, (_, i) => [new TextDecoder(encoding).decode(Uint8Array.of(i + 128)), i + 128]),
    )
    const text = `${HEADING}2024,a,1,"${name}"\n`
    const content = Uint8Array.from([...text].map((letter) => byLetter.get(letter) ?? letter.charCodeAt(0)))
    const { lines, tally } = await readAll(inputOf(content), MAPPING)
    expect(lines.map((line) => line.text)).toEqual([name])
    expect(tally.mendedLines).toBe(0)
  })

  it('may hold lines of UTF-8, which are read as such and counted', async () => {
    const content = Buffer.concat([
      bytes(`${HEADING}2024,a,1,Größe\n2024,a,1,Öl\n2024,a,1,plain\n`, 'latin1'),
      Buffer.from('2024,a,2,Ärzte\n'),
    ])
    const { lines, tally } = await readAll(inputOf(content), MAPPING)
    expect(lines.map((line) => line.text)).toEqual(['Größe', 'Öl', 'plain', 'Ärzte'])
    expect(tally.mendedLines).toBe(1)
  })
})

describe('rows that are not as they should be', () => {
  it('are rejected one by one with line and reason, and never dropped', async () => {
    const found = await readAll(
      inputOf(
        `${HEADING}2024,a,1,fine\n2024,a\n2024,a,1,b,c\n2024,a,lots,b\nlater,a,1,b\n2024,a,1,"x"y,z\n2024,a,1,b\0c\n\n2024,a,,none\n,,,\n2024,a,2,"two\nlines"\n2024,a,3,end\n2024,a,4,"open`,
      ),
      plainMapping('text: name\nfile: {quote: double}'),
    )
    expect(short(found)).toEqual([
      [2, 1, 'fine'],
      [12, 2, 'two lines'],
      [14, 3, 'end'],
    ])
    const { tally } = found
    expect(tally.rejections.map(({ row, reason }) => [row, reason])).toEqual(
      expect.arrayContaining([
        [3, 'too-few-fields'],
        [4, 'too-many-fields'],
        [5, 'no-number'],
        [6, 'no-year'],
        [7, 'broken-quotes'],
        [8, 'zero-bytes'],
        [15, 'open-quote'],
      ]),
    )
    expect(tally.rejections.find(({ row }) => row === 5)).toMatchObject({
      detail: '"lots" in amount is no number',
      text: '2024 | a | lots | b',
    })
    expect([tally.rows, tally.lines, tally.rejected, tally.emptyAmounts, tally.blankRows]).toEqual([12, 3, 7, 1, 1])
  })

  it('are all handed on, though only the first thousand are kept', async () => {
    let told = 0
    const { tally } = await readAll(inputOf(HEADING + '2024,a,x,y\n'.repeat(2500)), MAPPING, {
      onRejected: () => told++,
    })
    expect([told, tally.rejected, tally.rejections.length]).toEqual([2500, 2500, 1000])
  })

  it('keep totals, memo lines and repeated headings out of the sum, and count them', async () => {
    const mapping = plainMapping(
      'text: name\nrows: [{as: total, column: name, starts: [Total]}, {as: memo, column: code, empty: true}]',
    )
    const { lines, tally } = await readAll(
      inputOf(`${HEADING}2024,a,1,x\n2024,,1,of which y\n${HEADING}2024,b,2,z\n2024,t,3,Total of all\n`),
      mapping,
    )
    expect(lines.map((line) => line.amount)).toEqual([1, 2])
    expect([...tally.leftOut]).toEqual([
      ['memo', { rows: 1, amount: 1 }],
      ['heading', { rows: 1, amount: 0 }],
      ['total', { rows: 1, amount: 3 }],
    ])
  })

  it('with codes beyond their width, unknown sides and unknown stages are rejected', async () => {
    const mapping = plainMapping(
      'code: [{column: code, width: 3}]\nside: {column: side, expenditure: [A], revenue: [E]}\nstage: {column: stage, is: {I: outturn}}\namounts: [{column: amount}]',
    )
    const { lines, tally } = await readAll(
      inputOf(
        'year,code,amount,side,stage\n2024,7,5,A,I\n2024,7.0,5,E,I\n2024,1234,5,A,I\n2024,7,5,X,I\n2024,7,5,A,J\n',
      ),
      mapping,
    )
    expect(lines.map((line) => [line.code, line.amount, line.side, line.stage])).toEqual([
      ['007', 5, 'expenditure', 'outturn'],
      ['007', -5, 'revenue', 'outturn'],
    ])
    expect(tally.rejections.map((each) => each.reason)).toEqual(['code-too-long', 'no-side', 'no-stage'])
  })
})

describe('hostile ledgers', () => {
  it('may hold lines of a megabyte: they are rejected and the rest is read', async () => {
    const long = 'x'.repeat(1_200_000)
    const found = await readAll(
      inputOf(`${HEADING}2024,a,1,one\n2024,b,2,${long}\n2024,c,3,"${long}"\n2024,d,4,four\n`, 65_536),
      MAPPING,
    )
    expect(short(found)).toEqual([
      [2, 1, 'one'],
      [5, 4, 'four'],
    ])
    expect(found.tally.rejections.map(({ row, reason, text }) => [row, reason, text.length <= 200])).toEqual([
      [3, 'long-line', true],
      [4, 'long-line', true],
    ])
  })

  it('may never close a quote: one row is lost, not the file', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `2024,a,${i},t`)
    const found = await readAll(
      inputOf(`${HEADING}2024,q,0,"t"\n2024,a,1,"open\n${rows.join('\n')}\n`, 10_000),
      MAPPING,
    )
    expect(found.lines).toHaveLength(3_001)
    expect(found.tally.rejections.map(({ row, reason }) => [row, reason])).toEqual([[3, 'open-quote']])
  })

  it('may be of any size: memory does not grow with them', async () => {
    const size = process.env.PLEDGEBOOK_FUZZ === 'long' ? 100_000_000 : 3_000_000
    const rows = Array.from({ length: 2_000 }, (_, i) => `${2000 + (i % 30)},c${i},${i}.25,Some text of line ${i}\n`)
    const piece = new TextEncoder().encode(rows.join(''))
    const endless = {
      name: 'large.csv',
      bytes: async function* () {
        yield new TextEncoder().encode(HEADING)
        for (let sent = 0; sent < size; sent += piece.length) yield piece
      },
    }
    const before = process.memoryUsage().heapUsed
    const reading = await readLedger(endless, MAPPING)
    let most = 0
    let sum = 0
    for await (const batch of reading.batches) {
      most = Math.max(most, process.memoryUsage().heapUsed - before)
      for (let i = 0; i < batch.count; i++) sum += batch.amount[i] ?? 0
    }
    const times = Math.ceil(size / piece.length)
    console.log(`${reading.tally.lines} lines of ${size / 1e6} MB read; the heap grew by ${Math.round(most / 1e6)} MB`)
    expect(sum).toBe(times * rows.reduce((all, _, i) => all + i + 0.25, 0))
    expect(reading.tally.lines).toBe(times * rows.length)
    expect(most).toBeLessThan(250e6)
  }, 120_000)

  it.each([
    ['every row opens one', () => '2024,a,1,"open\n'],
    ['every row doubles one at its end', () => '2024,a,1,"x""\n'],
    ['every thousandth row opens one', (i: number) => (i % 1000 === 0 ? '2024,a,1,"open\n' : '2024,a,1,x\n')],
    ['each is closed where it opens, but for the first', (i: number) => (i === 0 ? '2024,a,1,"x\n' : '2024,a,1,""y\n')],
    ['nothing else is there', () => '"""""""""""""""\n'],
  ])('may hold quotes that fit in no way (%s): rows add up, in time that grows with the file', async (_, row) => {
    const read = async (count: number) => {
      const content = `${HEADING}2024,a,1,"t"\n${Array.from({ length: count }, (_each, i) => row(i)).join('')}`
      const start = performance.now()
      const { tally } = await readAll(inputOf(content, 65_536), MAPPING)
      expect(tally.rows).toBe(tally.rejected + tally.lines + tally.emptyAmounts + tally.blankRows)
      return performance.now() - start
    }
    await read(2_000)
    const [few, many] = [await read(4_000), await read(40_000)]
    expect(many / (few + 1)).toBeLessThan(100)
  })

  it('may repeat a heading and leave one empty', async () => {
    const mapping = plainMapping('text: [name, {column: "name (2)", before: "+"}, "column 5"]')
    const { lines } = await readAll(inputOf('year,code,amount,name,,name\n2024,a,1,x,y,z\n'), mapping)
    expect(lines[0]?.text).toBe('x+z y')
  })

  it('keep formulas as the texts they are, for exports to defuse', async () => {
    const { lines } = await readAll(inputOf(`${HEADING}2024,=1+1,1,"=HYPERLINK(""x"")"\n`), MAPPING)
    expect(lines[0]).toMatchObject({ code: '=1+1', text: '=HYPERLINK("x")' })
  })

  it.each([
    ['nothing', new Uint8Array(), 'ledger.kind'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), 'ledger.kind'],
    ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'ledger.kind'],
    ['a program', Uint8Array.from({ length: 4000 }, (_, i) => (i % 3 === 0 ? i & 255 : 0)), 'ledger.binary'],
    ['a gzip file cut off', new Uint8Array(gzipSync(HEADING.repeat(5000))).subarray(0, 60), 'ledger.gzip'],
    ['a workbook without a reader', Uint8Array.of(0x50, 0x4b, 3, 4), 'ledger.workbook'],
    ['a heading that does not come', new TextEncoder().encode('\n\n'), 'ledger.empty'],
  ])('that are %s are refused in words', async (_, content, code) => {
    const error: unknown = await readAll(inputOf(content), MAPPING).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PledgebookError)
    expect(error).toMatchObject({ code, where: 'ledger.csv' })
    expect((error as PledgebookError).hint.length).toBeGreaterThan(10)
  })

  it('are left when the signal says so', async () => {
    const control = new AbortController()
    let closed = false
    const endless = {
      name: 'endless',
      bytes: async function* () {
        try {
          yield new TextEncoder().encode(HEADING)
          for (;;) yield new TextEncoder().encode('2024,a,1,x\n'.repeat(1000))
        } finally {
          closed = true
        }
      },
    }
    const reading = await readLedger(endless, MAPPING, { signal: control.signal })
    let lines = 0
    const gone = (async () => {
      for await (const batch of reading.batches) {
        lines += batch.count
        if (lines > 100_000) control.abort(new Error('stopped'))
        if (lines > 1_000_000) throw new Error('it went on')
      }
    })()
    await expect(gone).rejects.toThrow('stopped')
    expect(closed).toBe(true)
  })

  it('give, whatever their bytes, lines and rejections that add up, or an error in words', async () => {
    const piece = fc.constantFrom(
      '2024',
      'a',
      '1',
      '-2.5',
      ',',
      ',',
      ',',
      '\n',
      '\r\n',
      '"',
      '""',
      ' ',
      'é',
      '\0',
      '=1',
      'x'.repeat(50),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 120 }), fc.integer({ min: 1, max: 40 }), async (pieces, size) => {
        try {
          const { lines, tally } = await readAll(inputOf(HEADING + pieces.join(''), size), MAPPING)
          const left = [...tally.leftOut.values()].reduce((sum, each) => sum + each.rows, 0)
          const mapped = tally.rows - tally.rejected - tally.blankRows - left
          expect(mapped).toBe(tally.lines + tally.emptyAmounts)
          expect(lines.every((line) => Number.isFinite(line.amount) && /^\d{4}$/.test(line.year))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(PledgebookError)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('records', () => {
  it('are read back as they were written, however the text is cut', () => {
    const field = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';') })
    const record = fc.array(field, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (records, size) => {
        const text = records.map((fields) => fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        const parser = new DelimitedRecords({ delimiter: ',', quote: '"' })
        const found = []
        for (let at = 0; at < text.length; at += size) found.push(...parser.push(text.slice(at, at + size)).records)
        found.push(...parser.push('', true).records)
        expect(found).toEqual(records)
      }),
    )
  })
})
