import { useEffect } from 'preact/hooks'
import { type Place, usePlace } from './address.js'
import { useView } from './desk/views.js'
import { chooseLocale, LOCALES, useFigures } from './parts/figures.js'
import { type Choice, chooseScheme, chosenScheme } from './parts/scheme.js'
import { FIRST_VIEW, VIEWS } from './view-list.js'
import { StandingView } from './views/standing.js'
import { say, type Word } from './words/words.js'

function Settings() {
  const figures = useFigures()
  const schemes: readonly [Choice, Word][] = [
    ['auto', 'shell.scheme.auto'],
    ['light', 'shell.scheme.light'],
    ['dark', 'shell.scheme.dark'],
  ]
  return (
    <div class="settings">
      <label>
        {say('shell.scheme')}{' '}
        <select onChange={(e) => chooseScheme(e.currentTarget.value as Choice)}>
          {schemes.map(([id, word]) => (
            <option key={id} value={id} selected={chosenScheme() === id}>
              {say(word)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('shell.numbers')}{' '}
        <select onChange={(e) => chooseLocale(e.currentTarget.value)}>
          {Object.entries(LOCALES).map(([locale, sample]) => (
            <option key={locale} value={locale} selected={figures.locale === locale}>
              {sample}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Unknown({ place }: { place: Place }) {
  return (
    <div class="notice" role="alert">
      <h1>{say('shell.unknown.heading')}</h1>
      <p>{say('shell.unknown', { view: place.view.slice(0, 60) })}</p>
      <p class="muted">{say('shell.unknown.hint')}</p>
    </div>
  )
}

function Later({ place }: { place: Place }) {
  const Show = useView(place.view)
  if (Show) return <Show place={place} />
  return (
    <p class="muted" role="status">
      {say(Show === null ? 'shell.unreachable' : 'shell.loading')}
    </p>
  )
}

/** The whole page: the questions at the top, one of them answered, and what it stands on below. */
export function App() {
  const place = usePlace()
  const view = VIEWS.find((v) => v.id === place.view)
  const Show = view === undefined ? Unknown : view.id === FIRST_VIEW ? StandingView : Later
  useEffect(() => {
    document.title = view ? `${say(`shell.${view.id}`)} – ${say('shell.title')}` : say('shell.title')
  }, [view])
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {say('shell.skip')}
      </button>
      <header>
        <a class="mark" href="#standing">
          {say('shell.title')}
        </a>
        <p class="motto">{say('shell.motto')}</p>
        <nav aria-label={say('shell.questions')}>
          {VIEWS.filter((v) => v.asked).map((v) => (
            <a key={v.id} href={`#${v.id}`} aria-current={v.id === place.view ? 'page' : undefined}>
              {say(`shell.${v.id}`)}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <Show key={place.view} place={place} />
      </main>
      <footer>
        <Settings />
        <p class="muted">{say('shell.footer')}</p>
      </footer>
    </>
  )
}
