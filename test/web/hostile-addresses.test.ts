import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, describeInBrowser, openPage } from './page.js'

const SCRIPT = '<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script>'
const script = encodeURIComponent(SCRIPT)
const VIEWS = ['standing', 'ally', 'cost', 'classify', 'check', 'methods']

/** Addresses as they arrive: cut off, mangled by messengers, of another day, made to do harm. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'cut off or mangled': [
    '%',
    '?',
    '??',
    '&&&',
    '=',
    'standing?goal=%E0%A4%A',
    'standing?goal=hague-2025.core&amp;period=2026',
    'standing?goal=hague-2025.core?period=2026',
    'standing%3Fgoal%3Dhague-2025.core',
    '/standing/?period=2024',
    'STANDING',
    ' standing',
    'standing?period=2024%20%20',
    'check?text=H4sIAAAAAAAA',
    'check?text=%00%00',
    'methods?at=',
    'methods?at=there-is-none',
  ],
  'of what is not there': [
    'nothing-here',
    'standing?goal=paris-2030.trees',
    'standing?period=1066',
    'standing?period=twenty',
    'standing?asOf=2099-01-01',
    'standing?asOf=1999-01-01',
    'standing?area=XXX',
    'ally?area=ATLANTIS',
    'ally?area=POL&period=1066',
    'cost?area=XXX',
    'cost?area=CAN&by=1900',
    'cost?area=CAN&target=-5',
    'cost?area=CAN&target=1e999',
    'cost?area=CAN&growth=NaN&draws=1e12',
    'classify?rules=../../../etc/passwd',
  ],
  'with names that programs use themselves': [
    '__proto__',
    'constructor',
    'toString?__proto__=1',
    'standing?__proto__=x&constructor=y&toString=z',
    'standing?goal=__proto__',
    'ally?area=constructor',
    'methods?at=main',
    'methods?at=page',
    'methods?at=__proto__',
  ],
  'with scripts': [
    script,
    SCRIPT,
    `javascript:globalThis.harmed=1`,
    ...VIEWS.map((view) => `${view}?area=${script}&goal=${script}&period=${script}&at=${script}&rules=${script}`),
    `standing?asOf=${script}`,
    `standing?sort=${script}`,
    `check?published=${script}&language=${script}&text=${script}`,
    `methods?at=%22%5D%3B${script}`,
  ],
  huge: [
    'x'.repeat(100_000),
    `standing?goal=${'y'.repeat(100_000)}`,
    `check?text=${'A'.repeat(200_000)}`,
    `standing?${Array.from({ length: 5000 }, (_, i) => `n${i}=${i}`).join('&')}`,
    `methods?at=${'%F0%9F%92%A3'.repeat(5000)}`,
  ],
}

describeInBrowser('addresses that nobody can follow', () => {
  let page: Page
  let faults: readonly string[]
  let before = 0
  beforeAll(async () => {
    ;({ page, faults } = await openPage('standing'))
  })
  afterAll(closeBrowser)

  /** Waits until the page is at rest, with something on it. */
  const rest = () =>
    page.waitForFunction(
      () =>
        document.querySelector('main h1, main [role="alert"]') !== null &&
        document.querySelector('main [aria-busy="true"]') === null &&
        (document.querySelector('main')?.textContent ?? '').trim().length > 40,
      undefined,
      { timeout: 20_000 },
    )

  for (const [kind, addresses] of Object.entries(ADDRESSES))
    describe(kind, () => {
      it.each(addresses.map((a) => [a.length > 90 ? `${a.slice(0, 90)}… (${a.length})` : a, a]))(
        'gives a friendly page at #%s',
        async (_shown, address) => {
          before = faults.length
          await page.evaluate((hash) => {
            location.hash = hash
          }, address)
          await rest()
          expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false)
          expect(await page.locator('main img, main script, main a[href^="javascript:"]').count()).toBe(0)
          for (const text of await page.locator('main [role="alert"]').allTextContents()) {
            expect(text.trim().length).toBeGreaterThan(20)
            expect(text.length).toBeLessThan(1500)
            expect(text).not.toMatch(/undefined|\[object|TypeError|Cannot read|not a function|at https?:|stack/)
          }
          expect(faults.slice(before)).toEqual([])
        },
      )
    })

  it('are left behind by one click', async () => {
    before = faults.length
    for (const address of ['nothing-here', 'standing?period=1066', 'methods?at=nowhere']) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, address)
      await rest()
      await page.locator('header a.mark').click()
      await page.waitForSelector('main .chart svg')
      expect(await page.locator('main [role="alert"]').count()).toBe(0)
    }
    await page.goBack()
    await rest()
    expect(faults.slice(before)).toEqual([])
  })

  it('are no worse when the page is opened with them', async () => {
    for (const address of ['%', `standing?goal=${script}`, 'nothing-here', `check?text=${'A'.repeat(30_000)}`]) {
      const opened = await openPage('standing')
      await opened.page.goto('about:blank')
      await opened.page.goto(`${page.url().replace(/#.*/, '')}#${address}`)
      await opened.page.waitForSelector('main h1, main [role="alert"]')
      expect(await opened.page.evaluate(() => 'harmed' in globalThis)).toBe(false)
      expect(opened.faults).toEqual([])
      await opened.page.context().close()
    }
  })
})
