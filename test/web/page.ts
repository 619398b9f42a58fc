import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { describe } from 'vitest'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** The page as built; another build by PLEDGEBOOK_WEB. */
export const WEB = resolve(process.env.PLEDGEBOOK_WEB ?? 'dist/web')

export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>
export type Device = keyof typeof DEVICES

/** Tests in a real browser; skipped with a notice on a machine without one, a failure in CI. */
export function describeInBrowser(name: string, tests: () => void): void {
  const there = existsSync(CHROMIUM)
  if (!there && process.env.CI) throw new Error(`no browser at ${CHROMIUM}; .ci/run installs chromium`)
  if (!there) console.warn(`skipped: ${name} (no browser at ${CHROMIUM}; install chromium or set CHROMIUM)`)
  describe.skipIf(!there)(name, tests)
}

let browser: Promise<Browser> | undefined

/** One browser for all tests of a file. */
export function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/** A page and what went wrong in it: errors of its console and of its scripts. */
export interface Opened {
  readonly page: Page
  readonly faults: readonly string[]
}

/** Opens a place of the page, such as `standing?period=2024`, from its folder or from `base`. */
export async function openPage(hash: string, device: Device = 'desktop', base = `file://${WEB}/`): Promise<Opened> {
  const context = await (await theBrowser()).newContext({ ...DEVICES[device], acceptDownloads: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${base}index.html#${hash}`)
  await page.waitForSelector('main h1')
  return { page, faults }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical in a page as it stands: rule, and the first element that breaks it. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    interface Finding {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly html: string }[]
    }
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }
    const { violations } = await axe.run()
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes[0]?.html}`)
  })
}
