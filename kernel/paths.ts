import { LEVELS, SPREADS } from './memory'

function factors(code: u32, normal: usize, floor: v128): v128 {
  const level = v128.load(code & 0xffff, LEVELS)
  const spread = v128.load(code >> 16, SPREADS)
  return f32x4.pmax(floor, f32x4.add(level, f32x4.mul(v128.load_splat<f32>(normal), spread)))
}

/**
 * Two years of one area and block for `count` draws, a multiple of four. `codes` are the picks as 16 × origin, first in
 * the low and second in the high half; `running` holds real and price of each draw, one beside the other, and is moved on.
 * Writes nominal of the first year and of the second to `out`, then, where `all`, real, real, price and price.
 */
export function advance(
  codes: usize,
  normals: usize,
  running: usize,
  out: usize,
  count: usize,
  least: f32,
  all: bool,
): void {
  const floor = f32x4.splat(least)
  const year = count << 2
  const end = codes + year
  for (; codes < end; codes += 16, normals += 16, running += 32, out += 16) {
    const a = factors(load<u32>(codes), normals, floor)
    const b = factors(load<u32>(codes, 4), normals + 4, floor)
    const c = factors(load<u32>(codes, 8), normals + 8, floor)
    const d = factors(load<u32>(codes, 12), normals + 12, floor)
    let ab = f32x4.mul(v128.load(running), v128.shuffle<i64>(a, b, 0, 2))
    let cd = f32x4.mul(v128.load(running, 16), v128.shuffle<i64>(c, d, 0, 2))
    const real = v128.shuffle<i32>(ab, cd, 0, 2, 4, 6)
    const price = v128.shuffle<i32>(ab, cd, 1, 3, 5, 7)
    v128.store(out, f32x4.mul(real, price))
    ab = f32x4.mul(ab, v128.shuffle<i64>(a, b, 1, 3))
    cd = f32x4.mul(cd, v128.shuffle<i64>(c, d, 1, 3))
    const nextReal = v128.shuffle<i32>(ab, cd, 0, 2, 4, 6)
    const nextPrice = v128.shuffle<i32>(ab, cd, 1, 3, 5, 7)
    v128.store(out + year, f32x4.mul(nextReal, nextPrice))
    v128.store(running, ab)
    v128.store(running, cd, 16)
    if (all) {
      v128.store(out + year * 2, real)
      v128.store(out + year * 3, nextReal)
      v128.store(out + year * 4, price)
      v128.store(out + year * 5, nextPrice)
    }
  }
}
