import { afterAll, expect, it } from 'vitest'
import { closeBrowser, type Device, describeInBrowser, openPage, seriousFindings, theBrowser } from './page.js'
import { npmStart } from './servers.js'

describeInBrowser('the first view', () => {
  afterAll(closeBrowser)

  it('needs nothing but the page itself', async () => {
    const { base, end } = await npmStart('--port', '0')
    const page = await (await theBrowser()).newPage()
    await page.route('**/parts/**', (route) => route.abort())
    await page.goto(base)
    await page.waitForSelector('main .chart svg')
    await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null)
    expect(await page.locator('main .lead').first().textContent()).toMatch(/\d+ of \d+|\d+ allies/)
    expect(await page.locator('main .chart table').first().count()).toBe(1)
    expect(await page.locator('main [role="alert"]').count()).toBe(0)
    await page.close()
    await end()
  })

  it.each<Device>(['desktop', 'phone'])('shows the answer, its chart and its table, on a %s', async (device) => {
    const { page, faults } = await openPage('', device)
    await page.waitForSelector('main .chart svg')
    expect(await page.locator('main h1').count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('leads to every question at the top, by keyboard alone', async () => {
    const { page, faults } = await openPage('standing')
    const links = await page.locator('header nav a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(links.length).toBe(5)
    for (const link of links) {
      await page.locator(`header nav a[href="${link}"]`).focus()
      await page.keyboard.press('Enter')
      await page.waitForSelector('main article h1', { timeout: 10_000 })
      expect(new URL(page.url()).hash).toBe(link)
      expect(await page.locator('header nav a[aria-current="page"]').getAttribute('href')).toBe(link)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('keeps the colours and the numbers that a reader chose', async () => {
    const { base, end } = await npmStart('--port', '0')
    const { page } = await openPage('standing', 'desktop', base)
    await page.getByLabel('Colours').selectOption('dark')
    await page.getByLabel('Numbers as in').selectOption('de-DE')
    await page.reload()
    await page.waitForSelector('main .chart svg')
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark')
    expect(await page.getByLabel('Numbers as in').inputValue()).toBe('de-DE')
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
    await page.context().close()
    await end()
  })

  it('says without JavaScript what it needs', async () => {
    const { base, end } = await npmStart('--port', '0')
    const context = await (await theBrowser()).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(base)
    expect(await page.locator('noscript').textContent()).toContain('command line')
    await context.close()
    await end()
  })
})
