import type { ClassifyAnswer } from 'pledgebook/browser'
import { useState } from 'preact/hooks'
import { answer as answerOf, written } from '../desk/desk.js'
import { problemIn } from '../parts/asking.js'
import { save } from '../parts/saving.js'
import { say } from '../words/words.js'
import type { Question } from './classify-outcome.js'

type Kind = 'audit' | 'rejected'

let count = 0

/** Every line with its rule, and the rows that could not be read, as files of the reader's. */
export function Saves({ question, answer }: { question: Question; answer: ClassifyAnswer }) {
  const [busy, setBusy] = useState<Kind>()
  const [fault, setFault] = useState<string>()
  const take = async (kind: Kind) => {
    setBusy(kind)
    setFault(undefined)
    // A name of its own each time: an answer that is known already writes no file.
    count += 1
    const name = `${kind}-${count}.csv`
    try {
      await answerOf('classify', { ...question, [kind]: name })
      const blob = written('classify', name)
      if (blob) save(`${kind}.csv`, blob, 'text/csv;charset=utf-8')
    } catch (error) {
      setFault(problemIn(error).detail)
    }
    setBusy(undefined)
  }
  return (
    <p class="buttons">
      <button type="button" disabled={busy !== undefined} onClick={() => void take('audit')}>
        {say(busy === 'audit' ? 'shell.working' : 'classify.save.audit')}
      </button>
      {answer.rejected > 0 && (
        <button type="button" disabled={busy !== undefined} onClick={() => void take('rejected')}>
          {say(busy === 'rejected' ? 'shell.working' : 'classify.save.rejected')}
        </button>
      )}
      {fault && <span role="alert">{fault}</span>}
    </p>
  )
}
