import type { CheckAnswer } from 'pledgebook/browser'
import { useEffect, useRef, useState } from 'preact/hooks'
import { asker, type Place } from '../address.js'
import { answer, form, lend } from '../desk/desk.js'
import type { Problem } from '../desk/protocol.js'
import { problemIn } from '../parts/asking.js'
import { unpackedText } from '../parts/link-text.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { EXAMPLE } from './check-example.js'
import { CheckForm, PASTED, type Story } from './check-form.js'
import { CheckSaves } from './check-saves.js'
import { CHECK_VIEW_STYLE } from './check-style.js'

interface Checked {
  readonly question: object
  readonly value: CheckAnswer
  readonly article: string
  readonly story: Story
}

/** Gives the worker the story and asks. */
async function checked(story: Story, options: object): Promise<Checked> {
  await lend('check', story.name, new Blob([story.text]))
  const question = { file: story.name, ...options }
  const value = await answer<CheckAnswer>('check', question)
  return { question, value, article: await form('check', question, 'article'), story }
}

/** Links inside the story lead to its notes and back, without leaving the address that says where the reader is. */
function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest('a[href^="#"]')
  if (!link) return
  event.preventDefault()
  const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
  target?.scrollIntoView({ block: 'center' })
  target?.setAttribute('tabindex', '-1')
  target?.focus({ preventScroll: true })
}

/** A story's figures and statements, held against what was known on its day and what is known now. */
export function View({ place }: { place: Place }) {
  const { published, language, text } = place.asked
  const ask = asker(place)
  const [story, setStory] = useState<Story>({ text: '', name: PASTED })
  const [found, setFound] = useState<Checked>()
  const [problem, setProblem] = useState<Problem>()
  const [working, setWorking] = useState(false)
  const result = useRef<HTMLDivElement>(null)

  const check = async (of: Story) => {
    setWorking(true)
    try {
      const options = { ...(published ? { published } : {}), ...(language ? { language } : {}) }
      setFound(await checked(of, options))
      setProblem(undefined)
    } catch (error) {
      setProblem(problemIn(error))
    } finally {
      setWorking(false)
    }
  }
  // A link may hold the story; it is checked as soon as it is read.
  useEffect(() => {
    if (text === undefined || text === '') return
    unpackedText(text).then(
      (held) => {
        const of = { text: held, name: PASTED }
        setStory(of)
        void check(of)
      },
      () => setProblem({ code: 'address', title: '', detail: say('check.mangled'), hint: '' }),
    )
  }, [text])
  // Another day or language is another question of the same story.
  useEffect(() => {
    if (found) void check(found.story)
  }, [published, language])
  useEffect(() => {
    result.current?.focus()
    result.current?.addEventListener('click', follow)
  }, [found !== undefined])

  return (
    <article aria-busy={working}>
      <style>{CHECK_VIEW_STYLE}</style>
      <h1>{say('check.heading')}</h1>
      <p class="lead">{say('check.lead')}</p>
      <CheckForm
        story={story}
        published={published}
        language={language}
        change={setStory}
        ask={ask}
        check={() => void check(story)}
        example={() => {
          const of = { text: EXAMPLE, name: PASTED }
          setStory(of)
          void check(of)
        }}
      />
      <p role="status" class="muted">
        {working ? say('check.reading') : ''}
      </p>
      {problem && <Notice problem={problem} place={place} />}
      {found && (
        <div ref={result} tabIndex={-1}>
          <CheckSaves checked={found} options={{ published, language }} />
          <div
            class="checked"
            dangerouslySetInnerHTML={{ __html: found.article }}
            data-claims={found.value.claims.length}
          />
        </div>
      )}
    </article>
  )
}
