/**
 * Adds one area's money of one year to four columns of float64, one after another from `out` on and `column` bytes apart:
 * the level, the extra over a baseline, and, where `fixed`, GDP and the central amounts at the start's prices. `real` and
 * `price` are columns of float32, of `count` draws, an even number; `atBase` is that of the prices wanted, 0 for none.
 * `frozen` says that `cash` or `steady` are not 0. All in float64, in the order of src/math/kernel-sums.ts.
 */
export function money(
  real: usize,
  price: usize,
  atBase: usize,
  out: usize,
  column: usize,
  count: usize,
  gdp: f64,
  deflator: f64,
  start: f64,
  share: f64,
  apart: f64,
  cash: f64,
  steady: f64,
  rate: f64,
  toPrices: f64,
  constant: bool,
  frozen: bool,
  fixed: bool,
): void {
  const hundred = f64x2.splat(100)
  const wholes = f64x2.splat(gdp)
  const deflators = f64x2.splat(deflator)
  const starts = f64x2.splat(start)
  const shares = f64x2.splat(share)
  const aparts = f64x2.splat(apart)
  const cashes = f64x2.splat(cash)
  const steadies = f64x2.splat(steady * deflator)
  const rates = f64x2.splat(rate)
  const bases = f64x2.splat(toPrices)
  const amounts = f64x2.splat(share * gdp)
  const end = price + (count << 2)
  for (; price < end; price += 8, real += 8, out += 16) {
    const p = v128.load64_zero(price)
    const prices = f64x2.promote_low_f32x4(p)
    const grown = f64x2.promote_low_f32x4(f32x4.mul(v128.load64_zero(real), p))
    const nominal = f64x2.mul(wholes, grown)
    const priced = f64x2.mul(deflators, prices)
    let level = f64x2.mul(shares, nominal)
    let extra = f64x2.mul(aparts, nominal)
    if (frozen) {
      const steady = f64x2.div(f64x2.mul(steadies, prices), starts)
      extra = f64x2.sub(extra, f64x2.mul(rates, f64x2.add(cashes, steady)))
    }
    if (constant) {
      let into = bases
      if (atBase) {
        into = f64x2.mul(bases, f64x2.promote_low_f32x4(v128.load64_zero(atBase)))
        atBase += 8
      }
      into = f64x2.div(into, priced)
      level = f64x2.mul(level, into)
      extra = f64x2.mul(extra, into)
    }
    v128.store(out, f64x2.add(v128.load(out), level))
    v128.store(out + column, f64x2.add(v128.load(out + column), extra))
    if (fixed) {
      const atStart = f64x2.div(starts, priced)
      const total = out + 2 * column
      const sum = total + column
      v128.store(total, f64x2.add(v128.load(total), f64x2.mul(f64x2.mul(hundred, nominal), atStart)))
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(amounts, atStart)))
    }
  }
}

/** A column of float64 as float32; of `count` numbers, an even number. */
export function narrow(from: usize, to: usize, count: usize): void {
  const end = from + (count << 3)
  for (; from < end; from += 16, to += 8) v128.store64_lane(to, f32x4.demote_f64x2_zero(v128.load(from)), 0)
}

/** One column in per cent of another, as float32; of `count` numbers, an even number. */
export function percents(parts: usize, wholes: usize, to: usize, count: usize): void {
  const hundred = f64x2.splat(100)
  const end = parts + (count << 3)
  for (; parts < end; parts += 16, wholes += 16, to += 8) {
    const share = f64x2.div(f64x2.mul(hundred, v128.load(parts)), v128.load(wholes))
    v128.store64_lane(to, f32x4.demote_f64x2_zero(share), 0)
  }
}
