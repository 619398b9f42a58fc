import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ROOT } from '../cli/run-cli.js'
import { answerInPage, closeBrowser, type Device, describeInBrowser, openPage, seriousFindings } from './page.js'

const repository = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describeInBrowser('how it is made', () => {
  afterAll(closeBrowser)

  it.each<Device>(['desktop', 'phone'])('is read from top to end, on a %s', async (device) => {
    const { page, faults } = await openPage('methods', device)
    await page.waitForSelector('main table')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    const text = (await page.locator('main').textContent()) ?? ''
    for (const heading of repository('METHODS.md').matchAll(/^## (.+)$/gm)) expect(text).toContain(heading[1])
    for (const word of repository('GLOSSARY.md').matchAll(/^\| \*\*(.+?)\*\*/gm)) expect(text).toContain(word[1])
    expect(await page.locator('main dl > div').count()).toBeGreaterThan(40)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('lists every edition of the book, those that are not held among them', async () => {
    const { page } = await openPage('methods')
    await page.waitForSelector('main table')
    const { editions } = JSON.parse(await answerInPage(page, 'contents', {})) as {
      editions: readonly { id: string; held: boolean }[]
    }
    expect(await page.locator('main .dataset tbody tr').count()).toBe(editions.length)
    const missing = editions.find((e) => !e.held)?.id
    expect(await page.locator(`[id="${missing}"]`).textContent()).toContain('not held')
    await page.context().close()
  })

  it.each(['prices', 'how-sure', 'word-known-to', 'nato.defexp', 'nato.defexp/2026-07-07'])(
    'is opened at %s',
    async (at) => {
      const { page } = await openPage(`methods?at=${encodeURIComponent(at)}`)
      const target = page.locator(`[id="${at}"]`)
      await target.waitFor()
      await expect.poll(async () => (await target.boundingBox())?.y).toBeLessThan(200)
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(at)
      expect(await page.locator('main [role="alert"]').count()).toBe(0)
      await page.context().close()
    },
  )

  it('leads to each of its sections, also twice, and says kindly that there is none', async () => {
    const { page, faults } = await openPage('methods')
    await page.waitForSelector('main table')
    const links = page.locator('main nav a')
    const ids = await links.evaluateAll((all) =>
      all.map((a) => new URLSearchParams(a.getAttribute('href')?.split('?')[1]).get('at') ?? ''),
    )
    expect(ids.length).toBeGreaterThan(40)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(await page.locator(`main .text [id="${id}"]`).count(), id).toBe(1)
    for (let i = 0; i < 2; i++) {
      await links.nth(9).click()
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(ids[9])
      await page.evaluate(() => scrollTo(0, 0))
    }
    await page.evaluate(() => {
      location.hash = 'methods?at=nowhere'
    })
    expect(await page.getByRole('alert').textContent()).toContain('nowhere')
    expect(faults).toEqual([])
    await page.context().close()
  })
})
