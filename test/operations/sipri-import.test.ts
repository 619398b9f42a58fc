import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Overlay } from '../../src/book/overlay.js'
import type { DefinitionsAnswer } from '../../src/operations/definitions-schema.js'
import { describeWithFolders } from '../shared-data.js'
import { refusalOf } from '../terms/refusal.js'
import { type Home, homeWith } from '../workbooks/overlay-home.js'
import { editionOf } from '../workbooks/world.js'
import { SIPRI_DAY, sipriWorkbook } from '../workbooks/write-sipri.js'
import { asked } from './asked.js'

const NAME = 'SIPRI-Milex-data-1949-2026.xlsx'
let home: Home
beforeAll(async () => {
  home = await homeWith(editionOf('2026-07-07'))
})
afterAll(() => home.remove())

async function imported(overlay: Overlay, bytes: Uint8Array, input: Record<string, unknown>) {
  const files = { read: async () => bytes, write: async () => expect.fail('import writes no file of its own') }
  const library = { place: overlay.root, add: overlay.add.bind(overlay) }
  const { value } = await asked(await overlay.open(), 'import', { file: NAME, ...input }, { files, library })
  return value as Record<string, unknown>
}
const definitionsOf = async (overlay: Overlay, input: Record<string, unknown>) =>
  (await asked(await overlay.open(), 'definitions', input)).value as DefinitionsAnswer

describe("a user's own copy of SIPRI's workbook", () => {
  it('goes into the overlay, and into no other book', async () => {
    const overlay = home.overlay()
    const before = await definitionsOf(overlay, { area: 'POL' })
    expect(before.definitions.map((d) => d.id)).not.toContain('sipri')
    expect(before.notes.join('\n')).toContain('import your own copy')
    const answer = await imported(overlay, await sipriWorkbook(), { dataset: 'sipri.milex', published: SIPRI_DAY })
    expect(answer).toMatchObject({
      edition: `sipri.milex/${SIPRI_DAY}`,
      copy: 'original',
      kind: 'original',
      blank: 0,
      breaks: [],
      flips: [],
      revisions: null,
    })
    const { facts } = await overlay.open()
    expect(facts.editions.find((e) => e.id === `sipri.milex/${SIPRI_DAY}`)).toMatchObject({
      title: 'SIPRI Military Expenditure Database, 2023-2026',
      held: true,
    })
    expect((await home.overlay().open()).id).toBe(home.baseId)
  })

  it("stands beside NATO's figure of the same year, never in its place", async () => {
    const overlay = home.overlay()
    await imported(overlay, await sipriWorkbook(), { dataset: 'sipri.milex', published: SIPRI_DAY })
    const answer = await definitionsOf(overlay, { area: 'POL', period: '2025' })
    const [year] = answer.years
    const nato = year?.values.find((v) => v.definition === 'nato')
    const sipri = year?.values.find((v) => v.definition === 'sipri')
    expect(nato).toMatchObject({ value: 4.25, edition: 'nato.defexp/2026-07-07' })
    expect(sipri).toMatchObject({ edition: `sipri.milex/${SIPRI_DAY}`, cell: expect.stringContaining('Share of GDP!') })
    expect(sipri?.difference).toBeCloseTo((sipri?.value ?? 0) - 4.25, 9)
    expect(answer.notes.join('\n')).not.toContain('import your own copy')
    const then = await definitionsOf(overlay, { area: 'POL', period: '2025', asOf: '2026-11-23' })
    expect(then.years[0]?.values.find((v) => v.definition === 'sipri')?.value).toBeNull()
  })

  it('counts cells that SIPRI marks as unknown, which are no break of anything', async () => {
    const bytes = await sipriWorkbook((drafts) => {
      for (const draft of drafts.slice(1, 4)) draft.put(draft.rowOf('Poland'), 3, 'xxx')
      drafts[1]?.put(drafts[1].rowOf('Poland'), 4, '...')
      drafts[1]?.put(drafts[1].rowOf('Poland'), 5, null)
    })
    const answer = await imported(home.overlay(), bytes, { dataset: 'sipri.milex', published: SIPRI_DAY })
    expect(answer).toMatchObject({ blank: 5, breaks: [{ identity: 'blank', area: 'POL', period: '2026' }] })
  })

  it('is checked again by verify, cell by cell', async () => {
    const overlay = home.overlay()
    const bytes = await sipriWorkbook()
    await imported(overlay, bytes, { dataset: 'sipri.milex', published: SIPRI_DAY })
    const files = { read: async () => bytes, write: async () => expect.fail('verify writes nothing') }
    const { value } = await asked(await overlay.open(), 'verify', { file: NAME }, { files })
    expect(value).toMatchObject({ ok: true, file: { edition: `sipri.milex/${SIPRI_DAY}`, different: 0 } })
  })

  it('without --dataset is refused as no workbook of NATO, with the dataset it may be of', async () => {
    const overlay = home.overlay()
    const bytes = await sipriWorkbook()
    const error = await refusalOf(() => imported(overlay, bytes, { published: SIPRI_DAY }))
    expect(error).toMatchObject({ fault: 'data', code: 'workbook.layout', where: 'workbook' })
    expect(error.hint).toContain('--dataset sipri.milex')
    const named = await refusalOf(() => imported(overlay, bytes, { dataset: 'nato.defexp', published: SIPRI_DAY }))
    expect(named.hint).not.toContain('--dataset sipri.milex')
  })
})

describeWithFolders(['sipri'], "SIPRI's workbook of April 2026, imported", (folder) => {
  it('answers beside NATO, with nothing blank that SIPRI did not mark', async () => {
    const overlay = home.overlay()
    const bytes = new Uint8Array(readFileSync(join(folder, 'sipri/SIPRI-Milex-data-1949-2025_v1.2.xlsx')))
    const input = { dataset: 'sipri.milex', published: '2026-04-27' }
    expect(await imported(overlay, bytes, input)).toMatchObject({ numbers: 7460, blank: 2011, breaks: [] })
    const answer = await definitionsOf(overlay, { area: 'POL', period: '2025', asOf: '2026-11-23' })
    const found = answer.years[0]?.values.find((v) => v.definition === 'sipri')
    expect(found?.edition).toBe('sipri.milex/2026-04-27')
    expect(found?.value).toBeGreaterThan(4)
    expect(found?.value).toBeLessThan(5)
  })
})
