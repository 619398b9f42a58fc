import { type MetaDraft, MODIFIED_NAMES, PUBLISHED_NAMES } from './document-meta.js'

type Attributes = ReadonlyMap<string, string>

/** Takes what a `<meta>` element says of the document. */
export function readMetaElement(attributes: Attributes, meta: MetaDraft): void {
  const content = attributes.get('content')
  const written = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop')
  const name = written?.toLowerCase() ?? ''
  if (PUBLISHED_NAMES.has(name)) meta.addDay(content, 'published', `meta ${written}`)
  else if (MODIFIED_NAMES.has(name)) meta.addDay(content, 'modified', `meta ${written}`)
  else if (name === 'og:site_name' || name === 'application-name') meta.set('site', content)
  else if (name === 'author' || name === 'article:author' || name === 'dc.creator' || name === 'parsely-author')
    meta.set('author', content)
  else if (name === 'og:title' || name === 'twitter:title') meta.set('title', content)
  else if (name === 'og:locale') meta.set('language', content?.replace('_', '-'))
  else if (attributes.get('http-equiv')?.toLowerCase() === 'content-language') meta.set('language', content)
}

/** Takes the day of an element that carries one: `<time datetime>`, `itemprop="datePublished"`. */
export function readTimed(element: string, attributes: Attributes, meta: MetaDraft): void {
  const item = attributes.get('itemprop')?.toLowerCase()
  const value = attributes.get('datetime') ?? attributes.get('content')
  if (item === 'datepublished') meta.addDay(value, 'published', 'itemprop datePublished')
  else if (item === 'datemodified') meta.addDay(value, 'modified', 'itemprop dateModified')
  else if (element === 'time')
    meta.addDay(attributes.get('datetime'), attributes.has('pubdate') ? 'published' : 'time', 'time element')
}

const ARTICLE =
  /^(?:\w{0,30}Article|BlogPosting|Report|\w{0,20}Posting|PressRelease|\w{0,20}Statement|WebPage|Speech|CreativeWork|ClaimReview)$/
const MOST_NODES = 5000
const LONGEST_DATA = 1_000_000

type Linked = Readonly<Record<string, unknown>>

function isLinked(value: unknown): value is Linked {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return first
  return isLinked(first) && typeof first.name === 'string' ? first.name : undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Takes days, title, author and site of the first article that a JSON-LD script describes; what is no JSON says nothing. */
export function readLinkedData(json: string, meta: MetaDraft): void {
  if (json.length > LONGEST_DATA) return
  const queue: unknown[] = [parsed(json)]
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i]
    if (Array.isArray(node)) for (const item of node.slice(0, MOST_NODES)) queue.push(item)
    if (!isLinked(node)) continue
    const type = textOf(node['@type']) ?? ''
    if (ARTICLE.test(type) && textOf(node.datePublished) !== undefined) {
      meta.addDay(textOf(node.datePublished), 'published', 'JSON-LD datePublished')
      meta.addDay(textOf(node.dateModified), 'modified', 'JSON-LD dateModified')
      meta.set('title', textOf(node.headline))
      meta.set('author', textOf(node.author))
      meta.set('site', textOf(node.publisher))
      meta.set('language', textOf(node.inLanguage))
      return
    }
    queue.push(node['@graph'], node.mainEntity, node.mainEntityOfPage)
  }
}
