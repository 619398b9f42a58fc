import { render } from 'preact'
import { App } from './app.js'
import { loadRest } from './desk/shelf.js'
import { chosenScheme } from './parts/scheme.js'

/** Shows the page, and then fetches what the first view does not need, so that it goes on without a network. */
export function start(): void {
  document.documentElement.dataset.scheme = chosenScheme()
  const root = document.getElementById('page')
  if (root) render(<App />, root)
  // Names of the parts that are not in the first file, as the build wrote them.
  const rest = JSON.parse(document.getElementById('rest')?.textContent ?? '[]') as string[]
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000))
  addEventListener('load', () => setTimeout(() => idle(() => void loadRest(rest)), 2500))
}
