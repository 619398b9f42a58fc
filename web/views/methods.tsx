import type { Contents } from 'pledgebook/browser'
import { useEffect, useRef, useState } from 'preact/hooks'
import { hashOf, type Place, placeOf } from '../address.js'
import * as glossary from '../methods/GLOSSARY.md'
import * as made from '../methods/METHODS.md'
import * as traps from '../methods/traps.md'
import { useAnswer } from '../parts/asking.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { datasetName, MethodsEditions } from './methods-editions.js'
import { METHODS_STYLE } from './methods-style.js'

const TEXTS = [traps, made, glossary]
const EDITIONS = 'editions'
const WIDE = '(min-width: 64rem)'

interface Section {
  readonly id: string
  readonly title: string
  readonly inner: readonly { readonly id: string; readonly title: string }[]
}

/** What there is to read, in its order. Datasets are known only when the book has told them. */
function sections(contents: Contents | undefined): Section[] {
  const texts = TEXTS.flatMap(({ headings: [first, ...rest] }) => (first ? [{ ...first, inner: rest }] : []))
  const inner = (contents?.datasets ?? []).map((d) => ({ id: d.id, title: datasetName(d) }))
  return [...texts, { id: EDITIONS, title: say('methods.editions'), inner }]
}

function Entry({ id, title, at }: { id: string; title: string; at: string | undefined }) {
  return (
    <a href={hashOf('methods', { at: id })} aria-current={id === at ? 'location' : undefined}>
      {title}
    </a>
  )
}

function Overview({ contents, at }: { contents: Contents | undefined; at: string | undefined }) {
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches)
  return (
    <nav aria-label={say('methods.contents')}>
      <details open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{say('methods.contents')}</summary>
        <ol>
          {sections(contents).map(({ id, title, inner }) => (
            <li key={id}>
              <Entry id={id} title={title} at={at} />
              <ol>
                {inner.map((i) => (
                  <li key={i.id}>
                    <Entry id={i.id} title={i.title} at={at} />
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

/** Brings a section to the reader's eyes and marks it. False where there is none of this name. */
function reach(text: HTMLElement, at: string): boolean {
  for (const old of text.querySelectorAll('.reached')) old.classList.remove('reached')
  const target = document.getElementById(at)
  if (!target || !text.contains(target)) return false
  target.classList.add('reached')
  target.scrollIntoView({ block: 'start' })
  target.focus({ preventScroll: true })
  return true
}

/** How every number is made: traps, methods, words, and the publications the answers stand on. */
export function View({ place }: { place: Place }) {
  const { at } = place.asked
  const contents = useAnswer<Contents>('contents', {})
  const article = useRef<HTMLElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [unknown, setUnknown] = useState(false)
  const known = contents.value !== undefined || contents.problem !== undefined
  useEffect(() => {
    // Names of publications are not known before the book has told them.
    setUnknown(at !== undefined && text.current !== null && !reach(text.current, at) && known)
  }, [at, known])
  useEffect(() => {
    // A second click on the same link changes no address.
    const again = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a') : null
      if (link && link.getAttribute('href') === location.hash && text.current)
        reach(text.current, placeOf(location.hash).asked.at ?? '')
    }
    article.current?.addEventListener('click', again)
    return () => article.current?.removeEventListener('click', again)
  }, [])
  return (
    <article aria-busy={contents.working} ref={article}>
      <style>{METHODS_STYLE}</style>
      <h1>{say('methods.heading')}</h1>
      <p class="lead">{say('methods.lead')}</p>
      {unknown && (
        <p class="notice" role="alert">
          {say('methods.unknown', { at: (at ?? '').slice(0, 60) })}
        </p>
      )}
      <div class="methods">
        <Overview contents={contents.value} at={at} />
        <div class="text" ref={text}>
          {TEXTS.map(({ markup, headings }) => (
            <section key={headings[0]?.id} dangerouslySetInnerHTML={{ __html: markup }} />
          ))}
          <section>
            <h2 id={EDITIONS} tabIndex={-1}>
              {say('methods.editions')}
            </h2>
            {contents.problem && <Notice problem={contents.problem} place={place} />}
            {contents.value && <MethodsEditions contents={contents.value} />}
          </section>
        </div>
      </div>
    </article>
  )
}
