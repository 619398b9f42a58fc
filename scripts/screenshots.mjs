// npm run screenshots -- [VIEW...]: pictures of each view at phone and desktop size, light and dark, into dist/screenshots; of all
// views also those of the README.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'

const OUT = process.env.PLEDGEBOOK_SHOTS ?? 'dist/screenshots'
const PAGE = `file://${resolve(process.env.PLEDGEBOOK_WEB ?? 'dist/web', 'index.html')}`
/** Places worth looking at: a name and what follows # in the address. */
const PLACES = {
  standing: 'standing',
  'standing-then': 'standing?goal=wales-2014.spending&period=2024&asOf=2024-07-01',
  ally: 'ally?area=POL',
  cost: 'cost?area=CAN',
  'cost-group': 'cost?area=NATO',
  classify: 'classify',
  check: 'check',
  methods: 'methods',
  'methods-prices': 'methods?at=prices',
  lost: 'nothing-here',
}
/** Only what is seen at once, where the whole is very long. */
const AT_ONCE = new Set(['methods', 'methods-prices'])
const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
}
mkdirSync(OUT, { recursive: true })
const asked = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
for (const [name, hash] of Object.entries(PLACES))
  for (const [size, device] of Object.entries(SIZES))
    for (const colorScheme of ['light', 'dark']) {
      if (asked.length > 0 && !asked.includes(name)) continue
      const page = await browser.newPage({ ...device, colorScheme })
      page.on('console', (m) => m.type() === 'error' && console.log(`${name} ${size}: ${m.text()}`))
      page.on('pageerror', (e) => console.log(`${name} ${size}: ${e.message}`))
      await page.goto(`${PAGE}#${hash}`)
      await page.waitForSelector('main h1, main .notice', { timeout: 20_000 }).catch(() => undefined)
      await page
        .waitForFunction(() => !document.querySelector('main [aria-busy="true"]'), undefined, { timeout: 20_000 })
        .catch(() => console.log(`${name} ${size}: still at work`))
      await page.waitForTimeout(600)
      await page.screenshot({ path: `${OUT}/${name}-${size}-${colorScheme}.png`, fullPage: !AT_ONCE.has(name) })
      await page.close()
    }
// The two that the README shows.
if (asked.length === 0)
  for (const [name, height] of [
    ['standing', 860],
    ['cost', 1000],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1100, height }, colorScheme: 'light' })
    await page.goto(`${PAGE}#${PLACES[name]}`)
    await page.waitForSelector('main svg', { timeout: 20_000 })
    await page.waitForTimeout(3000)
    await page.screenshot({ path: `web/pictures/${name}.png` })
    await page.close()
  }
await browser.close()
console.log(`${OUT}: looked at ${asked.length > 0 ? asked.join(', ') : Object.keys(PLACES).join(', ')}`)
