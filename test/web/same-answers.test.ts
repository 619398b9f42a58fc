import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ASKED, type Asked, bytesOf, printed, typed } from './asked-both-ways.js'
import { answerInPage, closeBrowser, describeInBrowser, lendToPage, openPage } from './page.js'

/** The question of an explanation stands in its answer, where the command line has filled in what is usual. */
function asFilledIn({ operation, input }: Asked, answered: string): object {
  if (operation !== 'explain' || answered.startsWith('refused')) return input
  return { ...input, arguments: (JSON.parse(answered) as { arguments: object }).arguments }
}

/** Where two texts part, and what each says there. */
function firstDifference(here: string, there: string): object | undefined {
  if (here === there) return undefined
  const at = [...here].findIndex((sign, i) => sign !== there[i])
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120)
  return { at, page: around(here), commandLine: around(there) }
}

describeInBrowser('the page and the command line', () => {
  let page: Page
  beforeAll(async () => {
    page = (await openPage('standing')).page
  })
  afterAll(closeBrowser)

  it('are asked fifty questions, of which few are refused', async () => {
    expect(ASKED.length).toBeGreaterThanOrEqual(50)
    expect(new Set(ASKED.map((q) => q.operation)).size).toBe(15)
  })

  let refused = 0
  for (const [i, asked] of ASKED.entries())
    it(`give one text, byte for byte: ${i + 1}, ${asked.operation} ${JSON.stringify(asked.input).slice(0, 150)}`, async () => {
      for (const file of asked.files) await lendToPage(page, asked.operation, file, bytesOf(file))
      const there = await printed(asked)
      const here = await answerInPage(page, asked.operation, asFilledIn(asked, there))
      expect(firstDifference(here, there), (await typed(asked)).join(' ')).toBeUndefined()
      if (here.startsWith('refused')) refused += 1
      else expect(here).toMatch(/^\{\n {2}"schema": "urn:pledgebook:schema:/)
    })

  it('answer nearly all of them', () => {
    expect(refused).toBeLessThan(10)
  })
})
