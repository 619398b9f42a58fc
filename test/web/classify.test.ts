import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { MADE_UP_BUDGET, MADE_UP_RULES } from '../../web/samples/made-up-budget.js'
import { classified } from '../operations/classify-desk.js'
import { closeBrowser, type Device, describeInBrowser, openPage, seriousFindings } from './page.js'

const SLOW = 60_000
const SAMPLE = 'classify?ledger=made-up-budget.csv'
const LEAD = '.classify .lead'

afterAll(closeBrowser)

/** The answer that other doors give for the made-up budget. */
async function elsewhere(more: object = {}): Promise<ClassifyAnswer> {
  const files = { 'made-up-budget.csv': MADE_UP_BUDGET, 'made-up.yaml': MADE_UP_RULES }
  return classified(
    { ledger: 'made-up-budget.csv', mapping: undefined, rules: 'made-up.yaml', engine: 'typescript', ...more },
    files,
  )
}

const give = (page: Page, name: string, content: string | Uint8Array) =>
  page.setInputFiles('#classify-input', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content as string),
  })

/** The numbers of a part in the table of the year shown. */
async function partRow(page: Page, part: string): Promise<string[]> {
  const table = page
    .locator('table')
    .filter({ has: page.locator('caption:has-text("spending less revenue")') })
    .last()
  const row = table.locator(`tbody tr:has(th:text-is("${part}"))`)
  return (await row.locator('td').allInnerTexts()).map((text) => text.trim())
}

describeInBrowser('what counts, on the page', () => {
  it.each<Device>(['desktop', 'phone'])(
    'answers for the made-up budget as everywhere, on a %s',
    async (device) => {
      const { page, faults } = await openPage('classify', device)
      await page.click('text=Try a made-up budget')
      await page.waitForSelector(LEAD)
      const answer = await elsewhere()
      const core = answer.byPart.find((p) => p.part === 'core' && p.period === '2025')
      expect((await partRow(page, 'core'))[0]).toBe(
        new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1 }).format((core?.central ?? 0) / 1e6),
      )
      await page.waitForSelector('svg#classify-treemap')
      await page.waitForSelector('svg#classify-newmoney')
      expect(await page.textContent(LEAD)).toContain('33.96 billion core')
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await seriousFindings(page)).toEqual([])
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it(
    'takes a correction of a column, and the address holds it',
    async () => {
      const { page, faults } = await openPage('classify')
      await give(page, 'mine.csv.gz', gzipSync(MADE_UP_BUDGET))
      await page.waitForSelector('text=This is a guess')
      await page.selectOption('[aria-label="What the column Ministry is"]', 'none')
      await page.waitForSelector('text=Read as you corrected it.')
      await page.fill('input[placeholder=EUR]', 'nok')
      await page.keyboard.press('Tab')
      await page.waitForURL(/map=/)
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('input[placeholder=EUR]')?.value === 'NOK',
      )
      await page.selectOption('label:has-text("Rule set") select', 'norway')
      await page.waitForSelector(LEAD)
      expect(await page.textContent(LEAD)).toMatch(/^Norway, outturn 2025/)
      const place = new URL(page.url()).hash.slice(1)
      const other = await openPage(place)
      await other.page.waitForSelector('text=This link is about the file mine.csv.gz')
      // When nothing else is on its way that would draw the page anew: the address stays as it was.
      await other.page.waitForTimeout(2_000)
      await give(other.page, 'mine.csv.gz', gzipSync(MADE_UP_BUDGET))
      await other.page.waitForSelector(LEAD)
      expect(await other.page.textContent(LEAD)).toBe(await page.textContent(LEAD))
      expect([...faults, ...other.faults]).toEqual([])
    },
    SLOW,
  )

  it(
    'says what is wrong with changed rules, line by line, and carries right ones in the address',
    async () => {
      const { page, faults } = await openPage(SAMPLE)
      await page.waitForSelector(LEAD)
      await page.click('text=Read and change a copy')
      await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('made-up'))
      const text = await page.inputValue('textarea')
      const wrong = text.replace('ministry: Ministry of Defence', 'minister: Ministry of Defence')
      await page.fill('textarea', wrong)
      await page.click('text=Apply')
      await page.waitForSelector('text=Correct the rules first.')
      const line = wrong.split('\n').findIndex((l) => l.includes('minister:')) + 1
      await page.click(`button:has-text("Line ${line}")`)
      const chosen = await page.evaluate(() => {
        const area = document.querySelector('textarea')
        return area?.value.slice(area.selectionStart, area.selectionEnd)
      })
      expect(chosen).toContain('minister:')
      expect(await page.inputValue('textarea')).toBe(wrong)
      await page.fill('textarea', text.replace('central: 0.5, high: 1', 'central: 1, high: 1'))
      await page.click('text=Apply')
      await page.waitForSelector('text=The rules are right; 2 of their 2 tests pass.')
      await page.waitForFunction((was) => document.querySelector('.classify .lead')?.textContent !== was, '')
      const other = await openPage(new URL(page.url()).hash.slice(1))
      await other.page.waitForSelector(LEAD)
      await page.waitForFunction(() =>
        document.querySelector('.classify .lead')?.textContent?.includes('7.173 billion'),
      )
      expect(await other.page.textContent(LEAD)).toBe(await page.textContent(LEAD))
      expect([...faults, ...other.faults]).toEqual([])
    },
    SLOW,
  )

  it(
    'leaves a rule out, tells what that changes, and saves every line with its rule',
    async () => {
      const { page, faults } = await openPage(`${SAMPLE}&off=bridge`)
      await page.waitForSelector('text=What if: without bridge.')
      const answer = await elsewhere({ off: 'bridge' })
      expect(answer.unmatched.lines).toBe(3)
      await page.waitForSelector('text=3 lines that no rule decides')
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.click('text=Save every line with its rule (CSV)'),
      ])
      const written = readFileSync(await saved.path(), 'utf8')
      expect(written.split('\n').filter((l) => l !== '')).toHaveLength(39)
      const [rejected] = await Promise.all([page.waitForEvent('download'), page.click('text=Save rejected rows (CSV)')])
      expect(readFileSync(await rejected.path(), 'utf8')).toContain('Military hospital')
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it(
    'stops a long reading and starts it again',
    async () => {
      const { page, faults } = await openPage('classify')
      const [heading = '', ...rows] = MADE_UP_BUDGET.split('\n').filter((l) => l !== '')
      await give(page, 'long.csv', `${heading}\n${`${rows.join('\n')}\n`.repeat(8_000)}`)
      await page.click('button:text-is("Stop")')
      await page.waitForSelector('text=Stopped.')
      await page.click('button:text-is("Start again")')
      await page.waitForSelector('text=312,000 rows became 304,000 lines; 8,000 could not be read.')
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it.each([
    ['a picture', 'photo.csv', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)],
    ['an empty file', 'empty.csv', ''],
    ['a workbook that is cut off', 'cut.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3)],
    ['gzip that is cut off', 'cut.csv.gz', gzipSync(MADE_UP_BUDGET).subarray(0, 300)],
    ['Parquet', 'ledger.parquet', 'PAR1 and more'],
    ['a letter', 'letter.txt', 'Dear reader,\nthis is no budget.\n'],
  ])(
    'refuses %s in words, and goes on',
    async (_, name, content) => {
      const { page, faults } = await openPage('classify')
      await give(page, name, content)
      await page.waitForSelector('.notice[role=alert]')
      const said = await page.textContent('.notice[role=alert]')
      expect(said).not.toMatch(/report this|undefined|\[object/)
      await page.click('text=Try a made-up budget')
      await page.waitForSelector(LEAD)
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it.each(['classify?ledger=made-up-budget.csv&own=x.y.z&map=%%%&rules=nobody&stage=never', 'classify?tab=sideways'])(
    'bears the mangled address %s',
    async (hash) => {
      const { page, faults } = await openPage(hash)
      await page.waitForTimeout(1500)
      expect(await page.textContent('.classify')).toContain('The budget')
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it(
    'shows three readings of the capped part, and one country by address',
    async () => {
      const { page, faults } = await openPage('classify?tab=readings', 'phone')
      await page.waitForSelector('svg#readings')
      expect(await page.textContent(LEAD)).toContain('Of 25 countries with figures for 2020')
      await page.selectOption('label:has-text("Country") select', 'NOR')
      await page.waitForURL(/area=NOR/)
      await page.waitForFunction(() =>
        document.querySelector('.classify .lead')?.textContent?.startsWith('Norway, 2020'),
      )
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await seriousFindings(page)).toEqual([])
      expect(faults).toEqual([])
    },
    SLOW,
  )
})
