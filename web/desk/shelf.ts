/**
 * The page's own files that are not in its first one: pieces of the book and workers. Each is a script that hands over
 * one text, since pages opened from a folder may load scripts and nothing else.
 */
type Hand = (name: string, text: string) => void

declare global {
  var pledgebookPart: Hand | undefined
}

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
  const file = `parts/${name}.js`
  try {
    await script(file)
    const text = held.get(name)
    if (text === undefined) throw new Error(`the page's file ${file} is not what it should be`)
    return text
  } finally {
    waiting.delete(name)
  }
}

/** Runs a script that lies beside the page. Rejects where neither network nor folder has it. */
export function script(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = file
    element.onload = () => {
      element.remove()
      resolve()
    }
    element.onerror = () => {
      element.remove()
      reject(new Error(`the page's file ${file} cannot be had; is the network cut?`))
    }
    document.head.append(element)
  })
}

/** Loads what else there is, one after another, so that the page goes on without a network. */
export async function loadRest(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await (name.startsWith('view-') ? script(`parts/${name}.js`) : part(name)).catch(() => undefined)
    await new Promise((next) => setTimeout(next, 50))
  }
}
