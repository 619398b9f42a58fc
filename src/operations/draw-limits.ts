import { PledgebookError } from '../terms/fault.js'

const LEAST_DRAWS = 100
/** Draws beyond this move no figure that is shown, and would need memory without bound. */
const MOST_DRAWS = 100_000

/** Throws `input` `draws.many` for too few or too many draws; `more` is what else may be given. */
export function refuseDraws(draws: number, more = ''): void {
  if (draws >= LEAST_DRAWS && draws <= MOST_DRAWS) return
  throw new PledgebookError(
    'input',
    'draws.many',
    `${draws} draws`,
    `give from ${LEAST_DRAWS} to ${MOST_DRAWS.toLocaleString('en-GB')}${more}`,
  )
}

/** Throws `input` `seed.impossible` for a seed below 0 or beyond what a number holds exactly. */
export function refuseSeed(seed: number): void {
  if (seed >= 0 && seed <= Number.MAX_SAFE_INTEGER) return
  throw new PledgebookError('input', 'seed.impossible', `a seed of ${seed}`, 'give a whole number from 0')
}
