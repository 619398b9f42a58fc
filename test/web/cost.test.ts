import { afterAll, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.js'
import { closeBrowser, type Device, describeInBrowser, type Opened, openPage, seriousFindings } from './page.js'

async function opened(hash: string, device: Device = 'desktop'): Promise<Opened> {
  const there = await openPage(hash, device)
  await there.page.waitForSelector('.five')
  await there.page.waitForSelector('.drawings svg')
  return there
}

/** The five figures of a scenario as they are written, in order. */
const figures = ({ page }: Opened) =>
  page.locator('.scenario').first().locator('.five > div > dd > .figure').allInnerTexts()

/** Moves a slider by keys, as a person does, and waits for the picture that follows. */
async function slid({ page }: Opened, label: string, key: string, times = 1): Promise<void> {
  const picture = () => page.evaluate(() => document.querySelector('.drawings svg')?.outerHTML)
  const before = await picture()
  const slider = page.getByRole('slider', { name: label })
  await slider.focus()
  for (let i = 0; i < times; i++) await page.keyboard.press(key)
  await page.waitForFunction((was) => document.querySelector('.drawings svg')?.outerHTML !== was, before)
}

const billions = (amount: { value: number; scale: number; currency: string }) =>
  `${Number(`${amount.value}e${amount.scale - 9}`).toFixed(1)} billion ${amount.currency}`

describeInBrowser('a cost in the page', () => {
  afterAll(closeBrowser)

  it.each<Device>(['desktop', 'phone'])('is told in numbers, words and pictures, on a %s', async (device) => {
    const there = await opened('cost?area=CAN', device)
    const { page, faults } = there
    const answer = JSON.parse(runCli(['cost', '--area', 'CAN', '--json']).stdout)
    const { total, years } = answer
    const all = [years.at(-1).level, total.inTargetYear, total.cumulative, total.average, total.yearlyStep]
    expect(await figures(there)).toEqual(all.map(billions))
    expect(await page.locator('.lead').textContent()).toContain(
      'Canada would go from 2.13 % of GDP in 2026 (an estimate)',
    )
    expect(await page.locator('.drawings svg').count()).toBe(2)
    expect(await page.getByRole('heading', { name: 'What it does to public debt' }).count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('is drawn anew at every step of a slider, and the address has what was set', async () => {
    const there = await opened('cost?area=CAN')
    const { page } = there
    const before = await figures(there)
    await slid(there, 'Share of GDP to reach', 'ArrowRight', 3)
    await slid(there, 'Reached by', 'ArrowLeft', 2)
    await slid(there, 'Real growth of GDP', 'ArrowRight')
    await page.waitForFunction(() => location.hash.includes('growth='))
    expect(page.url()).toMatch(/area=CAN&by=2033&growth=1\.6&target=3\.8/)
    const after = await figures(there)
    expect(after).not.toEqual(before)
    const other = await opened(page.url().split('#')[1] ?? '')
    expect(await figures(other)).toEqual(after)
    await page.getByRole('button', { name: 'reset to as projected' }).click()
    await page.waitForFunction(() => !location.hash.includes('growth='))
  })

  it('stands beside a second one, on one scale', async () => {
    const there = await opened('cost?area=DEU')
    const { page, faults } = there
    await page.getByRole('button', { name: 'Compare with a second scenario' }).click()
    const second = page.locator('.scenario').nth(1)
    await second.locator('.five').waitFor()
    await second.getByRole('combobox', { name: 'For' }).selectOption('FRA')
    await page.waitForFunction(() => document.querySelectorAll('.scenario .lead')[1]?.textContent?.startsWith('France'))
    expect(page.url()).toContain('b.area=FRA')
    const axes = () =>
      page
        .locator('.scenario')
        .evaluateAll((all) =>
          all.map((scenario) =>
            [...scenario.querySelectorAll('.drawings svg')].map((svg) =>
              [...svg.querySelectorAll('text[text-anchor="end"]')]
                .map((t) => t.textContent)
                .filter((t) => /^[\d,.]+$/.test(t ?? '')),
            ),
          ),
        )
    await expect.poll(async () => (await axes()).map(([level]) => level?.at(-1))).toEqual(['250', '250'])
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove the second scenario' }).click()
    await second.waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('b.')
    expect(faults).toEqual([])
  })

  it('is planned under limits, which say when they bind and when they cannot be kept', async () => {
    const { page, faults } = await opened('cost?area=ITA')
    await page.getByRole('button', { name: 'Find a path', exact: true }).click()
    await page.getByText('There is such a path').waitFor({ timeout: 60_000 })
    const growth = page.getByRole('textbox', { name: 'Most real growth of spending' }).last()
    await growth.fill('9')
    await growth.press('Enter')
    await page.getByText('spending grows by at most 9 % a year in real terms: at the limit').waitFor()
    expect(page.url()).toContain('p.maxGrowth=9')
    await growth.fill('2')
    await growth.press('Enter')
    await page.getByText('There is no such path').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('says of every number where it comes from', async () => {
    const { page } = await opened('cost?area=CAN')
    await page.locator('.five > div:nth-child(3) .number').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('extra of every year after the start, summed').first().waitFor()
    await dialog.getByText('299,204.144861').first().waitFor()
  })

  it('of an address that makes no sense says so, and loses nothing', async () => {
    const { page, faults } = await openPage('cost?area=Narnia&by=soon&target=x')
    await page.getByRole('alert').waitFor()
    expect(page.url()).toContain('area=Narnia')
    await page.getByRole('button', { name: 'Start this question anew' }).click()
    await page.waitForSelector('.five')
    expect(faults).toEqual([])
  })
})
