import { render } from 'preact'
import { App } from './app.js'
import { keepForLater } from './desk/kept.js'
import { loadRest } from './desk/shelf.js'
import { chosenScheme } from './parts/scheme.js'

/** Milliseconds after the first picture in which only what the reader asks for is fetched. */
const FIRST = 2500

/** Fetches what the first view does not need, so that the page goes on without a network; what fails is tried anew. */
async function settle(): Promise<void> {
  if (!(await loadRest())) {
    addEventListener('online', () => void settle(), { once: true })
    return
  }
  document.documentElement.dataset.settled = ''
  await keepForLater()
}

/** Shows the page, and then makes it ready to go on without a network. */
export function start(): void {
  document.documentElement.dataset.scheme = chosenScheme()
  const root = document.getElementById('page')
  if (root) render(<App />, root)
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, FIRST))
  addEventListener('load', () => setTimeout(() => idle(() => void settle()), FIRST))
}
