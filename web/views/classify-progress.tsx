import { say } from '../words/words.js'
import type { Work } from './classify-work.js'

/** How far a long reading is, and a way to end it. */
export function Progress({ work, onStop, onAgain }: { work: Work<unknown>; onStop: () => void; onAgain: () => void }) {
  if (work.stopped && !work.working)
    return (
      <p role="status">
        {say('classify.stopped')}{' '}
        <button type="button" onClick={onAgain}>
          {say('classify.again')}
        </button>
      </p>
    )
  if (!work.working) return null
  return (
    <p role="status" class="progress">
      {say('shell.working')} {work.progress}{' '}
      <button type="button" onClick={onStop}>
        {say('classify.stop')}
      </button>
    </p>
  )
}
