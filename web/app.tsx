import { useEffect } from 'preact/hooks'
import { type Place, usePlace } from './address.js'
import { useView, type ViewComponent } from './desk/views.js'
import { chooseLocale, LOCALES, useFigures } from './parts/figures.js'
import { type Choice, chooseScheme, chosenScheme } from './parts/scheme.js'
import { StandingView } from './views/standing.js'
import { say, type Word } from './words/words.js'

interface View {
  readonly id: string
  readonly word: Word
  /** In the first file; the others are loaded when asked for. */
  readonly show?: ViewComponent
  /** Not among the questions at the top. */
  readonly inner?: boolean
}

const VIEWS: readonly View[] = [
  { id: 'standing', word: 'shell.standing', show: StandingView },
  { id: 'ally', word: 'shell.ally', inner: true },
  { id: 'cost', word: 'shell.cost' },
  { id: 'classify', word: 'shell.classify' },
  { id: 'check', word: 'shell.check' },
  { id: 'methods', word: 'shell.methods' },
]

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
  const Show = view === undefined ? Unknown : (view.show ?? Later)
  useEffect(() => {
    document.title = view ? `${say(view.word)} – ${say('shell.title')}` : say('shell.title')
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
          {VIEWS.filter((v) => !v.inner).map((v) => (
            <a key={v.id} href={`#${v.id}`} aria-current={v.id === place.view ? 'page' : undefined}>
              {say(v.word)}
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
