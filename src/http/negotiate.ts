import { type Format, formatsOf } from '../operations/answer-file.js'
import { EXPORT_TYPES } from './export-file.js'
import { refusal } from './problem.js'

/** Pages whole in themselves; the tables of charts are pieces of a page, and given only where nothing else would do. */
const WHOLE_PAGES = ['check', 'report']

interface Wish {
  readonly type: string
  readonly q: number
}

function wishesOf(accept: string): Wish[] {
  return accept
    .split(',')
    .slice(0, 50)
    .map((part): Wish => {
      const [type = '', ...rest] = part.split(';').map((word) => word.trim().toLowerCase())
      const q = rest.find((word) => word.startsWith('q='))
      const given = q === undefined ? 1 : Number(q.slice(2))
      return { type, q: Number.isFinite(given) ? Math.min(Math.max(given, 0), 1) : 0 }
    })
    .filter(({ type }) => /^[^/\s]+\/[^/\s]+$/.test(type))
}

const bare = (type: string) => (type.split(';')[0] ?? '').trim()

/** How much a media type is wished for: by the range that names it most closely, as RFC 9110 has it. */
function wished(wishes: readonly Wish[], type: string): number {
  const ranges = [bare(type), `${type.split('/')[0]}/*`, '*/*']
  for (const range of ranges) {
    const found = wishes.find((wish) => wish.type === range)
    if (found) return found.q
  }
  return 0
}

/** A way to write an answer, as it is offered here. */
export interface Offer {
  readonly name: string
  readonly type: string
  readonly extension: string
  readonly says: string
}

/** The observations as a file; as JSON too, but then by its own field `format`, since the answer itself is JSON. */
const EXPORTS: readonly Offer[] = Object.entries(EXPORT_TYPES)
  .filter(([name]) => name !== 'json')
  .map(([name, type]) => ({ name, type, extension: name, says: 'the observations as a file' }))

/** The ways to write the answer of an operation over HTTP, the usual one first. */
export function offersOf(operation: string): readonly Offer[] {
  const formats: readonly Format[] = formatsOf(operation)
  return operation === 'export' ? [...formats.filter(({ name }) => name === 'json'), ...EXPORTS] : formats
}

function notAcceptable(offers: readonly Offer[]): Error {
  const list = offers.map(({ name, type }) => `${bare(type)} (format=${name})`)
  return refusal(
    406,
    'accept',
    'the answer is not written in any form that Accept names',
    `forms are: ${list.join(', ')}`,
  )
}

/**
 * The form of an answer: as `format` names it, else what Accept wishes for most, JSON where it does not mind. Throws
 * 406 `accept` and 400 `format.unknown`, each with the list.
 */
export function chosenFormat(operation: string, format: string | undefined, accept: string | undefined): Offer {
  const offers = offersOf(operation)
  if (format !== undefined) {
    const named = offers.find(({ name }) => name === format)
    if (named) return named
    const list = [...new Set(offers.map(({ name }) => name))].join(', ')
    throw refusal(400, 'format.unknown', `no format "${format.slice(0, 60)}" of ${operation}`, `formats are: ${list}`)
  }
  const said = wishesOf(accept ?? '')
  // Where no word of it is a media type, nothing was wished for.
  const wishes = said.length > 0 ? said : wishesOf('*/*')
  const rated = offers
    .map((offer) => ({ offer, q: wished(wishes, offer.type), piece: isPiece(operation, offer) }))
    .filter(({ q }) => q > 0)
  const [best] = rated.sort((a, b) => Number(a.piece) - Number(b.piece) || b.q - a.q)
  if (best === undefined) throw notAcceptable(offers)
  return best.offer
}

function isPiece(operation: string, offer: Offer): boolean {
  return offer.name === 'html' && !WHOLE_PAGES.includes(operation)
}
