// The documentation as pages and files: texts of the repository, and what program and book say of themselves.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book } from '../src/book/book.js'
import { VERSION } from '../src/operations/version.js'
import { formatDay } from '../src/terms/day.js'
import { bookPages } from './build-docs-book.js'
import { errorsPage } from './build-docs-errors.js'
import { laidOut, type Site } from './build-docs-html.js'
import type { BuiltPage, DocPage } from './build-docs-page.js'
import { allQuestions, answerSchema, questionPages } from './build-docs-questions.js'

/** An entry of `docs/site.json`: a text, or pages made by the program. */
interface Entry {
  readonly section: string
  /** Files in Markdown, from the root of the repository. */
  readonly texts?: readonly string[]
  readonly made?: readonly ('questions' | 'book' | 'errors' | 'library')[]
}

const titleOf = (markdown: string) => /^# (.+)$/m.exec(markdown)?.[1]?.replace(/\s*\{#.*\}$/, '') ?? ''

function textPage(root: string, section: string, source: string): DocPage {
  const markdown = readFileSync(join(root, source), 'utf8')
  const path = source.startsWith('docs/')
    ? source.slice('docs/'.length).replace(/md$/, 'html')
    : source.toLowerCase().replace(/md$/, 'html')
  return { path, title: titleOf(markdown), section, markdown, source }
}

/** Texts of the documentation in the order of the site, from the root of the repository. */
export function textsOf(root: string): string[] {
  const entries = JSON.parse(readFileSync(join(root, 'docs/site.json'), 'utf8')) as readonly Entry[]
  return entries.flatMap((entry) => entry.texts ?? [])
}

/** The library's exports as one text by TypeDoc, and what it finds wanting: exports without a comment, types that are missing. */
export function librarySaid(root: string): { text: string; wanting: string[] } {
  const out = mkdtempSync(join(tmpdir(), 'pledgebook-api-'))
  try {
    const done = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typedoc/bin/typedoc'), '--treatValidationWarningsAsErrors', 'false', '--out', out],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    )
    const said = `${done.stdout}${done.stderr}`
    if (done.status !== 0) throw new Error(`TypeDoc ended with ${done.status}: ${said}`)
    const wanting = said
      .split('\n')
      .filter((line) => line.includes('[warning]') && !/git remote|\d+ warnings/.test(line))
    return { text: readFileSync(join(out, 'README.md'), 'utf8'), wanting }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const LIBRARY = [
  '# Library reference',
  '',
  "Made from the program's own comments. `pledgebook` is the entry of Node; `pledgebook/browser` has the same without what needs a disk, and its own `openPledgebook`. How they are used is in [From JavaScript](../javascript.html).",
  '',
].join('\n')

async function madePages(
  kind: NonNullable<Entry['made']>[number],
  section: string,
  root: string,
  book: Book,
  library: string,
) {
  const pages = {
    questions: () => questionPages(),
    book: async () => bookPages(book),
    errors: async () => [errorsPage(join(root, 'src'))],
    library: async (): Promise<DocPage[]> => [
      {
        path: 'reference/library.html',
        title: 'Library reference',
        section,
        markdown: `${LIBRARY}\n${library.replace(/^# .*$/m, '')}`,
        namesAsGitHub: true,
      },
    ],
  }[kind]
  return (await pages()).map((page) => ({ ...page, section }))
}

/** The whole site: laid-out pages, and its other files by name. `library` is the text that `librarySaid` gives. */
export async function docsSite(
  root: string,
  book: Book,
  library: string,
): Promise<{ pages: BuiltPage[]; files: Map<string, string> }> {
  const entries = JSON.parse(readFileSync(join(root, 'docs/site.json'), 'utf8')) as readonly Entry[]
  const pages: DocPage[] = []
  for (const { section, texts = [], made = [] } of entries) {
    pages.push(...texts.map((source) => textPage(root, section, source)))
    for (const kind of made) pages.push(...(await madePages(kind, section, root, book, library)))
  }
  const site: Site = {
    pages,
    foot: `Pledgebook ${VERSION}, book ${book.id}, known to ${formatDay(book.knownTo)}. Code: MIT. Figures: facts of their publishers.`,
    has: (file) => existsSync(join(root, file)),
  }
  const built = pages.map((page) => laidOut(page, site))
  const files = new Map([
    [
      'site.css',
      `${readFileSync(join(root, 'web/style.css'), 'utf8')}\n${readFileSync(join(root, 'docs/site/site.css'), 'utf8')}`,
    ],
    ['site.js', readFileSync(join(root, 'docs/site/site.js'), 'utf8')],
    ['search-index.js', `searchIndex(${JSON.stringify(built.flatMap((page) => page.found))})\n`],
  ])
  for (const operation of await allQuestions()) files.set(`schemas/${operation.name}.json`, answerSchema(operation))
  return { pages: built, files }
}
