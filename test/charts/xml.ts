/** An element of a parsed document. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
])
const NAME = /[A-Za-z][\w:-]*/y
/** Everything XML 1.0 allows; surrogates only in pairs. */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

function unescaped(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`bare < or > in "${text.slice(0, 80)}"`)
  return text.replace(/&([^;]{0,8};?)/g, (_, entity: string) => {
    const known = entity.endsWith(';') ? ENTITIES.get(entity.slice(0, -1)) : undefined
    if (known === undefined) throw new Error(`"&${entity}" is no entity that charts use`)
    return known
  })
}

/**
 * Reads a document of one element, more strictly than XML asks: only the entities that charts write, no comments,
 * processing instructions or CDATA, attributes in double quotes and each once, every element closed.
 */
export function parseXml(text: string): Element {
  if (!ALLOWED.test(text)) throw new Error('a character that XML does not allow')
  let at = 0
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: "${text.slice(at, at + 60)}"`)
  }
  const name = (): string => {
    NAME.lastIndex = at
    const found = NAME.exec(text)?.[0] ?? fail('a name was expected')
    at += found.length
    return found
  }
  const element = (): Element => {
    at++
    const read: Element = { name: name(), attributes: new Map(), children: [] }
    const attributes = read.attributes as Map<string, string>
    while (text[at] === ' ') {
      at++
      const key = name()
      if (attributes.has(key)) fail(`${key} stands twice`)
      if (text.slice(at, at + 2) !== '="') fail('="  was expected')
      const end = text.indexOf('"', at + 2)
      if (end < 0) fail('an open quote')
      attributes.set(key, unescaped(text.slice(at + 2, end)))
      at = end + 1
    }
    if (text.slice(at, at + 2) === '/>') {
      at += 2
      return read
    }
    if (text[at] !== '>') fail('> was expected')
    at++
    for (;;) {
      const next = text.indexOf('<', at)
      if (next < 0) fail(`${read.name} is not closed`)
      if (next > at) read.children.push(unescaped(text.slice(at, next)))
      at = next
      if (text[at + 1] !== '/') {
        read.children.push(element())
        continue
      }
      at += 2
      if (name() !== read.name) fail(`not the end of ${read.name}`)
      if (text[at] !== '>') fail('> was expected')
      at++
      return read
    }
  }
  if (text[0] !== '<') fail('an element was expected')
  const root = element()
  if (text.slice(at).trim() !== '') fail('something after the end')
  return root
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The element itself and all below it, in document order. */
export function all(element: Element): Element[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))]
}
