import { describe, expect, it } from 'vitest'
import { readDataFacts } from '../../src/book/data-folder.js'
import { identityBreaks } from '../../src/operations/identities.js'
import { checkIdentities } from '../../src/series/identities.js'
import { DATA, openedBook } from '../opened-book.js'

const { facts } = readDataFacts(DATA)
const held = facts.editions.filter((e) => e.held).map((e) => e.id)

async function cellsOf(edition: string) {
  const book = await openedBook()
  return (await book.observations(book.facts.measures.map((m) => m.id))).filter((o) => o.edition === edition)
}

describe.each(held)('the figures of %s', (edition) => {
  it('keep every identity but those that data/errata explains, and each of its entries explains one', async () => {
    const { checked, breaks } = checkIdentities(facts, await cellsOf(edition))
    const explained = facts.errata
      .filter((e) => e.edition === edition)
      .flatMap((e) =>
        e.areas.flatMap((area) => e.periods.map((period) => [e.identity, e.measure, area, period].join(' '))),
      )
    expect(breaks.map((b) => [b.identity, b.measure, b.area, b.period].join(' ')).sort()).toEqual(explained.sort())
    console.log(`${edition}: ${JSON.stringify(checked)}, ${breaks.length} explained`)
    expect(checked.blank).toBeGreaterThan(0)
  })

  it('are broken when one of them is changed', async () => {
    const cells = await cellsOf(edition)
    const numbers = cells.filter((o) => o.value !== null)
    const chosen = numbers.find((o) => o.measure === 'nato.core.share' && o.area === 'GBR') ?? numbers[0]!
    const blank = cells.map((o) => (o === chosen ? { ...o, value: null } : o))
    expect(identityBreaks(facts, cells)).toEqual([])
    expect(identityBreaks(facts, blank)).toMatchObject([{ identity: 'blank', area: chosen.area }])
  })
})

describe('errata', () => {
  it('are about editions that are held', () => {
    expect(facts.errata.map((e) => e.edition).filter((e) => !held.includes(e))).toEqual([])
  })
})
