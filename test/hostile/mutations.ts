import fc from 'fast-check'

/** A change to bytes or text: at a place (as a share of the length), so many are taken out and these put in. */
export interface Mutation {
  readonly at: number
  readonly out: number
  readonly put: Uint8Array
}

// Without fast-check's bias, which would have most changes at the very beginning.
const place = fc.noBias(fc.integer({ min: 0, max: 999_999_999 })).map((n) => n / 1e9)

const byte: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ at: place, out: fc.constant(1), put: fc.uint8Array({ minLength: 1, maxLength: 1 }) }),
  fc.record({ at: place, out: fc.integer({ min: 1, max: 40 }), put: fc.constant(new Uint8Array()) }),
  fc.record({ at: place, out: fc.constant(0), put: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
  fc.record({ at: place, out: fc.integer({ min: 0, max: 40 }), put: fc.uint8Array({ maxLength: 40 }) }),
)

/** What people, spreadsheets and accidents put into text. */
const SCRAPS = [
  '|,|,,|"|""|\n|\r\n|\u0000|\uFEFF|e|-|=|0|9|1e9|.5| |ü|NaN|*|NATO|ALB|Spain|2024e',
  '<|>|/>|</row>|<row>|<c r="D11">|<v>7</v>| r="E11"| t="s"|&#0;|&lt;|<!--|]]>',
].flatMap((scraps) => scraps.split('|'))

const scrap: fc.Arbitrary<Mutation> = fc.record({
  at: place,
  out: fc.integer({ min: 0, max: 12 }),
  put: fc.constantFrom(...SCRAPS).map((text) => new TextEncoder().encode(text)),
})

/** A slip of one letter. */
const slip: fc.Arbitrary<Mutation> = fc.record({
  at: place,
  out: fc.nat({ max: 1 }),
  put: fc.constantFrom(...'0123456789.-*eax,"'.split('')).map((text) => new TextEncoder().encode(text)),
})

export const slips = fc.array(slip, { minLength: 1, maxLength: 3 })
export const byteMutations = fc.array(byte, { minLength: 1, maxLength: 4 })
export const textMutations = fc.array(fc.oneof({ weight: 4, arbitrary: scrap }, { weight: 1, arbitrary: byte }), {
  minLength: 1,
  maxLength: 4,
})

export function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce((now, { at, out, put }) => {
    const from = Math.floor(at * now.length)
    return new Uint8Array(Buffer.concat([now.subarray(0, from), put, now.subarray(from + out)]))
  }, bytes)
}
