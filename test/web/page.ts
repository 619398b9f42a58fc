import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { build } from 'esbuild'
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
  // On a busy machine what is typed while an answer is on its way may come late; what fails twice is broken.
  describe.skipIf(!there)(name, { retry: 1 }, tests)
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

/** Waits until the page holds all that it needs to go on without a network. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('html[data-settled]', { state: 'attached', timeout: 60_000 })
}

/** The one way in which answers are written, to be used in the page as it is on the command line. */
let encoder: Promise<string> | undefined
async function builtEncoder(): Promise<string> {
  const entryPoints = [resolve(import.meta.dirname, '../../src/terms/canonical-json.ts')]
  const built = await build({ entryPoints, bundle: true, format: 'iife', globalName: 'encoder', write: false })
  return `${built.outputFiles[0]?.text};globalThis.encoder = encoder`
}

interface InPage {
  readonly encoder?: { readonly canonicalJson: (value: unknown) => string }
  readonly pledgebookModules: {
    readonly 'web/desk/desk.ts': {
      readonly answer: (name: string, input: object) => Promise<unknown>
      readonly explain: (name: string, input: object, at: string) => Promise<unknown>
      readonly lend: (name: string, file: string, blob: Blob) => Promise<void>
    }
  }
}

/** What the page's own program answers, as the one JSON text of it; `refused: CODE` where it says why not. */
export async function answerInPage(page: Page, operation: string, input: object): Promise<string> {
  encoder ??= builtEncoder()
  if (!(await page.evaluate(() => 'encoder' in globalThis))) await page.evaluate(await encoder)
  return page.evaluate(
    async ([name, question]) => {
      const { pledgebookModules, encoder } = globalThis as unknown as InPage
      const desk = pledgebookModules['web/desk/desk.ts']
      try {
        if (name !== 'explain') return encoder?.canonicalJson(await desk.answer(name, question)) ?? ''
        const of = question as { readonly operation: string; readonly arguments: object; readonly at: string }
        return encoder?.canonicalJson(await desk.explain(of.operation, of.arguments, of.at)) ?? ''
      } catch (error) {
        const { problem } = error as { problem?: { code: string } }
        if (problem === undefined) throw error
        return `refused: ${problem.code}`
      }
    },
    [operation, input] as const,
  )
}

/** Hands the page a file as if the person had dropped it. */
export async function lendToPage(page: Page, operation: string, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    async ([of, file, base64]) => {
      const desk = (globalThis as unknown as InPage).pledgebookModules['web/desk/desk.ts']
      await desk.lend(of, file, new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]))
    },
    [operation, name, bytes.toString('base64')] as const,
  )
}
