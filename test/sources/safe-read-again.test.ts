import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { transcribeSafe } from '../../scripts/transcribe-safe.js'
import type { DefinitionsAnswer } from '../../src/operations/definitions-schema.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { deskOf, heldOf } from './macro-held.js'

const [TENTATIVE, FIRST, SECOND] = ['ec.safe/2025-09-09', 'ec.safe/2026-02-11', 'ec.safe/2026-02-17'] as const
const sum = (edition: string) => heldOf(edition).reduce((total, o) => total + (o.value ?? 0), 0)

describe('the loans of SAFE in data/', () => {
  it('add up to the 150 billion euro of the regulation, for nineteen members of the EU', () => {
    expect(sum(TENTATIVE)).toBe(150_000_000_000)
    expect(heldOf(TENTATIVE).length).toBe(19)
    const eu = WORLD.facts.areas.filter((a) => a.memberships.some((m) => m.of === 'EU')).map((a) => a.code)
    expect(heldOf(TENTATIVE).filter((o) => !eu.includes(o.area))).toEqual([])
  })

  it('were granted as allocated, to Estonia less', () => {
    const granted = [...heldOf(FIRST), ...heldOf(SECOND)]
    expect(granted.length).toBe(12)
    const allocated = new Map(heldOf(TENTATIVE).map((o) => [o.area, o.value ?? 0]))
    const less = granted.filter((o) => o.value !== allocated.get(o.area))
    expect(less.map((o) => [o.area, o.value, allocated.get(o.area)])).toEqual([['EST', 2_343_897_000, 2_660_932_171]])
  })

  it('came to about 38 billion euro in the first wave, as the press said', () => {
    expect(Math.round(sum(FIRST) / 1e9)).toBe(38)
  })

  it('stand beside the definitions as loans, with the day they could be known', async () => {
    const ask = async (input: Record<string, unknown>) =>
      (await asked(await openedBook(), 'definitions', { area: 'EST', ...input })).value as DefinitionsAnswer
    const now = await ask({ asOf: '2026-11-23' })
    const loans = now.years.flatMap((y) =>
      y.beside.filter((b) => b.measure.startsWith('ec.safe')).map((b) => [y.period, b.measure, b.value, b.status]),
    )
    expect(loans).toEqual([
      ['2025', 'ec.safe.tentative', 2_660_932_171, 'estimate'],
      ['2026', 'ec.safe.granted', 2_343_897_000, 'outturn'],
    ])
    expect(now.notes.join('\n')).toContain('second wave is held in part')
    const before = await ask({ asOf: '2025-09-08' })
    expect(before.years.flatMap((y) => y.beside).filter((b) => b.measure.startsWith('ec.safe'))).toEqual([])
  })
})

describeWithFolders(['eda'], 'the file behind the loans of SAFE', (folder) => {
  it('read again gives every committed edition unchanged', () => {
    const again = transcribeSafe(deskOf('ec.safe', folder))
    expect([...again.keys()].map((day) => `ec.safe/${day}`).sort()).toEqual([TENTATIVE, FIRST, SECOND])
    for (const [day, observations] of again) expect(observations).toEqual(heldOf(`ec.safe/${day}`))
  })

  it('has the SHA-256 that the editions give', () => {
    const hashes = WORLD.facts.editions
      .filter((e) => e.dataset === 'ec.safe')
      .flatMap((e) => e.copies.flatMap((c) => c.files.map((f) => f.sha256)))
    const bytes = readFileSync(join(folder, 'eda/safe-loans-2025-2026.csv'))
    expect(new Set(hashes)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex')]))
  })
})
