import { say } from '../words/words.js'

/** What a reader has to know of an answer, and whose figures it rests on. */
export function Notes({ notes, citation }: { notes: readonly string[]; citation: { readonly text: string } }) {
  return (
    <>
      <ul class="notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p class="muted">
        {say('shell.source')}: {citation.text}
      </p>
    </>
  )
}
