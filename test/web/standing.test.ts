import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { closeBrowser, type Device, describeInBrowser, openPage, seriousFindings } from './page.js'

const WAIT = 60_000
const DAY = 'asOf=2026-07-31'
const DEVICES: readonly Device[] = ['desktop', 'phone']

afterAll(closeBrowser)

const chart = (page: Page) => page.locator('article > figure svg')
/** The list with this name; its label holds the choices too. */
const pick = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
/** Waits until a text is there, as a person would. */
const seen = (place: Locator, text: string | RegExp) =>
  place.filter({ hasText: text }).first().waitFor({ timeout: WAIT })
const names = (page: Page) => chart(page).locator('text[data-row]').allTextContents()

describeInBrowser('who stands where', () => {
  it.each(DEVICES)('on a %s: says the answer, draws it and lists it', { timeout: WAIT }, async (device) => {
    const { page, faults } = await openPage(`standing?goal=wales-2014.spending&period=2024&${DAY}`, device)
    await seen(page.locator('.lead'), '17 of 32 members are at 2 % or above in 2024')
    await seen(page.locator('.lead'), 'get there only when rounded')
    await page.locator('table.wide').waitFor()
    expect(await page.locator('table.wide tbody tr').count()).toBe(32)
    expect(await chart(page).locator('circle[data-at]').count()).toBe(31)
    await seen(page.locator('#counts, figure'), '2024')
    await page.locator('svg#histories').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('changes with what is chosen, and keeps it in the address', { timeout: WAIT }, async () => {
    const { page, faults } = await openPage(`standing?goal=wales-2014.spending&period=2024&${DAY}`)
    await page.locator('svg#histories').waitFor()
    await pick(page, 'Order').selectOption({ label: 'by name' })
    await expect.poll(() => names(page)).toSatisfy((found: string[]) => found[0] === 'Albania')
    await pick(page, 'Show').selectOption({ label: 'at the goal' })
    await expect.poll(() => names(page)).toHaveLength(17)
    await pick(page, 'Year').selectOption('2018')
    await seen(page.locator('.lead'), 'in 2018')
    await page.getByRole('button', { name: 'If due now' }).click()
    expect(page.url()).toMatch(/asOf=2026-07-31&by=verdict&goal=wales-2014.spending&order=name&period=2018&show=met$/)
    const asked = page.url()
    await page.goto('about:blank')
    await page.goto(asked)
    await seen(page.locator('.lead'), 'in 2018')
    expect(await pick(page, 'Show').inputValue()).toBe('met')
    expect(faults).toEqual([])
  })

  it('goes back through the editions, past those not held, and says what each changed', { timeout: WAIT }, async () => {
    const { page, faults } = await openPage('standing?goal=wales-2014.spending&period=2024')
    const slider = page.getByRole('slider')
    await slider.waitFor()
    await seen(page.locator('section'), 'Czechia no longer met it')
    await slider.focus()
    await page.keyboard.press('ArrowLeft')
    await seen(page.locator('.lead'), '18 of 32')
    await seen(page.locator('section'), 'From the edition of 17 June 2024 to that of 28 August 2025')
    await page.keyboard.press('ArrowLeft')
    await seen(page.locator('.lead'), '23 of 32')
    expect(page.url()).toContain('asOf=2024-06-17')
    await page.keyboard.press('ArrowLeft')
    await seen(page.locator('.lead'), 'Nobody has published a figure')
    await page.keyboard.press('End')
    await seen(page.locator('.lead'), '17 of 32')
    expect(page.url()).not.toContain('asOf')
    expect(await page.locator('.ticks .unheld').count()).toBeGreaterThan(3)
    expect(faults).toEqual([])
  })

  it('keeps what was asked where it cannot be answered', { timeout: WAIT }, async () => {
    const { page, faults } = await openPage('standing?goal=wales-2014.spending&period=last+year')
    await page.getByRole('alert').waitFor()
    expect(page.url()).toContain('period=last+year')
    expect(await pick(page, 'Goal').inputValue()).toBe('wales-2014.spending')
    await page.getByRole('alert').getByRole('button').click()
    await seen(page.locator('.lead'), 'members are at')
    expect(faults).toEqual([])
  })
})

describeInBrowser('every number', () => {
  it('on a phone: a tap says what it is, and why', { timeout: WAIT }, async () => {
    const { page, faults } = await openPage(`standing?goal=hague-2025.core&period=2026&${DAY}`, 'phone')
    await chart(page).locator('circle[data-at]').nth(3).tap()
    const tip = page.locator('.tip')
    await seen(tip, 'Poland 2026: 4.68 %')
    await seen(tip, 'Table 3/Share of real GDP (%)/Poland/2026e')
    await seen(tip, 'per cent')
    await seen(tip, 'estimate')
    await tip.getByRole('button', { name: 'Why this number?' }).tap()
    const dialog = page.getByRole('dialog')
    await seen(dialog, '7 July 2026')
    expect(await dialog.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\/www\.nato\.int\//)
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).tap()
    await dialog.waitFor({ state: 'detached' })
    await page.locator('h1').tap()
    await tip.waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })

  it('by the keyboard alone, in charts, tables and sentences', { timeout: WAIT }, async () => {
    const { page, faults } = await openPage(`standing?goal=hague-2025.core&period=2026&${DAY}`)
    await page.locator('table.wide').waitFor()
    await page.getByRole('button', { name: 'The numbers of this chart' }).first().focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
    await seen(page.locator('.tip'), 'Estonia 2026: 5.1 %')
    await page.keyboard.press('End')
    await seen(page.locator('.tip'), 'Slovenia 2026: 1.89 percentage points')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('dialog'), 'hague-2025.core')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.locator('.tip').waitFor({ state: 'detached' })
    await page.locator('.lead .number').first().focus()
    await seen(page.locator('.tip'), 'members whose cell is at or above the goal')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('dialog'), 'Lithuania/2026e')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'The numbers of this table' }).last().focus()
    await page.keyboard.press('End')
    await page.locator('.tip').waitFor()
    expect(faults).toEqual([])
  })
})

describeInBrowser('one ally', () => {
  it.each(DEVICES)('on a %s: opened by its name, with all there is', { timeout: 2 * WAIT }, async (device) => {
    const { page, faults } = await openPage('standing?goal=hague-2025.core', device)
    await chart(page).locator('text[data-row]', { hasText: 'Spain' }).click()
    await seen(page.locator('h1'), 'Spain')
    expect(page.url()).toContain('#ally?area=ESP')
    for (const id of ['history', 'revisions', 'drivers', 'equipment', 'personnel', 'definitions'])
      await page.locator(`svg#${id}`).waitFor({ timeout: WAIT })
    await seen(page.locator('.own'), '2.1 %')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    await pick(page, 'The first year by').selectOption({ label: '17 June 2024' })
    await seen(page.locator('svg#drivers'), 'redefined')
    await pick(page, 'Ally').selectOption('DEU')
    await seen(page.locator('h1'), 'Germany')
    await page.goBack()
    await seen(page.locator('h1'), 'Spain')
    expect(faults).toEqual([])
  })

  it('says which there are where none, or one that is unknown, is asked for', { timeout: WAIT }, async () => {
    const { page } = await openPage('ally')
    await seen(page.locator('h1'), 'Which ally?')
    const other = await openPage('ally?area=Atlantis')
    await seen(other.page.getByRole('alert'), 'Atlantis')
  })
})
