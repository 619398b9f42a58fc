const BLANKS = /[\s\u00a0\u202f]+/gu

/** A text on one line, without blanks around it. */
export function tidy(text: string): string {
  return text.replace(BLANKS, ' ').trim()
}

/**
 * Names of columns as mappings write them: blanks joined, an empty heading as `column 8` (from 1), and the second and
 * later of one name as `Titel (2)`.
 */
export function columnNames(headings: readonly string[]): string[] {
  const taken = new Set<string>()
  return headings.map((heading, i) => {
    const plain = tidy(heading.replace(/^\ufeff/, '')) || `column ${i + 1}`
    let name = plain
    for (let n = 2; taken.has(name); n++) name = `${plain} (${n})`
    taken.add(name)
    return name
  })
}

/**
 * Headings of several lines as one: an upper line's text holds for the empty cells to its right (merged cells), the
 * last line's does not. Texts of one column are joined by a blank.
 */
export function joinHeadings(lines: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  const parts: string[][] = Array.from({ length: width }, () => [])
  lines.forEach((line, at) => {
    let spanning = ''
    for (let column = 0; column < width; column++) {
      const own = tidy(line[column] ?? '')
      if (own !== '') spanning = own
      const text = at < lines.length - 1 ? spanning : own
      if (text !== '' && parts[column]?.at(-1) !== text) parts[column]?.push(text)
    }
  })
  return parts.map((texts) => texts.join(' '))
}

/**
 * Whether a column's name fits a mapping's, in which `{year}` stands for four digits. The year is empty where the
 * mapping names none.
 */
export function matchColumn(pattern: string, name: string): { year: string } | undefined {
  const at = pattern.indexOf('{year}')
  if (at < 0) return pattern === name ? { year: '' } : undefined
  const before = pattern.slice(0, at)
  const after = pattern.slice(at + 6)
  if (name.length !== before.length + 4 + after.length || !name.startsWith(before) || !name.endsWith(after))
    return undefined
  const year = name.slice(at, at + 4)
  return /^\d{4}$/.test(year) ? { year } : undefined
}

/** Columns that one of two headings has and the other has not, in any order; a year in a name stands for every year. */
export function differingColumns(
  names: readonly string[],
  like: readonly string[],
): { more: string[]; fewer: string[] } {
  const yearless = (name: string) => name.replace(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/gu, '{year}')
  const without = (some: readonly string[], others: readonly string[]) => {
    const known = new Set(others.map(yearless))
    return some.filter((name) => !known.has(yearless(name)))
  }
  return { more: without(names, like), fewer: without(like, names) }
}
