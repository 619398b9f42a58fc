import { type AnswerContext, type CitedEdition, datasetOf, titleOf } from './answer-context.js'

/** A work to be cited: the answer itself, or an edition it was made from. */
interface Work {
  readonly key: string
  readonly title: string
  readonly author: string
  /** ISO day. */
  readonly issued: string
  readonly publisher: string
  readonly version: string | undefined
  readonly url: string | undefined
  readonly note: string
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/

/** Letters that keys of every citation format allow. */
function keyOf(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

function editionWork(edition: CitedEdition, { around }: AnswerContext): Work {
  const dataset = datasetOf(edition.id, around)
  const publisher = dataset?.publisher ?? edition.id.split('/')[0] ?? edition.id
  const copy = edition.copy === 'transcription' ? ' Read from a transcription.' : ''
  return {
    key: keyOf(edition.id),
    title: edition.title,
    author: publisher,
    issued: edition.publishedOn ?? edition.id.split('/')[1] ?? '',
    publisher,
    version: undefined,
    url: edition.url ?? dataset?.url,
    note: `Edition ${edition.id}.${copy}`,
  }
}

/** The answer, then its editions. */
function worksOf(context: AnswerContext): Work[] {
  const { answer, operation } = context
  const own: Work = {
    key: keyOf(`pledgebook-${operation}-${answer.book.id}-${answer.asOf}`),
    title: titleOf(context),
    author: 'The Pledgebook maintainers',
    issued: answer.book.knownTo,
    publisher: 'Pledgebook',
    version: `${answer.tool.version}, book ${answer.book.id}`,
    url: undefined,
    note: answer.citation.text,
  }
  return [own, ...answer.citation.editions.map((edition) => editionWork(edition, context))]
}

const TEX: Readonly<Record<string, string>> = {
  // BibTeX counts braces even where TeX would print them.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text that BibTeX and TeX read as it is; lines and braces would end the field. */
function tex(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\~^{}$&#%_]/g, (sign) => TEX[sign] ?? `\\${sign}`)
}

/** An address in a field of its own, where TeX's signs are not escaped but braces and blanks may not stand. */
function texUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, encodeURIComponent)
}

/** BibTeX: the answer and each of its editions, titles kept in their case. */
export function bibtex(context: AnswerContext): string {
  return worksOf(context)
    .map(({ key, title, author, issued, publisher, version, url, note }) => {
      const [, year, month, day] = ISO_DAY.exec(issued) ?? []
      const fields: (readonly [string, string | undefined])[] = [
        ['title', `{${tex(title)}}`],
        ['author', `{${tex(author)}}`],
        ['year', year],
        ['month', month && String(Number(month))],
        ['day', day && String(Number(day))],
        ['publisher', tex(publisher)],
        ['version', version && tex(version)],
        ['url', url && texUrl(url)],
        ['note', tex(note)],
      ]
      const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}}`]))
      return `@misc{${key},\n${lines.join(',\n')}\n}\n`
    })
    .join('\n')
}

/** CSL-JSON as reference managers and pandoc read it: an array of data sets. */
export function cslJson(context: AnswerContext): object[] {
  return worksOf(context).map(({ key, title, author, issued, publisher, version, url, note }) => {
    const parts = ISO_DAY.exec(issued)?.slice(1).map(Number)
    return {
      id: key,
      type: 'dataset',
      title,
      author: [{ literal: author }],
      ...(parts && { issued: { 'date-parts': [parts] } }),
      publisher,
      ...(version && { version }),
      ...(url && { URL: url }),
      note,
    }
  })
}

/** RIS: lines of a tag and a value, one record a work. */
export function ris(context: AnswerContext): string {
  const line = (tag: string, value: string | undefined) =>
    value === undefined ? '' : `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`
  return worksOf(context)
    .map(({ key, title, author, issued, publisher, version, url, note }) => {
      const [, year, month, day] = ISO_DAY.exec(issued) ?? []
      return [
        line('TY', 'DATA'),
        line('ID', key),
        line('TI', title),
        line('AU', author),
        line('PY', year),
        line('DA', year && `${year}/${month}/${day}`),
        line('PB', publisher),
        line('ET', version),
        line('UR', url),
        line('N1', note),
        'ER  - \r\n',
      ].join('')
    })
    .join('\r\n')
}
