// Texts in Markdown as markup, so that the page needs no Markdown reader. Headings may name themselves: `## Title {#name}`.
// What is not found in the page's own folder is a text of the repository, such as METHODS.md.
import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { Lexer, Marked, type Tokens } from 'marked'

export interface Heading {
  readonly id: string
  readonly title: string
  /** As in the page, where 1 is the page's own heading. */
  readonly depth: number
}

const NAMED = /\s*\{#([\w-]+)\}$/

function named(text: string): { title: string; id: string } {
  const title = text.replace(NAMED, '').replaceAll('`', '')
  const own = NAMED.exec(text)?.[1]
  return { title, id: own ?? title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-') }
}

/** The word that an entry of a glossary is about, as a name for addresses. */
const wordId = (cell: Tokens.TableCell) => `word-${named(/\*\*(.+?)\*\*/.exec(cell.text)?.[1] ?? cell.text).id}`

export interface MarkupOptions {
  /** How many levels headings go down: 1 where the page has a heading of its own above the text. */
  readonly down?: number
  /** The name of a heading that does not name itself; refusing two of one name unless it is given. */
  readonly nameOf?: (title: string, others: readonly Heading[]) => string
  /** A block of code as markup. */
  readonly code?: (block: Tokens.Code) => string
}

/** A text as markup, and its headings. Throws where two headings have one name. */
export function markedUp(
  text: string,
  { down = 1, nameOf, code }: MarkupOptions = {},
): { markup: string; headings: Heading[] } {
  const headings: Heading[] = []
  const marked = new Marked({
    renderer: {
      ...(code === undefined ? {} : { code }),
      heading({ text: said, depth }) {
        const { title, ...own } = named(said)
        const id = nameOf?.(title, headings) ?? own.id
        if (headings.some((h) => h.id === id)) throw new Error(`two headings are named ${id}`)
        headings.push({ id, title, depth: depth + down })
        const inner = this.parser.parseInline(Lexer.lexInline(said.replace(NAMED, '')))
        return `<h${depth + down} id="${id}" tabindex="-1">${inner}</h${depth + down}>\n`
      },
      table({ header, rows }) {
        const inner = (cell: Tokens.TableCell) => this.parser.parseInline(cell.tokens)
        // Words and what they mean.
        if (header[0]?.text === 'word')
          return `<dl>${rows
            .map(
              ([word, meaning]) =>
                word &&
                meaning &&
                `<div id="${wordId(word)}" tabindex="-1"><dt>${inner(word)}</dt><dd>${inner(meaning)}</dd></div>`,
            )
            .join('\n')}</dl>\n`
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${inner(cell)}</${tag}>`).join('')}</tr>`
        return `<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((r) => row(r, 'td')).join('')}</tbody></table>\n`
      },
    },
  })
  // A number and its per cent stay on one line.
  return { markup: marked.parse(text, { async: false }).replace(/(\d) %/g, '$1\u00a0%'), headings }
}

/** Lets the page import such texts. */
export const markdown: Plugin = {
  name: 'markdown',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.md$/ }, ({ path, resolveDir }) => {
      const own = resolve(resolveDir, path)
      return { path: existsSync(own) ? own : resolve(basename(path)) }
    })
    onLoad({ filter: /\.md$/ }, ({ path }) => ({
      contents: JSON.stringify(markedUp(readFileSync(path, 'utf8'))),
      loader: 'json',
      watchFiles: [path],
    }))
  },
}
