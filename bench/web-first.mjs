// The first view from a server of this machine, on a processor slowed down four times: when its picture is there, and how
// long the page was ever busy. Chromium slows the page's own thread; workers run as fast as the machine does.
import { staticServer } from '../scripts/static-server.mjs'

const SLOWED = 4
const RUNS = 7

/** Runs in the page before anything else: notes when the first chart stands there, and every long task. */
function watch() {
  const seen = { picture: undefined, tasks: [] }
  globalThis.seen = seen
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver(() => {
    if (seen.picture !== undefined || document.querySelector('main figure svg') === null) return
    seen.picture = 0
    // What is in the document is on the screen after the frame.
    requestAnimationFrame(() => setTimeout(() => (seen.picture = performance.now())))
  }).observe(document, { childList: true, subtree: true })
}

async function once(browser, address, device) {
  const context = await browser.newContext(device)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  await page.addInitScript(watch)
  await page.goto(address)
  await page.waitForFunction(() => globalThis.seen.picture > 0)
  // Long tasks after the picture count as well: what is loaded while the reader reads.
  await page.waitForSelector('html[data-settled]', { state: 'attached', timeout: 60_000 })
  await page.waitForTimeout(500)
  const seen = await page.evaluate(() => globalThis.seen)
  await context.close()
  const longest = (tasks) => Math.max(0, ...tasks.map((t) => t.duration))
  return {
    picture: seen.picture,
    before: longest(seen.tasks.filter((t) => t.startTime <= seen.picture)),
    after: longest(seen.tasks.filter((t) => t.startTime > seen.picture)),
  }
}

const median = (xs) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)]

/** Medians in milliseconds, by device; a task under 50 ms is no long one and counts as 0. */
export async function firstView(browser, folder, devices) {
  const server = staticServer(folder)
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${server.address().port}/`
  try {
    const rows = []
    for (const [name, device] of Object.entries(devices)) {
      await once(browser, address, device)
      const runs = []
      for (let i = 0; i < RUNS; i++) runs.push(await once(browser, address, device))
      const of = (key) => median(runs.map((r) => r[key]))
      rows.push({ name, picture: of('picture'), before: of('before'), after: of('after') })
    }
    return rows
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
