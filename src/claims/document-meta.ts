/** A day that a document's metadata give, as written, and where. `published` is its own word for its day; `time` is a time in the text. */
export interface MetaDay {
  readonly value: string
  readonly kind: 'published' | 'modified' | 'time'
  /** For a reader: `meta article:published_time`, `JSON-LD datePublished`, `front matter date`. */
  readonly from: string
}

/** What a document says of itself outside its text; null where it says nothing. */
export interface DocumentMeta {
  readonly title: string | null
  readonly days: readonly MetaDay[]
  /** As written, such as `en-GB`. */
  readonly language: string | null
  readonly author: string | null
  readonly site: string | null
}

export const NO_META: DocumentMeta = { title: null, days: [], language: null, author: null, site: null }

const LONGEST = 500
const MOST_DAYS = 50

/** Collects metadata; of each field the first value that is not empty stays. */
export class MetaDraft {
  private readonly fields = new Map<'title' | 'language' | 'author' | 'site', string>()
  private readonly days: MetaDay[] = []

  set(field: 'title' | 'language' | 'author' | 'site', value: string | undefined): void {
    const tidy = value?.slice(0, LONGEST).replace(/\s+/g, ' ').trim()
    if (tidy !== undefined && tidy !== '' && !this.fields.has(field)) this.fields.set(field, tidy)
  }

  addDay(value: string | undefined, kind: MetaDay['kind'], from: string): void {
    const tidy = value?.slice(0, LONGEST).trim()
    if (tidy !== undefined && tidy !== '' && this.days.length < MOST_DAYS) this.days.push({ value: tidy, kind, from })
  }

  finish(): DocumentMeta {
    const field = (name: 'title' | 'language' | 'author' | 'site') => this.fields.get(name) ?? null
    return {
      title: field('title'),
      days: this.days,
      language: field('language'),
      author: field('author'),
      site: field('site'),
    }
  }
}

const PUBLISHED =
  'article:published_time og:article:published_time article:published og:published_time date pubdate publishdate publish-date publish_date published publication_date publicationdate originalpublicationdate dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created dc.date.created parsely-pub-date sailthru.date article.published citation_publication_date citation_online_date datepublished date.issued cxenseparse:recs:publishtime'
const MODIFIED =
  'article:modified_time og:updated_time article:modified og:article:modified_time last-modified lastmod dcterms.modified dc.date.modified datemodified article.updated revised'

export const PUBLISHED_NAMES: ReadonlySet<string> = new Set(PUBLISHED.split(' '))
export const MODIFIED_NAMES: ReadonlySet<string> = new Set(MODIFIED.split(' '))
