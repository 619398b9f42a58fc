import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { closeBrowser, DEVICES, describeInBrowser, seriousFindings, theBrowser } from '../web/page.js'

const CODES = ['DEU', 'ISL', 'NATO']
/** A4 less the margins of the page style, in CSS pixels. */
const PRINT_WIDTH = Math.floor(((210 - 30) / 25.4) * 96)
const MOST_PAGES = 6

describeInBrowser('the page of a report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  afterAll(async () => {
    await closeBrowser()
    rmSync(folder, { recursive: true })
  })

  async function written(code: string): Promise<string> {
    const answer = await asked(await openedBook(), 'report', { area: code, asOf: '2026-11-23' })
    const file = join(folder, `${code}.html`)
    writeFileSync(file, answer.forms?.html?.() ?? '')
    return `file://${file}`
  }

  async function opened(code: string, options: object) {
    const page = await (await (await theBrowser()).newContext(options)).newPage()
    const faults: string[] = []
    const asks: string[] = []
    page.on('console', (message) => faults.push(message.text()))
    page.on('request', (request) => asks.push(request.url()))
    const address = await written(code)
    await page.goto(address)
    return { page, faults, asked: asks.filter((url) => url !== address) }
  }

  it.each(CODES)(
    '%s: nothing refused, nothing fetched, nothing serious for those who cannot see, no sideways scrolling',
    async (code) => {
      for (const device of Object.values(DEVICES))
        for (const colorScheme of ['light', 'dark'] as const) {
          const { page, faults, asked: fetched } = await opened(code, { ...device, colorScheme })
          expect(faults).toEqual([])
          expect(fetched).toEqual([])
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          ).toBeLessThanOrEqual(0)
          expect(await seriousFindings(page)).toEqual([])
          await page.context().close()
        }
    },
  )

  it.each(CODES)('%s: prints whole, on a few pages', async (code) => {
    const { page } = await opened(code, { viewport: { width: PRINT_WIDTH, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    const clipped = await page.evaluate((width) => {
      const wide = (e: Element) =>
        e.getBoundingClientRect().right > width + 1 ||
        (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
      return [...document.querySelectorAll('main *:not(svg *)')].filter(wide).map((e) => e.outerHTML.slice(0, 80))
    }, PRINT_WIDTH)
    expect(clipped).toEqual([])
    const overlapping = await page.evaluate(() =>
      [...document.querySelectorAll('.scroll')]
        .filter((e) => e.scrollWidth > e.clientWidth + 1)
        .map((e) => e.textContent?.slice(0, 60)),
    )
    expect(overlapping).toEqual([])
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(1)
    expect(pages).toBeLessThanOrEqual(MOST_PAGES)
    await page.context().close()
  })

  it('is the same page every time', async () => {
    const digest = async () => {
      const answer = await asked(await openedBook(), 'report', { area: 'DEU', asOf: '2026-11-23' })
      return createHash('sha256')
        .update(answer.forms?.html?.() ?? '')
        .digest('hex')
    }
    expect(await digest()).toBe(await digest())
  })
})
