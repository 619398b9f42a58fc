import { useState } from 'preact/hooks'
import { say } from '../words/words.js'

/** A story as the reader gives it. */
export interface Story {
  readonly text: string
  /** Name of its file; its ending tells HTML and Markdown. */
  readonly name: string
}

/** What a story is called that came from no file; whether it is HTML its beginning tells. */
export const PASTED = 'pasted story'

/** Languages whose words the program knows. */
const LANGUAGES = ['en', 'de', 'fr', 'it', 'nl', 'es', 'no', 'hr', 'tr']
const MOST_MEGABYTES = 10

interface FormProps {
  readonly story: Story
  readonly published: string | undefined
  readonly language: string | undefined
  readonly change: (story: Story) => void
  readonly ask: (change: Readonly<Record<string, string | undefined>>) => void
  readonly check: () => void
  readonly example: () => void
}

/** Where a story is pasted, chosen or dropped, and its day and language told if need be. */
export function CheckForm({ story, published, language, change, ask, check, example }: FormProps) {
  const [dropping, setDropping] = useState(false)
  const [refused, setRefused] = useState<string>()
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const megabytes = Math.ceil(file.size / 1e6)
    if (megabytes > MOST_MEGABYTES) return setRefused(say('check.tooLarge', { size: megabytes }))
    setRefused(undefined)
    change({ text: await file.text(), name: file.name })
  }
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return (
    <form
      class="story-form"
      onSubmit={(e) => {
        e.preventDefault()
        check()
      }}
    >
      <label for="story">{say('check.story')}</label>
      <textarea
        id="story"
        class={dropping ? 'dropping' : ''}
        value={story.text}
        spellcheck={false}
        onInput={(e) => change({ text: e.currentTarget.value, name: PASTED })}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) check()
        }}
        onDragOver={(e) => {
          e.preventDefault()
          setDropping(true)
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(e) => {
          e.preventDefault()
          setDropping(false)
          void take(e.dataTransfer?.files[0])
        }}
      />
      {refused && (
        <p class="notice" role="alert">
          {refused}
        </p>
      )}
      <div class="controls">
        <label>
          {say('check.file')}
          <input
            type="file"
            accept=".txt,.md,.markdown,.html,.htm,text/*"
            onChange={(e) => void take(e.currentTarget.files?.[0])}
          />
        </label>
        <label>
          {say('check.published')}
          <input
            type="text"
            value={published ?? ''}
            placeholder={say('check.published.hint')}
            onChange={(e) => ask({ published: e.currentTarget.value.trim() })}
          />
        </label>
        <label>
          {say('check.language')}
          <select value={language ?? ''} onChange={(e) => ask({ language: e.currentTarget.value })}>
            <option value="">{say('check.language.auto')}</option>
            {LANGUAGES.map((code) => (
              <option key={code} value={code}>
                {names.of(code)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="chief" disabled={story.text.trim() === ''}>
          {say('check.go')}
        </button>
        <button type="button" class="quiet" onClick={example}>
          {say('check.example')}
        </button>
      </div>
    </form>
  )
}
