// A slider of the cost view, in the page as it is built: from the step of the slider to the new picture in the document.
const STEPS = 60
const WARM = 15
/** 32 allies × 10 years × 10,000 draws. */
const QUESTION = 'cost?area=NATO&from=2025&draws=10000'
const SLIDERS = { 'the share to reach': 'Share of GDP', 'growth of GDP': 'Real growth', 'the due year': 'Reached by' }

const part = (xs, at) => [...xs].sort((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(xs.length * at))]

/** Moves a slider a step at a time and waits each time for the picture that belongs to it; milliseconds of each step. */
async function steps(page, label, count) {
  return page.evaluate(
    async ([name, most]) => {
      const input = [...document.querySelectorAll('.slider label')]
        .find((l) => l.textContent.startsWith(name))
        .querySelector('input')
      const drawings = document.querySelector('.drawings')
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
      const took = []
      let up = true
      for (let i = 0; i < most; i++) {
        const before = drawings.querySelector('svg').outerHTML
        const now = Number(input.value)
        const step = Number(input.step)
        if (now + step > Number(input.max) - step / 2) up = false
        if (now - step < Number(input.min) + 3 * step) up = true
        const start = performance.now()
        set.call(input, String(now + (up ? step : -step)))
        input.dispatchEvent(new Event('input', { bubbles: true }))
        await new Promise((resolve) => {
          const seen = () => {
            if (drawings.querySelector('svg')?.outerHTML === before) return false
            watch.disconnect()
            resolve()
            return true
          }
          const watch = new MutationObserver(seen)
          watch.observe(drawings, { childList: true, subtree: true })
        })
        took.push(performance.now() - start)
        // As a hand does: not all at once, and the page may paint.
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 10)))
      }
      return took
    },
    [label, count],
  )
}

/** Of each slider the milliseconds of its steps, and the longest task of the page itself meanwhile, 0 for none over 50 ms. */
export async function sliderSteps(browser, folder) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(`file://${folder}/index.html#${QUESTION}`)
  await page.waitForSelector('.drawings svg', { timeout: 120_000 })
  // What is loaded for later is not of this measure.
  await page.waitForSelector('html[data-settled]', { state: 'attached', timeout: 120_000 })
  await page.evaluate(() => {
    globalThis.busiest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.busiest = Math.max(globalThis.busiest, duration)
    }).observe({ type: 'longtask' })
  })
  const sliders = []
  for (const [name, label] of Object.entries(SLIDERS)) {
    await steps(page, label, WARM)
    const took = await steps(page, label, STEPS)
    sliders.push({ name, median: part(took, 0.5), ninetieth: part(took, 0.9), fastest: Math.min(...took) })
  }
  const busiest = await page.evaluate(() => globalThis.busiest)
  await context.close()
  return { sliders, busiest }
}
