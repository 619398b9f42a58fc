import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { refusals } from '../../scripts/build-docs-errors.js'
import type { BuiltPage } from '../../scripts/build-docs-page.js'
import { allQuestions } from '../../scripts/build-docs-questions.js'
import { docsSite, librarySaid, textsOf } from '../../scripts/build-docs-site.js'
import { ROOT } from '../cli/run-cli.js'
import { openedBook } from '../opened-book.js'

let pages: BuiltPage[] = []
let wanting: string[] = []
let files = new Map<string, string>()
const page = (path: string) => pages.find((p) => p.path === path)?.html ?? ''
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]*)"/g)].map((m) => m[1] ?? ''))

describe('the documentation site', () => {
  beforeAll(async () => {
    const library = librarySaid(ROOT)
    wanting = library.wanting
    const site = await docsSite(ROOT, await openedBook(), library.text)
    pages = site.pages
    files = site.files
  }, 240_000)

  it('says what every export of the library is, and leaves out no type it names', () => {
    expect(wanting).toEqual([])
  })

  it('links only to pages and places that are there', () => {
    const ids = new Map(pages.map((p) => [p.path, idsOf(p.html)]))
    const broken: string[] = []
    let links = 0
    for (const { path, html } of pages)
      for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
        if (/^https?:/.test(href)) continue
        links += 1
        const [to = '', anchor] = href.split('#')
        const target = to === '' ? path : posix.normalize(posix.join(posix.dirname(path), to))
        const there = ids.get(target)
        if (there === undefined ? !files.has(target) : anchor !== undefined && !there.has(decodeURIComponent(anchor)))
          broken.push(`${path}: ${href}`)
      }
    expect(broken).toEqual([])
    expect(links).toBeGreaterThan(pages.length * pages.length)
  })

  it('has one heading of the first level a page, and no two places of one name', () => {
    const wrong = pages.filter(({ html }) => {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((m) => m[1])
      return (html.match(/<h1[ >]/g) ?? []).length !== 1 || new Set(ids).size !== ids.length
    })
    expect(wrong.map((p) => p.path)).toEqual([])
  })

  it('loads nothing from elsewhere', () => {
    for (const { path, html } of pages) {
      const loaded = [...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)].map(
        (m) => m[1] ?? '',
      )
      expect(
        loaded.filter((address) => /^(https?:)?\/\//.test(address)),
        path,
      ).toEqual([])
    }
    for (const name of ['site.css', 'site.js']) expect(files.get(name)).not.toMatch(/https?:|url\(|@import/)
  })

  it('has every text of docs and every question, field and error', async () => {
    const texts = readdirSync(join(ROOT, 'docs')).filter((f) => f.endsWith('.md'))
    expect(textsOf(ROOT)).toEqual(expect.arrayContaining(texts.map((f) => `docs/${f}`)))
    for (const operation of await allQuestions()) {
      const html = page(`reference/${operation.name}.html`)
      const fields = Object.keys((operation.input as unknown as { shape: object }).shape)
      for (const field of fields) expect(html).toContain(`<code>${field}</code>`)
      expect(html).toContain(`<h1 id="${operation.name}"`)
    }
    const codes = refusals(join(ROOT, 'src'))
    expect(codes.get('area.unknown')?.[0]).toMatchObject({ fault: 'notFound', says: 'no area "…"' })
    for (const code of codes.keys())
      expect(page('reference/errors.html')).toContain(`id="${code.replaceAll('.', '-')}"`)
  })

  it('lists every code that the program names beside a kind of fault', () => {
    const codes = refusals(join(ROOT, 'src'))
    const named = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
      .filter((f) => f.endsWith('.ts'))
      .flatMap((f) => [
        ...readFileSync(join(ROOT, 'src', f), 'utf8').matchAll(
          /new PledgebookError\(\s*'(?:input|data|notFound|source|bug)',\s*'([^']+)'/g,
        ),
      ])
      .map((m) => m[1] ?? '')
    expect(named.length).toBeGreaterThan(150)
    expect([...new Set(named)].filter((code) => !codes.has(code))).toEqual([])
  })

  it('finds what is searched for', () => {
    const index = files.get('search-index.js') ?? ''
    const entries = JSON.parse(index.slice('searchIndex('.length, -2)) as { heading: string; at: string }[]
    expect(entries.find((e) => e.heading === 'area.unknown')?.at).toBe('reference/errors.html#area-unknown')
    expect(entries.length).toBeGreaterThan(pages.length)
  })
})
