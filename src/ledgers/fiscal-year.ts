const SPAN = /^(?:FY|AF|EF)?\s*((?:19|20|21)\d{2})\s*[-–/_]\s*(\d{2}|\d{4})$/iu

/**
 * The year a text names: `2024`, `2024.0`, `FY2024`, the year of a day (`2024-03-31`, `31.03.2024`), or of a span such as
 * `2024-25` the one that `take` says. Undefined for anything else, and for a span when `take` is not given.
 */
export function yearOf(text: string, take?: 'first' | 'last'): string | undefined {
  const plain = text.trim()
  if (/^(?:19|20|21)\d{2}$/.test(plain)) return plain
  const span = SPAN.exec(plain)
  if (span && follows(span[1] ?? '', span[2] ?? '')) {
    if (take === undefined) return undefined
    return take === 'first' ? span[1] : String(Number(span[1]) + 1)
  }
  const match =
    /^(?:FY|AF|EF)?\s*((?:19|20|21)\d{2})(?:\.0+)?$/iu.exec(plain) ??
    /^((?:19|20|21)\d{2})(?:[-/.]?(?:0[1-9]|1[0-2]))(?:[-/.]?(?:0[1-9]|[12]\d|3[01]))?(?:[T ].*)?$/u.exec(plain) ??
    /^(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-]((?:19|20|21)\d{2})$/u.exec(plain)
  return match?.[1]
}

/** Whether the second text is the year after the first, in two or four digits. */
function follows(first: string, second: string): boolean {
  return String(Number(first) + 1).endsWith(second)
}
