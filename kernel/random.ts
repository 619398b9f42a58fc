import { NAME, STATE, WORDS } from './memory'

// In halves: tools that take this for JavaScript cannot read the whole.
const GOLDEN: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
const FIRST_FACTOR: u64 = ((<u64>0xbf58476d) << 32) | 0x1ce4e5b9
const SECOND_FACTOR: u64 = ((<u64>0x94d049bb) << 32) | 0x133111eb
const FNV_BASIS: u64 = ((<u64>0xcbf29ce4) << 32) | 0x84222325
const FNV_PRIME: u64 = 0x100000001b3

function mixed(x: u64): u64 {
  x = (x ^ (x >> 30)) * FIRST_FACTOR
  x = (x ^ (x >> 27)) * SECOND_FACTOR
  return x ^ (x >> 31)
}

/**
 * The state of a new stream: FNV-1a of the name's bytes and the seed, each spread by the mixer of splitmix64 (Steele, Lea
 * and Flood 2014), then four words of splitmix64.
 */
export function open(seed: f64, bytes: usize): void {
  let hash = FNV_BASIS
  for (let i: usize = 0; i < bytes; i++) hash = (hash ^ <u64>load<u8>(NAME + i)) * FNV_PRIME
  let x = mixed(mixed(<u64>seed + GOLDEN) ^ hash)
  for (let i: usize = 0; i < 32; i += 8) {
    x += GOLDEN
    store<u64>(STATE + i, mixed(x))
  }
}

/** The next words of the stream: xoshiro256++ 1.0 (Blackman and Vigna 2019). */
export function fill(count: usize): void {
  let a = load<u64>(STATE)
  let b = load<u64>(STATE + 8)
  let c = load<u64>(STATE + 16)
  let d = load<u64>(STATE + 24)
  const end = WORDS + (count << 3)
  for (let p = WORDS; p < end; p += 8) {
    store<u64>(p, rotl<u64>(a + d, 23) + a)
    const t = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotl<u64>(d, 45)
  }
  store<u64>(STATE, a)
  store<u64>(STATE + 8, b)
  store<u64>(STATE + 16, c)
  store<u64>(STATE + 24, d)
}

/** Words to float64 in [0, 1), multiples of 2^-53. */
export function uniforms(count: usize): void {
  const end = WORDS + (count << 3)
  for (let p = WORDS; p < end; p += 8) store<f64>(p, <f64>(load<u64>(p) >> 11) * 1.1102230246251565e-16)
}

/**
 * Words to uint16 below n, packed; how many there are. Unbiased: a word is refused where its multiple of n falls into the
 * part of 2^32 that n does not divide (Lemire 2019).
 */
export function below(count: usize, n: u32): usize {
  const refused: u32 = (0 - n) % n
  let to = WORDS
  for (let i: usize = 0; i < count; i++) {
    const m = (load<u64>(WORDS + (i << 3)) >> 32) * <u64>n
    if (<u32>m < refused) continue
    store<u16>(to, <u16>(m >> 32))
    to += 2
  }
  return (to - WORDS) >> 1
}

function v(x: f32): v128 {
  return f32x4.splat(x)
}

function step(y: v128, x: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(y, x), v(c))
}

/** ln u of four u in (0, 1], by the polynomial of Cephes' logf: about one unit in the last place. */
function logarithm(u: v128): v128 {
  // u = m · 2^e with m from √½ to √2.
  const over = i32x4.sub(u, i32x4.splat(0x3f3504f3))
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(over, 23))
  const m = i32x4.add(v128.and(over, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const x = f32x4.sub(m, v(1))
  const z = f32x4.mul(x, x)
  let y = v(7.0376836292e-2)
  y = step(y, x, -1.151461031e-1)
  y = step(y, x, 1.167699874e-1)
  y = step(y, x, -1.2420140846e-1)
  y = step(y, x, 1.4249322787e-1)
  y = step(y, x, -1.6668057665e-1)
  y = step(y, x, 2.0000714765e-1)
  y = step(y, x, -2.4999993993e-1)
  y = step(y, x, 3.3333331174e-1)
  y = f32x4.mul(f32x4.mul(y, x), z)
  y = f32x4.add(y, f32x4.mul(e, v(-2.1219444e-4)))
  y = f32x4.sub(y, f32x4.mul(z, v(0.5)))
  return f32x4.add(f32x4.add(x, y), f32x4.mul(e, v(0.693359375)))
}

/**
 * Words to standard normals, float32, two of each word, `count` a multiple of four: Box and Muller 1958. The low half of a
 * word is the radius, (k + ½) · 2^-31, so that normals reach ± 6.66; the high half is the angle.
 */
export function normals(count: usize): void {
  const end = WORDS + (count << 3)
  for (let p = WORDS; p < end; p += 32) {
    const first = v128.load(p)
    const second = v128.load(p, 16)
    const low = v128.shuffle<i32>(first, second, 0, 2, 4, 6)
    const high = v128.shuffle<i32>(first, second, 1, 3, 5, 7)
    const k = f32x4.convert_i32x4_s(i32x4.shr_u(low, 1))
    const u = f32x4.mul(f32x4.add(k, v(0.5)), v(4.656612873077393e-10))
    // Not below 0: the logarithm of exactly 1 is exactly 0.
    const radius = f32x4.sqrt(f32x4.mul(logarithm(u), v(-2)))
    // The angle as quarter turns and a rest of at most an eighth of a turn.
    const quarter = i32x4.shr_s(i32x4.add(high, i32x4.splat(0x20000000)), 30)
    const rest = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(high, i32x4.shl(quarter, 30))), v(1.4629180792671596e-9))
    const square = f32x4.mul(rest, rest)
    let sine = v(-1.9515295891e-4)
    sine = step(sine, square, 8.3321608736e-3)
    sine = step(sine, square, -1.6666654611e-1)
    sine = f32x4.add(f32x4.mul(f32x4.mul(sine, square), rest), rest)
    let cosine = v(2.443315711809948e-5)
    cosine = step(cosine, square, -1.388731625493765e-3)
    cosine = step(cosine, square, 4.166664568298827e-2)
    cosine = f32x4.mul(f32x4.mul(cosine, square), square)
    cosine = f32x4.add(f32x4.sub(cosine, f32x4.mul(square, v(0.5))), v(1))
    const odd = i32x4.shr_s(i32x4.shl(quarter, 31), 31)
    const across = v128.bitselect(sine, cosine, odd)
    const up = v128.bitselect(cosine, sine, odd)
    const acrossSign = i32x4.shl(i32x4.shr_u(i32x4.add(quarter, i32x4.splat(1)), 1), 31)
    const upSign = i32x4.shl(i32x4.shr_u(quarter, 1), 31)
    v128.store(p, f32x4.mul(radius, v128.xor(across, acrossSign)))
    v128.store(p, f32x4.mul(radius, v128.xor(up, upSign)), 16)
  }
}
