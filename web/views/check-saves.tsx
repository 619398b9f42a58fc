import type { CheckAnswer } from 'pledgebook/browser'
import { useState } from 'preact/hooks'
import { hashOf } from '../address.js'
import { form } from '../desk/desk.js'
import { packedText } from '../parts/link-text.js'
import { keepStory } from '../parts/record.js'
import { copy, save } from '../parts/saving.js'
import { say, type Word } from '../words/words.js'
import type { Story } from './check-form.js'

/** Longest address that browsers and messengers pass on unharmed. */
const LONGEST_LINK = 16_000

const FORMS: readonly (readonly [Word, string, string, string])[] = [
  ['check.save.html', 'html', 'checked.html', 'text/html'],
  ['check.save.claimreview', 'claimreview', 'claimreview.json', 'application/ld+json'],
  ['check.save.annotation', 'annotation', 'annotations.json', 'application/ld+json'],
]

interface SavesProps {
  readonly checked: { readonly question: object; readonly value: CheckAnswer; readonly story: Story }
  readonly options: Readonly<Record<string, string | undefined>>
}

/** The checked story to take away: copied as text, saved in each form, or as a link that holds it. */
export function CheckSaves({ checked, options }: SavesProps) {
  const [said, setSaid] = useState('')
  const copied = async (text: string) => setSaid((await copy(text)) ? say('check.copied') : '')
  // biome-ignore lint/performance/useDomNodeTextContent: lines and blanks are to be copied as they are seen.
  const seen = () => document.querySelector<HTMLElement>('.checked')?.innerText.trim() ?? ''
  const link = async () => {
    const hash = hashOf('check', { ...options, text: await packedText(checked.story.text) })
    if (hash.length > LONGEST_LINK) return setSaid(say('check.link.tooLong'))
    await copied(location.href.replace(/#.*$/, '') + hash)
  }
  return (
    <div class="saves">
      <button type="button" onClick={() => void copied(seen())}>
        {say('check.copy')}
      </button>
      {FORMS.map(([word, name, file, type]) => (
        <button
          key={name}
          type="button"
          onClick={async () => save(file, await form('check', checked.question, name), type)}
        >
          {say(word)}
        </button>
      ))}
      <button
        type="button"
        onClick={() => save('check.json', `${JSON.stringify(checked.value, null, 2)}\n`, 'application/json')}
      >
        {say('check.save.json')}
      </button>
      <button type="button" onClick={() => void link()}>
        {say('check.link')}
      </button>
      <button type="button" onClick={() => setSaid(say(keepStory(checked.value) ? 'check.kept' : 'check.keep.not'))}>
        {say('check.keep')}
      </button>
      <span role="status" class="muted">
        {said}
      </span>
    </div>
  )
}
