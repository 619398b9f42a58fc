// npm run screenshots -- [VIEW...]: pictures of each view at phone and desktop size, light and dark, into dist/screenshots.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'

const OUT = process.env.PLEDGEBOOK_SHOTS ?? 'dist/screenshots'
const PAGE = `file://${resolve(process.env.PLEDGEBOOK_WEB ?? 'dist/web', 'index.html')}`
/** Places worth looking at: a name and what follows # in the address. */
const PLACES = {
  standing: 'standing',
}
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
      await page.waitForSelector('main[data-ready], main svg, main .notice', { timeout: 20_000 }).catch(() => undefined)
      await page.waitForTimeout(600)
      await page.screenshot({ path: `${OUT}/${name}-${size}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
await browser.close()
console.log(`${OUT}: looked at ${asked.length > 0 ? asked.join(', ') : Object.keys(PLACES).join(', ')}`)
