import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, boxesAlong, freeSpot, overlap, spread, within } from '../../src/charts/label-placing.js'

const wanted = fc.array(
  fc.record({ at: fc.double({ min: -50, max: 350, noNaN: true }), size: fc.integer({ min: 1, max: 30 }) }),
  {
    maxLength: 10,
  },
)
const squares = (labels: readonly { at: number }[], centres: readonly number[]) =>
  labels.reduce((sum, w, i) => sum + ((centres[i] ?? 0) - w.at) * ((centres[i] ?? 0) - w.at), 0)

describe('spread', () => {
  it('leaves alone what does not collide', () => {
    expect(
      spread(
        [
          { at: 10, size: 10 },
          { at: 40, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 40])
  })

  it('moves two that collide by the same distance, and keeps their order', () => {
    expect(
      spread(
        [
          { at: 52, size: 10 },
          { at: 50, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([56, 46])
  })

  it('pushes a pile off the edge as one', () => {
    expect(
      spread(
        [
          { at: 0, size: 10 },
          { at: 1, size: 10 },
          { at: 2, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([5, 15, 25])
    expect(
      spread(
        [
          { at: 99, size: 10 },
          { at: 99, size: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([85, 95])
  })

  it('refuses what cannot fit', () => {
    expect(() =>
      spread(
        [
          { at: 5, size: 8 },
          { at: 5, size: 8 },
        ],
        0,
        15,
      ),
    ).toThrow('labels of 16 px in 15 px')
  })

  it('never overlaps, stays inside and in order', () => {
    fc.assert(
      fc.property(wanted, (labels) => {
        const centres = spread(labels, 0, 300)
        const placed = labels
          .map((w, i) => ({ ...w, centre: centres[i] ?? Number.NaN }))
          .sort((a, b) => a.centre - b.centre)
        for (const [i, p] of placed.entries()) {
          expect(p.centre - p.size / 2).toBeGreaterThanOrEqual(-1e-9)
          expect(p.centre + p.size / 2).toBeLessThanOrEqual(300 + 1e-9)
          const before = placed[i - 1]
          if (!before) continue
          expect(p.centre - before.centre).toBeGreaterThanOrEqual((p.size + before.size) / 2 - 1e-9)
          expect(p.at).toBeGreaterThanOrEqual(before.at)
        }
      }),
    )
  })

  it('moves labels no more than it must: no small move of one or several is better', () => {
    fc.assert(
      fc.property(wanted, fc.nat(), fc.nat(), fc.constantFrom(-0.1, 0.1), (labels, a, b, by) => {
        fc.pre(labels.length > 0)
        const centres = spread(labels, 0, 300)
        const order = centres.map((_, i) => i).sort((i, j) => (centres[i] ?? 0) - (centres[j] ?? 0))
        const [from, to] = [a % labels.length, b % labels.length].sort((i, j) => i - j) as [number, number]
        const moved = [...centres]
        for (const i of order.slice(from, to + 1)) moved[i] = (moved[i] ?? 0) + by
        const allowed = order.every((i, rank) => {
          const size = labels[i]?.size ?? 0
          const next = order[rank + 1]
          const at = moved[i] ?? 0
          return (
            at - size / 2 >= -1e-9 &&
            at + size / 2 <= 300 + 1e-9 &&
            (next === undefined || (moved[next] ?? 0) - at >= (size + (labels[next]?.size ?? 0)) / 2 - 1e-9)
          )
        })
        if (allowed) expect(squares(labels, moved)).toBeGreaterThanOrEqual(squares(labels, centres) - 1e-6)
      }),
      { numRuns: 500 },
    )
  })
})

describe('free spots', () => {
  const box = (left: number, top: number): Box => ({ left, top, right: left + 10, bottom: top + 10 })
  const frame = { left: 0, top: 0, right: 100, bottom: 100 }

  it('touching is not overlapping', () => {
    expect(overlap(box(0, 0), box(10, 0))).toBe(false)
    expect(overlap(box(0, 0), box(9, 9))).toBe(true)
  })

  it('is the first candidate inside the frame that covers nothing, or none', () => {
    const candidates = [{ box: box(-5, 0) }, { box: box(0, 0) }, { box: box(50, 50) }]
    expect(freeSpot(candidates, [box(5, 5)], frame)).toBe(candidates[2])
    expect(freeSpot(candidates, [box(5, 5), box(55, 55)], frame)).toBeUndefined()
  })

  it('keeps off a line, wherever it crosses', () => {
    const line = boxesAlong(
      [
        { x: 0, y: 0 },
        { x: 100, y: 100 },
      ],
      3,
    )
    expect(line.every((b) => within(b, { left: -3, top: -3, right: 103, bottom: 103 }))).toBe(true)
    for (let x = 0; x <= 90; x += 5) expect(freeSpot([{ box: box(x, x) }], line, frame)).toBeUndefined()
    expect(freeSpot([{ box: box(60, 10) }], line, frame)).toBeDefined()
  })
})
