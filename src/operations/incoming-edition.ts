import type { Book } from '../book/book.js'
import type { Dataset } from '../sources/layout.js'
import { parseDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Copy, Edition, Observation } from '../terms/observation.js'
import { yearOf } from '../terms/period.js'

/** What a reader made of an incoming file. */
export interface Incoming {
  readonly observations: readonly Observation[]
  readonly basis: string | undefined
  readonly constantPrices: string | undefined
  readonly kind: Copy['kind']
}

/** The day of publication: as told, else that of a held edition read from these very bytes. Throws `input` `import.noDay`. */
export function dayOf(
  book: Book,
  dataset: Dataset,
  hash: string,
  told: string | undefined,
  today: string | undefined,
): string {
  const known = book.facts.editions.find(
    (e) => e.dataset === dataset.id && e.copies.some((c) => c.files.some((f) => f.sha256 === hash)),
  )
  const day = told === undefined ? known?.publishedOn : parseDay(told, '--published')
  if (day === undefined)
    throw new PledgebookError(
      'input',
      'import.noDay',
      'the file does not say on which day it was published',
      'add --published 2027-06-30: the day the publisher made it public, not the day it was saved',
    )
  if (known && known.publishedOn !== day)
    throw new PledgebookError(
      'input',
      'import.held',
      `this very file is held as ${known.id}, published on ${known.publishedOn}, not on ${day}`,
      'an edition has one day; leave --published out if you only want to see whether it is held',
    )
  if (today !== undefined && day > today)
    throw new PledgebookError(
      'input',
      'import.future',
      `--published is ${day}, but today is ${today}`,
      'nothing can be known before it is published',
    )
  return day
}

/** The edition a file becomes: what the book knew of it, completed by what the file says. */
export function editionFor(
  book: Book,
  dataset: Dataset,
  publishedOn: string,
  incoming: Incoming,
  input: { title?: string | undefined; url?: string | undefined },
): Edition {
  const id = `${dataset.id}/${publishedOn}`
  const known = book.facts.editions.find((e) => e.id === id)
  const years = incoming.observations.map((o) => o.period).sort()
  const constant =
    incoming.constantPrices ??
    incoming.observations.find((o) => o.unit.prices !== null && o.unit.prices !== 'current')?.unit.prices ??
    undefined
  return {
    id,
    dataset: dataset.id,
    publishedOn: parseDay(publishedOn),
    title:
      input.title ??
      known?.title ??
      (dataset.editionTitle ?? dataset.title).replace('{first}', years[0] ?? '').replace('{last}', years.at(-1) ?? ''),
    ...((input.url ?? known?.url) ? { url: input.url ?? known?.url } : {}),
    held: true,
    ...((known?.basis ?? incoming.basis) ? { basis: known?.basis ?? incoming.basis } : {}),
    ...(constant ? { constantPrices: constant } : {}),
    ...(known?.partial && incoming.kind === 'transcription' ? { partial: known.partial } : {}),
    copies: known?.copies ?? [],
  }
}

/** A publisher estimates the year of publication or the next; a day far from that is a slip of the hand. Forecasts may reach further. */
export function refuseOddDay(publishedOn: string, observations: readonly Observation[]): void {
  const known = observations.filter((o) => o.status !== 'forecast')
  if (known.length === 0) return
  const last = known.reduce((latest, o) => Math.max(latest, yearOf(o.period)), 0)
  const year = Number(publishedOn.slice(0, 4))
  if (Math.abs(year - last) > 1)
    throw new PledgebookError(
      'input',
      'import.oddDay',
      `the figures go to ${last}, but --published is ${publishedOn}`,
      'give the day the publisher made this edition public',
    )
}

/** Throws `input` `import.held` or `import.exists`: nothing is overwritten. */
export function refuseIfHeld(edition: Edition, hash: string, kind: Copy['kind']): void {
  const same = edition.copies.find((c) => c.files.some((f) => f.sha256 === hash))
  if (same)
    throw new PledgebookError(
      'input',
      'import.held',
      `the book holds this very file already, as copy "${same.id}" of ${edition.id}`,
      'nothing to do',
    )
  const original = edition.copies.find((c) => c.kind === 'original')
  if (original && kind === 'original')
    throw new PledgebookError(
      'input',
      'import.exists',
      `another original of ${edition.id} is held already (${original.files[0]?.sha256.slice(0, 12)}…)`,
      'if the publisher replaced its file, import it under the day of the replacement with --published; nothing is overwritten',
    )
  if (original && kind === 'transcription')
    throw new PledgebookError(
      'input',
      'import.exists',
      `the original of ${edition.id} is held; a transcription would never be used`,
      'nothing to do',
    )
}
