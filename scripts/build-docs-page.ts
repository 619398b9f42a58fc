/** A page of the documentation before it is laid out. */
export interface DocPage {
  /** Address within the site, such as `reference/errors.html`. */
  readonly path: string
  readonly title: string
  /** Heading of the navigation that it stands under. */
  readonly section: string
  /** Its text, beginning with its title as a heading of the first level. */
  readonly markdown: string
  /** The file of the repository that it was read from; absent of pages made from the program and the book. */
  readonly source?: string
  /** Names headings as GitHub does, for texts whose links expect that. */
  readonly namesAsGitHub?: boolean
}

/** A laid-out page with what a search needs of it. */
export interface BuiltPage {
  readonly path: string
  readonly title: string
  readonly html: string
  readonly found: readonly Found[]
}

/** One place that a search can find. */
export interface Found {
  readonly title: string
  readonly heading: string
  readonly at: string
  readonly text: string
}

/** A relative address from one page of the site to another. */
export function between(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to
}

/** A cell of a table in Markdown. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')
}

/** A table in Markdown. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heading), line(heading.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n')
}
