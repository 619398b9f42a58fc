import { PledgebookError } from '../terms/fault.js'
import { plainText } from './markup.js'

/** An id that is safe in attributes, references and style sheets. Throws `input` `chart.id` for one that is not. */
export function checkedId(id: string): string {
  if (/^[A-Za-z][\w-]{0,63}$/.test(id)) return id
  throw new PledgebookError(
    'input',
    'chart.id',
    `"${plainText(id)}" cannot be the id of a chart`,
    'write a letter, then letters, digits, - or _, 64 at most',
  )
}
