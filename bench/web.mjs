// npm run bench:web: the page's budgets, measured in headless Chromium on the page as built.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { firstFile } from './first-file.mjs'
import { firstView } from './web-first.mjs'
import { sliderSteps } from './web-slider.mjs'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const WEB = resolve(process.env.PLEDGEBOOK_WEB ?? 'dist/web')
const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
if (!existsSync(join(WEB, 'index.html'))) fail(`no page at ${WEB}: npm run build`)
if (!existsSync(CHROMIUM)) fail(`no browser at ${CHROMIUM}: install chromium, or set CHROMIUM`)

function print(heading, rows) {
  console.log(`\n${heading}`)
  for (const [what, found, limit] of rows)
    console.log(`  ${what.padEnd(46)}${found.padStart(12)}${limit === undefined ? '' : `   at most ${limit}`}`)
}

const bytes = (n) => `${n.toLocaleString('en')} B`
const ms = (x) => (x === 0 ? 'none' : `${x.toFixed(0)} ms`)

const { total, parts } = firstFile(WEB)
print('First view, compressed', [
  ...parts.map(({ name, bytes: n }) => [name, bytes(n), name === 'figures' ? bytes(80_000) : undefined]),
  ['the file', bytes(total), bytes(200_000)],
])

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  console.log(`\nChromium ${browser.version()}, Node ${process.version}`)
  for (const { name, picture, before, after } of await firstView(browser, WEB, DEVICES))
    print(`First view on a ${name}, page slowed 4 times`, [
      ['first picture', ms(picture), '1000 ms'],
      ['longest task over 50 ms up to it', ms(before), 'none'],
      ['longest task over 50 ms after it', ms(after), 'none'],
    ])
  const { sliders, busiest } = await sliderSteps(browser, WEB)
  print('A step of a slider to the new picture: 32 allies, 10 years, 10,000 draws', [
    ...sliders.flatMap(({ name, median, ninetieth, fastest }) => [
      [`${name}: median, of a frame of 16 ms`, `${(median / 16).toFixed(2)} x`, '3.13 x'],
      [`${name}: median`, `${median.toFixed(1)} ms`, '50 ms'],
      [`${name}: nine in ten within`, `${ninetieth.toFixed(1)} ms`],
      [`${name}: fastest`, `${fastest.toFixed(1)} ms`],
    ]),
    ['longest task of the page over 50 ms', ms(busiest), 'none'],
  ])
} finally {
  await browser.close()
}
