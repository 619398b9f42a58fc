import { PledgebookError } from '../../src/terms/fault.js'
import type { Made } from './makers.js'
import { pictureOf } from './picture.js'
import { all, parseXml, textOf } from './xml.js'

export const drawn = (made: Made, options: Partial<Parameters<Made['chart']>[0]> = {}) =>
  pictureOf(made.chart({ id: 'a', ...options }))
const classes = (made: Made) => drawn(made).elements.flatMap((e) => (e.attributes.get('class') ?? '').split(' '))
export const count = (made: Made, name: string) => classes(made).filter((c) => c === name).length
export const said = (made: Made) => drawn(made).texts.map((t) => t.text)
export const described = (made: Made) => textOf(drawn(made).elements.find((e) => e.name === 'desc')!)
export const rows = (made: Made) =>
  all(parseXml(`<div>${made.table()}</div>`))
    .filter((e) => e.name === 'tr')
    .map((row) =>
      all(row)
        .filter((e) => e.name === 'th' || e.name === 'td')
        .map(textOf),
    )

export function refusal(run: () => unknown): PledgebookError {
  try {
    run()
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
