import { afterAll, expect, it } from 'vitest'
import { closeBrowser, describeInBrowser, openPage, seriousFindings } from './page.js'

const SLOW = 60_000
const PATH = 'year,share\n2026,2.8\n2028,3.5\n2035,4\n'

afterAll(closeBrowser)

describeInBrowser("the reader's own, on the page", () => {
  it(
    'draws a path from a file, and the link carries it',
    async () => {
      const { page, faults } = await openPage('cost?area=DEU&more=true&path=file&draws=0')
      const give = (text: string) =>
        page.setInputFiles('.own-file input', { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      await give(PATH)
      await page.waitForURL(/pathFile=/)
      await page.waitForFunction(() => document.querySelector('.lead')?.textContent?.includes('4.00 %'))
      const other = await openPage(new URL(page.url()).hash.slice(1), 'phone')
      await other.page.waitForSelector('.lead')
      expect(await other.page.textContent('.lead')).toBe(await page.textContent('.lead'))
      expect(await seriousFindings(other.page)).toEqual([])
      await give('year,share\n2026,2.8\n2028,lots\n')
      await page.waitForSelector('text=lots')
      expect(await page.textContent('[role=alert]')).toContain('line 3')
      const cut = await openPage(new URL(page.url()).hash.slice(1, -8))
      await cut.page.waitForSelector('text=A file in this link was cut off')
      expect([...faults, ...other.faults, ...cut.faults]).toEqual([])
    },
    SLOW,
  )

  it(
    'keeps what a story says of an ally, and forgets it',
    async () => {
      const { page, faults } = await openPage('check?published=2025-06-26')
      await page.fill('textarea', 'Poland spent 4.12% of its GDP on defence in 2024, the minister said.')
      await page.click('text=Check it')
      await page.waitForSelector('.checked mark')
      await page.click('text=Keep its claims')
      await page.waitForSelector('text=Kept;')
      await page.goto(`${page.url().split('#')[0]}#ally?area=POL`)
      await page.waitForSelector('h2:has-text("What was said")')
      const section = page.locator('section:has(h2:text-is("What was said"))')
      expect(await section.textContent()).toContain('4.12% of its GDP on defence in 2024”')
      expect(await section.textContent()).toContain('26 June 2025')
      expect(await seriousFindings(page)).toEqual([])
      await section.getByText('Forget this story').click()
      await page.waitForSelector('text=No story kept in this browser speaks of Poland.')
      expect(faults).toEqual([])
    },
    SLOW,
  )

  it(
    'shows who carries the total, each number with its cell',
    async () => {
      const { page, faults } = await openPage('standing')
      await page.click('text=Who carries the total')
      const table = page.locator('table').filter({ hasText: '% of all spending' })
      await table.locator('data[data-at="/split/0/ofTotal"]').click()
      await page.getByRole('button', { name: 'Why this number?' }).click()
      await page.getByRole('dialog').getByText('part of the spending').first().waitFor()
      expect(faults).toEqual([])
    },
    SLOW,
  )
})
