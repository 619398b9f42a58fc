import { BUCKET_BITS, COUNTS, COUNTS_BYTES } from './memory'

// A key is a float32's bits as a signed whole number that sorts as the float does; see `orderable`.

/** As many keys as are sorted rather than counted. */
const FEW: usize = 32
/** Counters are added up in groups of this many bytes while a rank is looked for. */
const GROUP: usize = 256

let least: i32 = 0
let most: i32 = 0
let shift: i32 = 0

function tally(at: usize): void {
  store<u32>(at, load<u32>(at, COUNTS) + 1, COUNTS)
}

function take(at: usize, keys: usize): void {
  const to = load<u32>(at, COUNTS)
  if (to === 0) return
  store<i32>(to, load<i32>(keys))
  store<u32>(at, to + 4, COUNTS)
}

function bucket(key: i32): usize {
  return (<u32>(key - least) >> shift) << 2
}

function span(keys: usize, end: usize): void {
  let low = v128.load_splat<i32>(keys)
  let high = low
  for (; keys + 16 <= end; keys += 16) {
    const x = v128.load(keys)
    low = i32x4.min_s(low, x)
    high = i32x4.max_s(high, x)
  }
  for (; keys < end; keys += 4) {
    const x = v128.load_splat<i32>(keys)
    low = i32x4.min_s(low, x)
    high = i32x4.max_s(high, x)
  }
  low = i32x4.min_s(low, v128.shuffle<i64>(low, low, 1, 0))
  high = i32x4.max_s(high, v128.shuffle<i64>(high, high, 1, 0))
  least = min(i32x4.extract_lane(low, 0), i32x4.extract_lane(low, 1))
  most = max(i32x4.extract_lane(high, 0), i32x4.extract_lane(high, 1))
  shift = max(0, 32 - clz(most - least) - BUCKET_BITS)
}

/** Counts the keys of each bucket between the least and the most. */
function count(keys: usize, end: usize): void {
  memory.fill(COUNTS, 0, COUNTS_BYTES)
  const base = i32x4.splat(least)
  for (; keys + 16 <= end; keys += 16) {
    const at = i32x4.shl(i32x4.shr_u(i32x4.sub(v128.load(keys), base), shift), 2)
    const lo = i64x2.extract_lane(at, 0),
      hi = i64x2.extract_lane(at, 1)
    tally(<u32>lo)
    tally(<u32>(lo >> 32))
    tally(<u32>hi)
    tally(<u32>(hi >> 32))
  }
  for (; keys < end; keys += 4) tally(bucket(load<i32>(keys)))
}

/** Puts the keys of marked buckets where their marks point. */
function collect(keys: usize, end: usize): void {
  const base = i32x4.splat(least)
  for (; keys + 16 <= end; keys += 16) {
    const at = i32x4.shl(i32x4.shr_u(i32x4.sub(v128.load(keys), base), shift), 2)
    const lo = i64x2.extract_lane(at, 0),
      hi = i64x2.extract_lane(at, 1)
    const a = <u32>lo,
      b = <u32>(lo >> 32),
      c = <u32>hi,
      d = <u32>(hi >> 32)
    if (load<u32>(a, COUNTS) | load<u32>(b, COUNTS) | load<u32>(c, COUNTS) | load<u32>(d, COUNTS)) {
      take(a, keys)
      take(b, keys + 4)
      take(c, keys + 8)
      take(d, keys + 12)
    }
  }
  for (; keys < end; keys += 4) take(bucket(load<i32>(keys)), keys)
}

/** Keys before the bucket last found, and where its counter stands. */
let before: u32 = 0
let place: usize = 0

/** Walks on from `place` to the bucket that holds the key of this rank. */
function find(rank: u32): void {
  while (true) {
    let step: usize = 4
    let held = load<u32>(place, COUNTS)
    if ((place & (GROUP - 1)) === 0) {
      let sum = v128.load(place, COUNTS)
      for (let i: usize = 16; i < GROUP; i += 16) sum = i32x4.add(sum, v128.load(place + i, COUNTS))
      sum = i32x4.add(sum, v128.shuffle<i64>(sum, sum, 1, 0))
      const all: u32 = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)
      if (before + all <= rank) {
        held = all
        step = GROUP
      }
    }
    if (before + held > rank) return
    before += held
    place += step
  }
}

function sort(keys: usize, end: usize): void {
  for (let p = keys + 4; p < end; p += 4) {
    const key = load<i32>(p)
    let q = p
    for (; q > keys && load<i32>(q - 4) > key; q -= 4) store<i32>(q, load<i32>(q - 4))
    store<i32>(q, key)
  }
}

/** The key of one rank among some keys, which are left in any order; `spare` has room for as many. */
function nth(keys: usize, size: usize, rank: u32, spare: usize): i32 {
  while (size > FEW) {
    const end = keys + (size << 2)
    span(keys, end)
    count(keys, end)
    before = 0
    place = 0
    find(rank)
    if (shift === 0) return least + <i32>(place >> 2)
    rank -= before
    size = load<u32>(place, COUNTS)
    memory.fill(COUNTS, 0, COUNTS_BYTES)
    store<u32>(place, <u32>spare, COUNTS)
    collect(keys, end)
    keys = spare
  }
  sort(keys, keys + (size << 2))
  return load<i32>(keys + (rank << 2))
}

/**
 * The values of several ranks. `wanted` up to `end` are records of four 32-bit words, with the ranks in the first, from 0,
 * each once and ascending; the value comes back there. `spare` has room for twice as many keys. False where a key is below
 * `lowest` or not below that of infinity.
 */
export function select(keys: usize, size: usize, wanted: usize, end: usize, spare: usize, lowest: i32): bool {
  const last = keys + (size << 2)
  span(keys, last)
  if (least < lowest || most >= 0x7f800000) return false
  count(keys, last)
  // Each record: rank, then where the keys of its bucket will stand, how many they are, and the bucket.
  let room = spare
  before = 0
  place = 0
  let known: usize = -1
  for (let w = wanted; w < end; w += 16) {
    find(load<u32>(w))
    const held = load<u32>(place, COUNTS)
    store<u32>(w, load<u32>(w) - before)
    if (place !== known) {
      known = place
      store<u32>(w, <u32>room, 4)
      room += held << 2
    } else store<u32>(w, load<u32>(w - 16, 4), 4)
    store<u32>(w, held, 8)
    store<u32>(w, <u32>place, 12)
  }
  memory.fill(COUNTS, 0, COUNTS_BYTES)
  for (let w = wanted; w < end; w += 16) store<u32>(load<u32>(w, 12), load<u32>(w, 4), COUNTS)
  collect(keys, last)
  for (let w = wanted; w < end; w += 16) store<i32>(w, value(nth(load<u32>(w, 4), load<u32>(w, 8), load<u32>(w), room)))
  return true
}

function value(key: i32): i32 {
  return key ^ <i32>(<u32>(key >> 31) >> 1)
}

/** Any float32 bits to keys and keys to bits: a negative number's other bits are turned round. */
export function orderable(keys: usize, size: usize): void {
  for (const end = keys + (size << 2); keys < end; keys += 16) {
    const x = v128.load(keys)
    v128.store(keys, v128.xor(x, i32x4.shr_u(i32x4.shr_s(x, 31), 1)))
  }
}
