import { go, type Place } from '../address.js'
import type { Problem } from '../desk/protocol.js'
import { say } from '../words/words.js'

/** Says why there is no answer and what to do next, without taking away what was asked. */
export function Notice({ problem, place }: { problem: Problem; place: Place }) {
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{say('shell.refused')}: </strong>
        {problem.detail}
      </p>
      <p class="muted">{problem.hint}</p>
      <button type="button" onClick={() => go(place.view)}>
        {say('shell.anew')}
      </button>
    </div>
  )
}
