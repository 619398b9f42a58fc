import { derived, type Figure, given } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'
import { unitsOf } from './scenario-units.js'

const UNITS = 'amounts are in units of the currency, so 62.5 billion is 62.5e9'

function impossible(message: string, hint: string): PledgebookError {
  return new PledgebookError('input', 'start.impossible', message, hint)
}

/** Refuses a start of the user's that cannot be meant. Throws `input` `start.impossible`. */
export function refuseOwnStart(frame: ScenarioFrame): void {
  const { startShare, startLevel } = frame.input
  if (startShare !== undefined && !(startShare >= 0 && startShare <= 100))
    throw impossible(`--start-share is ${startShare} %`, 'give per cent of GDP, such as 2.0')
  if (startLevel !== undefined && !(startLevel > 0 && startLevel < 1e18))
    throw impossible(`--start-level is ${startLevel}`, 'give an amount above zero, such as 62.5e9')
  if (startLevel === undefined || startShare === undefined) return
  if (startShare === 0)
    throw impossible('a level above zero cannot be 0 % of GDP', 'give one of --start-share and --start-level')
  if (frame.gdp.kind === 'file')
    throw impossible(
      '--start-level and --start-share say what GDP is, and so does --gdp FILE',
      'give one of --start-share and --start-level',
    )
}

/** Refuses an own level that no state spends: most often one given in millions or billions. Share in per cent of GDP. */
export function refuseUnlikely(frame: ScenarioFrame, share: number): void {
  if (share >= 0.001 && share <= 100) return
  throw impossible(`--start-level is ${frame.input.startLevel}, which is ${share.toPrecision(3)} % of GDP`, UNITS)
}

/** Refuses a GDP, from an own level and share, that is so many times the known one. */
export function refuseOtherGdp(times: number): void {
  if (times >= 0.02 && times <= 50) return
  throw impossible(
    `--start-level and --start-share together say that GDP is ${times.toPrecision(3)} times what is held`,
    UNITS,
  )
}

/** GDP that an area's own level and share of the start year make together; undefined where they are not both given. */
export function ownGdp(frame: ScenarioFrame, unit: Unit): Figure | undefined {
  const { startShare, startLevel } = frame.input
  if (frame.group !== undefined || startShare === undefined || startLevel === undefined) return undefined
  return given((100 * startLevel) / startShare / unitsOf(unit), unit, 'own level ÷ own share', 'given by the user')
}

/** A user's own share or level of one area; the other follows from GDP. */
export function ownStart(
  frame: ScenarioFrame,
  m: Pick<Member, 'unit' | 'gdp' | 'economy'>,
): Pick<Member, 'start' | 'level'> {
  const { startShare, startLevel } = frame.input
  const value = (startLevel ?? 0) / unitsOf(m.unit)
  const own = given(value, m.unit, 'own level', 'given by the user')
  const start =
    startShare === undefined
      ? derived((100 * value) / m.gdp.value, PERCENT, 'own level ÷ GDP', [own, m.gdp])
      : given(startShare, PERCENT, 'own share', 'given by the user')
  if (startShare === undefined) refuseUnlikely(frame, start.value)
  const level =
    startLevel !== undefined && frame.gdp.kind !== 'static'
      ? own
      : derived(((m.economy.gdp[0] ?? 0) * start.value) / 100, m.unit, 'own share × GDP', [start, m.gdp])
  return { start, level }
}
