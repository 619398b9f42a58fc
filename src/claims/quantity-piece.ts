import { numeralOf } from './numeral.js'
import { begins, type Reading } from './reading.js'

interface Piece {
  value: number
  step: number
  decimals: number
  to: number
  words: boolean
}

/** `100 + 5`, `zwanzig`, `twenty-two`, `1 000 000`: the number that begins at a token, without its unit. */
export function pieceAt(reading: Reading, i: number): Piece | undefined {
  const token = reading.tokens[i]
  if (token?.kind === 'number') {
    let text = token.text
    let to = i + 1
    if (reading.decimal === ',' && /^\d{1,3}$/.test(text))
      while (/^\d{3}(?:,\d+)?$/.test(reading.tokens[to]?.text ?? '') && text.length < 20) {
        text += reading.tokens[to]?.text
        to++
      }
    const numeral = numeralOf(text, reading.decimal)
    return numeral && withHalf(reading, { ...numeral, to, words: false })
  }
  const word = begins(reading, 'number', i)
  if (word === undefined) return undefined
  let to = word.to
  let value = word.n
  if (value >= 20 && value < 100 && value % 10 === 0) {
    const next = reading.tokens[to]?.text === '-' ? to + 1 : to
    const unit = begins(reading, 'number', next)
    if (unit !== undefined && unit.n < 10 && unit.n > 0) {
      value += unit.n
      to = unit.to
    }
  }
  // "two point five", "zwei Komma fünf"
  const point = begins(reading, 'point', to)
  const digit = point && begins(reading, 'number', point.to)
  if (point && digit && digit.n < 10)
    return { value: Number(`${value}.${digit.n}`), step: 0.1, decimals: 1, to: digit.to, words: true }
  return withHalf(reading, { value, step: value % 1 === 0 ? 1 : 0.5, decimals: 0, to, words: true })
}

/** "four and a half" */
function withHalf(reading: Reading, piece: Piece): Piece {
  const half = begins(reading, 'andHalf', piece.to)
  return half === undefined || piece.value % 1 !== 0
    ? piece
    : { ...piece, value: piece.value + 0.5, step: 0.5, to: half.to }
}

export function skipJoin(reading: Reading, i: number): number {
  return /^[-‑–]$/u.test(reading.tokens[i]?.text ?? '') && reading.tokens[i]?.joined === true ? i + 1 : i
}

/** Scale words after a number: `1.3 trillion`, `mila miliardi`. */
export function scaled(reading: Reading, piece: Piece): Piece {
  let result = piece
  for (let rounds = 0; rounds < 2; rounds++) {
    const scale = begins(reading, 'scale', skipJoin(reading, result.to))
    if (scale === undefined) break
    const short = scale.to - scale.from === 1 && (reading.tokens[scale.from]?.text.length ?? 0) === 1
    if (short && reading.tokens[scale.from]?.joined !== true) break
    const by = Number(`1e${scale.n}`)
    const value = Number(`${result.value}e${scale.n}`)
    result = {
      ...result,
      value: Number.isFinite(value) ? value : result.value * by,
      step: result.step * by,
      to: scale.to,
    }
  }
  return result
}
