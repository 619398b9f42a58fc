import type { Locator } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { closeBrowser, type Device, describeInBrowser, openPage, seriousFindings } from './page.js'

const STORY = `WASHINGTON, July 10, 2024 (Made-up Press) - Twenty-three allies now meet the 2% goal, Jens Stoltenberg said.
Poland spent 4.12% of its GDP on defence this year, and Germany 3.9% in 2023.`

/** What a person sees of an element, its lines and blanks included. */
// biome-ignore lint/performance/useDomNodeTextContent: what is seen is what is asked about.
const seen = (of: Locator): Promise<string> => of.innerText()

describeInBrowser('a story in the page', () => {
  afterAll(closeBrowser)

  async function pasted(device: Device) {
    const opened = await openPage('check', device)
    await opened.page.fill('#story', STORY)
    await opened.page.keyboard.press('Control+Enter')
    await opened.page.waitForSelector('.checked mark')
    return opened
  }

  it.each<Device>(['desktop', 'phone'])(
    'is marked, with a note for each claim and both verdicts, on a %s',
    async (device) => {
      const { page, faults } = await pasted(device)
      const claims = await page.locator('.checked .note').count()
      expect(claims).toBeGreaterThan(2)
      expect(await seen(page.locator('.checked .note').first())).toMatch(/when written[\s\S]*now/)
      expect(await seen(page.locator('.checked'))).toContain('contradicted')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await seriousFindings(page)).toEqual([])
      expect(faults).toEqual([])
    },
  )

  it('is reached by keyboard alone, from a claim to its note and back', async () => {
    const { page } = await pasted('desktop')
    await page.locator('.checked sup a').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('claim-1')
    expect(page.url()).toContain('#check')
  })

  it('stands in a link that somebody else opens', async () => {
    const { page } = await pasted('desktop')
    await page.evaluate(() => {
      // Without a clipboard of the machine the copied text is kept where the test finds it.
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => Object.assign(globalThis, { copied: text }) },
      })
    })
    await page.getByRole('button', { name: 'Copy a link' }).click()
    await page.waitForFunction(() => 'copied' in globalThis)
    const link = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
    const before = await seen(page.locator('.checked'))
    const other = await openPage(link.split('#')[1] ?? '')
    await other.page.waitForSelector('.checked mark')
    expect(await seen(other.page.locator('.checked'))).toBe(before)
  })

  it('is saved as ClaimReview', async () => {
    const { page } = await pasted('desktop')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as ClaimReview' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('claimreview.json')
  })

  it('runs no script that it holds', async () => {
    const { page } = await openPage('check')
    await page.fill(
      '#story',
      '<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script> Poland spent 4.1% of GDP on defence in 2024. <b onclick="harmed=1">',
    )
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.waitForSelector('.checked')
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false)
    expect(await page.locator('.checked img, .checked script').count()).toBe(0)
  })

  it('says kindly that a link was cut off, and keeps the page', async () => {
    const { page } = await openPage('check?text=abc%2Fnot-a-story')
    expect(await seen(page.getByRole('alert'))).toContain('cut off')
    expect(await page.locator('#story').isVisible()).toBe(true)
  })
})
