/** Controls and what no XML file may hold, line breaks and tabs apart. */
const NOT_ALLOWED = /(?![\n\t])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
/** Overrides that turn the direction of all that follows, beyond the text they stand in. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Somebody's text without control characters and overrides of direction. Not yet escaped. */
export function tame(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(NOT_ALLOWED, ' ').replace(OVERRIDES, '')
}

/** A text that is safe inside an element and inside an attribute in double quotes. */
export function safeText(text: string): string {
  return tame(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
}

/** An element. Attributes are escaped, undefined ones left out; children are markup. Without children it is closed at once. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${safeText(value)}"`]))
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** An address that a page may link to: of the web, without a user's name. Null for any other. */
export function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\/[^\s"'<>@\\]{1,2000}$/.test(text) ? text : null
}
