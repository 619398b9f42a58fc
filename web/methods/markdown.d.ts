/** Texts in Markdown, turned into markup by the build (scripts/markdown.ts). */
declare module '*.md' {
  /** Headings in their order, with the names by which addresses lead to them. */
  export const headings: readonly { readonly id: string; readonly title: string; readonly depth: number }[]
  export const markup: string
}
