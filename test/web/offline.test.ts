import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { answerInPage, closeBrowser, describeInBrowser, openPage, settled, WEB } from './page.js'
import { npmStart, plainHost, type Served } from './servers.js'

/** Questions to each of the page's workers, by its name. */
const QUESTIONS: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  first: [['standing', { goal: 'wales-2014.spending', period: '2019', asOf: '2019-07-01' }]],
  history: [
    ['revisions', { goal: 'wales-2014.spending', area: 'NATO', period: '2024' }],
    ['definitions', { area: 'DEU' }],
  ],
  classify: [['readings', { period: '2020' }]],
  cost: [['cost', { area: 'CAN', draws: 200 }]],
  plan: [['plan', { area: 'ESP', maxGrowth: 9 }]],
  // Asked by the views that use them.
  check: [],
  files: [],
}

/** Files of the page's worker, which with the page itself are all that there is. */
const partsOf = (folder: string) =>
  [...readFileSync(join(folder, 'sw.js'), 'utf8').matchAll(/'(parts\/[^']+)'/g)].map((m) => m[1] ?? '')

/** Views or workers of the page as it was built. */
const built = (kind: 'view' | 'worker') =>
  partsOf(WEB).flatMap((file) => new RegExp(`^parts/${kind}-(.*)\\.\\w+\\.js$`).exec(file)?.[1] ?? [])

/** Goes to every view as a person does, and asks every worker something. */
async function everything(page: Page): Promise<void> {
  for (const view of ['standing', ...built('view')]) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#${view}`)
    await page.waitForSelector('main article h1', { timeout: 10_000 })
    await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null)
    expect(await page.locator('main [role="alert"]').allTextContents(), view).toEqual([])
  }
  for (const worker of ['first', ...built('worker')])
    for (const [operation, question] of QUESTIONS[worker] ?? expect.fail(`no question to the worker ${worker}`))
      expect(await answerInPage(page, operation, question), operation).toMatch(/^\{\n {2}"schema"/)
  await page.goto(page.url().replace(/#.*/, '#check'))
  await page.fill('#story', 'Poland spent 4.12% of its GDP on defence in 2024, NATO said on July 10, 2024.')
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.waitForSelector('.checked mark')
}

describeInBrowser('the page with the network cut', () => {
  afterAll(closeBrowser)
  const copy = () => {
    const folder = mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
    cpSync(WEB, folder, { recursive: true })
    return folder
  }

  const places: [string, () => Promise<Served>][] = [
    ['from npm start', () => npmStart('--port', '0')],
    ['from a plain host, in a folder of its own', () => plainHost(() => WEB)],
    [
      'from a folder that is gone by then',
      async () => {
        const folder = copy()
        return { base: `file://${folder}/`, end: async () => rmSync(folder, { recursive: true }) }
      },
    ],
  ]
  it.each(places)('answers everything, %s', async (_name, serve) => {
    const { base, end } = await serve()
    const { page, faults } = await openPage('standing', 'desktop', base)
    await settled(page)
    await page.context().setOffline(true)
    await end()
    await everything(page)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says so, and tries again, where a part was not had before', async () => {
    const { base, end } = await plainHost(() => WEB)
    const { page } = await openPage('standing', 'desktop', base)
    await page.context().setOffline(true)
    await page.locator('header nav a[href="#check"]').click()
    await page.getByText('cannot be fetched').waitFor()
    await page.context().setOffline(false)
    await page.locator('header nav a[href="#methods"]').click()
    await page.locator('header nav a[href="#check"]').click()
    await page.waitForSelector('#story')
    await page.context().close()
    await end()
  })

  /** The browser's own worker holds the page from now on. */
  const kept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const keeps = (page: Page) => page.evaluate(async () => (await caches.keys()).length)
  const buildOf = (page: Page) => page.locator('meta[name="pledgebook-build"]').getAttribute('content')

  it.each(places.slice(0, 2))('opens again on another day, %s', async (_name, serve) => {
    const { base, end } = await serve()
    const { page: first } = await openPage('standing', 'desktop', base)
    await settled(first)
    await kept(first)
    const context = first.context()
    await first.close()
    await end()
    for (const address of [`${base}index.html#methods?at=prices`, base, `${base}#check`]) {
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(address)
      await page.waitForSelector('main article h1')
      if (address.endsWith('#check')) await everything(page)
      expect(faults).toEqual([])
      await page.close()
    }
    await context.close()
  })

  it('is never a mixture of two builds, and forgets the older one', async () => {
    const old = copy()
    const next = copy()
    // Another build: its page, its worker, and one of its parts differ.
    const views = partsOf(next).find((file) => file.startsWith('parts/view-methods')) ?? ''
    const renamed = views.replace(/\.\w+\.js$/, '.0123456789.js')
    const part = readFileSync(join(next, views), 'utf8')
    rmSync(join(next, views))
    writeFileSync(join(next, renamed), `${part.trimEnd()};globalThis.pledgebookNext = true\n`)
    const build = /content="(\w{10})"/.exec(readFileSync(join(next, 'index.html'), 'utf8'))?.[1] ?? ''
    for (const file of ['index.html', 'sw.js']) {
      const text = readFileSync(join(next, file), 'utf8')
      const [from, to] = [views, renamed].map((name) => name.slice('parts/'.length, -'.js'.length))
      writeFileSync(join(next, file), text.replaceAll(build, 'f'.repeat(10)).replaceAll(from ?? '', to ?? ''))
    }
    let folder = old
    const { base, end } = await plainHost(() => folder)
    const { page: first } = await openPage('standing', 'desktop', base)
    await settled(first)
    await kept(first)
    const context = first.context()
    folder = next
    // A page that is open goes on with what it holds.
    await everything(first)
    expect(await first.evaluate(() => 'pledgebookNext' in globalThis)).toBe(false)
    // The next visit sees the newer page at once, with its own parts.
    const second = await context.newPage()
    await second.goto(`${base}#methods`)
    await second.waitForSelector('main article h1')
    expect(await buildOf(second)).toBe('f'.repeat(10))
    expect(await second.evaluate(() => 'pledgebookNext' in globalThis)).toBe(true)
    await settled(second)
    await second.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting)
    expect(await keeps(second)).toBe(2)
    await first.close()
    await second.close()
    await end()
    const third = await context.newPage()
    await third.goto(`${base}#standing`)
    await third.waitForSelector('main article h1')
    expect(await buildOf(third)).toBe('f'.repeat(10))
    await everything(third)
    await expect.poll(() => keeps(third)).toBe(1)
    await context.close()
    for (const gone of [old, next]) rmSync(gone, { recursive: true })
  })
})
