// A page of the documentation as HTML that needs nothing but the site's own files.
import { posix } from 'node:path'
import { type BuiltPage, between, type DocPage, type Found } from './build-docs-page.js'
import { type Heading, markedUp } from './markdown.js'

/** Longest text of one place that a search looks through, letters. */
const SEARCHED = 600

export interface Site {
  readonly pages: readonly DocPage[]
  /** Said at the foot of every page. */
  readonly foot: string
  /** Whether the repository has a file; links to what is neither page nor file are refused. */
  readonly has: (file: string) => boolean
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const plain = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

/** Headings named as GitHub names them: what is no word falls away, and names that are taken are counted on. */
function asGitHub(title: string, others: readonly Heading[], anchors: ReadonlySet<string>): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
  const taken = (id: string) => anchors.has(id) || others.some((h) => h.id === id)
  if (!taken(name)) return name
  for (let i = 1; ; i++) if (!taken(`${name}-${i}`)) return `${name}-${i}`
}

/** A block of code; a command's prompt is not selected with it. */
function codeMarkup(lang: string, text: string): string {
  const [kind = ''] = lang.split(' ')
  const file = /file=(\S+)/.exec(lang)?.[1]
  const name = file === undefined ? '' : `<p class="file">${escaped(file)}</p>`
  const body = escaped(text).replace(/^\$ (.*)$/gm, (all, command: string) =>
    kind === 'console' ? `<b><span class="prompt">$ </span>${command}</b>` : all,
  )
  return `${name}<pre tabindex="0"${kind === '' ? '' : ` class="${kind}"`}><code>${body}</code></pre>\n`
}

/** Addresses of texts of the repository as addresses of the site; what is no page of it is said without a link. */
function linked(markup: string, page: DocPage, site: Site): string {
  return markup.replace(
    /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g,
    (all, href: string, rest: string, said: string) => {
      if (/^(https?:|mailto:|#)/.test(href)) return all
      const [path = '', anchor] = href.split('#')
      const hash = anchor === undefined ? '' : `#${anchor}`
      if (page.source === undefined) return `<a href="${path}${hash}"${rest}>${said}</a>`
      const file = posix.normalize(posix.join(posix.dirname(page.source), path))
      const target = site.pages.find((p) => p.source === file || `docs/${p.path.replace(/html$/, 'md')}` === file)
      if (target) return `<a href="${between(page.path, target.path)}${hash}"${rest}>${said}</a>`
      if (site.has(file)) return said
      throw new Error(`${page.source} links to ${href}, which is neither a page nor a file`)
    },
  )
}

/** TypeDoc counts names that it does not write; an address that is not there then means the one without its count. */
function recounted(markup: string): string {
  const ids = new Set([...markup.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]))
  return markup.replace(/href="#([^"]+)-\d+"/g, (all, name: string) =>
    ids.has(all.slice('href="#'.length, -1)) || !ids.has(name) ? all : `href="#${name}"`,
  )
}

function foundIn(page: DocPage, markup: string): Found[] {
  const parts = markup.split(/(?=<h[1-6] id=")/)
  return parts.flatMap((part): Found[] => {
    const heading = /^<h(\d) id="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/.exec(part)
    const text = plain(heading ? part.slice(heading[0].length) : part).slice(0, SEARCHED)
    if (!heading && text === '') return []
    const at = heading && heading[1] !== '1' ? `${page.path}#${heading[2]}` : page.path
    return [{ title: page.title, heading: heading ? plain(heading[3] ?? '') : page.title, at, text }]
  })
}

function navigation(page: DocPage, site: Site): string {
  const sections = [...new Set(site.pages.map((p) => p.section))]
  const item = (p: DocPage) =>
    `<li><a href="${between(page.path, p.path)}"${p.path === page.path ? ' aria-current="page"' : ''}>${escaped(p.title)}</a></li>`
  return sections
    .map((s) => {
      const of = site.pages.filter((p) => p.section === s)
      return `<h2>${escaped(s)}</h2><ul>${of.map(item).join('')}</ul>`
    })
    .join('\n')
}

function neighbours(page: DocPage, site: Site): string {
  const i = site.pages.indexOf(page)
  const link = (p: DocPage | undefined, says: string, rel: string) =>
    p === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="${between(page.path, p.path)}">${says}: ${escaped(p.title)}</a>`
  return `<p class="neighbours">${link(site.pages[i - 1], 'Before', 'prev')}${link(site.pages[i + 1], 'Next', 'next')}</p>`
}

/** On-page contents, where there are at least three sections and not so many that it is a page of its own. */
function contentsOf(headings: readonly Heading[]): string {
  const shown = headings.filter((h) => h.depth === 2)
  if (shown.length < 3 || shown.length > 20) return ''
  const items = shown.map((h) => `<li><a href="#${h.id}">${escaped(h.title)}</a></li>`).join('')
  return `<nav class="contents" aria-label="On this page"><ul>${items}</ul></nav>\n`
}

/** Lays out one page. Throws where it links to nothing, or two of its headings have one name. */
export function laidOut(page: DocPage, site: Site): BuiltPage {
  const anchors = new Set([...page.markdown.matchAll(/<a id="([^"]*)">/g)].map((m) => m[1] ?? ''))
  const { markup, headings } = markedUp(page.markdown, {
    down: 0,
    ...(page.namesAsGitHub
      ? { nameOf: (title: string, others: readonly Heading[]) => asGitHub(title, others, anchors) }
      : {}),
    code: ({ lang, text }) => codeMarkup(lang ?? '', text),
  })
  const text = linked(page.namesAsGitHub ? recounted(markup) : markup, page, site)
    .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
  const [head = '', ...rest] = text.split(/(?<=<\/h1>\n)/)
  const to = (path: string) => between(page.path, path)
  const html = `<!doctype html>
<html lang="en-GB" data-scheme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)} · Pledgebook</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site.css')}">
<script defer src="${to('site.js')}"></script>
</head>
<body data-root="${to('')}">
<a class="skip" href="#text">Skip to the text</a>
<header><a class="mark" href="${to('index.html')}">Pledgebook</a> <span class="motto">Documentation</span>
<form role="search" class="search"><label>Search <input type="search" autocomplete="off" spellcheck="false"></label><ol hidden></ol></form></header>
<div class="columns">
<details class="pages" open><summary>Pages</summary><nav aria-label="Pages">
${navigation(page, site)}
</nav></details>
<main id="text" tabindex="-1">
${head}${contentsOf(headings)}${rest.join('')}
${neighbours(page, site)}
</main>
</div>
<footer><p>${escaped(site.foot)}</p></footer>
</body>
</html>
`
  return { path: page.path, title: page.title, html, found: foundIn(page, text) }
}
