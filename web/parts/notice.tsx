import { go, type Place } from '../address.js'
import type { Problem } from '../desk/protocol.js'
import { say } from '../words/words.js'

/** Most signs of a message that are shown, since an address may hold any text and messages quote it. */
const LONGEST = 900

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text)

/** Says why there is no answer and what to do next, without taking away what was asked. */
export function Notice({ problem, place }: { problem: Problem; place: Place }) {
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{say('shell.refused')}: </strong>
        {cut(problem.detail)}
      </p>
      <p class="muted">{cut(problem.hint)}</p>
      <button type="button" onClick={() => go(place.view)}>
        {say('shell.anew')}
      </button>
    </div>
  )
}
