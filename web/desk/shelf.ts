/**
 * The page's own files that are not in its first one: pieces of the book and workers. Each is a script that hands over
 * one text, since pages opened from a folder may load scripts and nothing else.
 */
type Hand = (name: string, text: string) => void

declare global {
  var pledgebookPart: Hand | undefined
}

/** Files of the parts that are not in the first one, by the parts' names; each file's name ends with a hash of what it holds. */
const files = new Map(
  (JSON.parse(document.getElementById('rest')?.textContent ?? '[]') as string[]).map((file) => [
    file.replace(/\.\w+$/, ''),
    `parts/${file}.js`,
  ]),
)
/** Milliseconds between two files that nobody asked for yet. */
const PAUSE = 20
const held = new Map<string, string>()
const waiting = new Map<string, Promise<string>>()

globalThis.pledgebookPart = (name, text) => void held.set(name, text)

/** The text of a part. Rejects where neither network nor folder has it. */
export function part(name: string): Promise<string> {
  const inline = document.getElementById(`part:${name}`)?.textContent
  const known = held.get(name) ?? inline
  if (known) return Promise.resolve(known)
  const coming = waiting.get(name) ?? load(name)
  waiting.set(name, coming)
  return coming
}

async function load(name: string): Promise<string> {
  try {
    await script(name)
    const text = held.get(name)
    if (text === undefined) throw new Error(`the page's part ${name} is not what it should be`)
    return text
  } finally {
    waiting.delete(name)
  }
}

/** Runs the script of a part. Rejects where neither network nor folder has it, as when a newer page has taken its place. */
export function script(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = files.get(name) ?? `parts/${name}.js`
    element.onload = () => {
      element.remove()
      resolve()
    }
    element.onerror = () => {
      element.remove()
      reject(new Error(`the page's part ${name} cannot be had; is the network cut, or has the page been renewed?`))
    }
    document.head.append(element)
  })
}

/** Loads what else there is, one after another, so that the page goes on without a network. Whether all of it came. */
export async function loadRest(): Promise<boolean> {
  let all = true
  for (const name of files.keys()) {
    const here = name.startsWith('view-') ? globalThis.pledgebookViews?.[name.slice(5)] : held.get(name)
    if (here) continue
    await (name.startsWith('view-') ? script(name) : part(name)).catch(() => {
      all = false
    })
    await new Promise((next) => setTimeout(next, PAUSE))
  }
  return all
}
