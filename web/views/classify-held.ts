import { useEffect, useState } from 'preact/hooks'
import { lend, stop } from '../desk/desk.js'

const CHANGED = 'pledgebook-held'

/** The files that the reader gave this page, or wrote on it, by the names under which the worker has them. */
const held = new Map<string, Blob>()

/** Where lent files are asked for; any of the worker's operations will do. */
const TO = 'classify'

/** Gives a file to the worker under a name; the same file again changes nothing. */
export async function hold(name: string, blob: Blob): Promise<void> {
  if (held.get(name) === blob) return
  held.set(name, blob)
  await lend(TO, name, blob)
  // The address may be the same as before, and then nothing else says that the file is here.
  dispatchEvent(new CustomEvent(CHANGED))
}

/** The file of this name, as soon as the reader gave it. */
export function useHeld(name: string | undefined): Blob | undefined {
  const [, changed] = useState(0)
  useEffect(() => {
    const hear = () => changed((n) => n + 1)
    addEventListener(CHANGED, hear)
    return () => removeEventListener(CHANGED, hear)
  }, [])
  return name === undefined ? undefined : held.get(name)
}

/** Texts that the reader changes often: each version under its own name, so that no answer of an older one is shown. */
export async function holdText(stem: string, text: string): Promise<string> {
  const name = `${stem}-${markOf(text)}.yaml`
  if (held.has(name)) return name
  for (const old of [...held.keys()].filter((other) => other.startsWith(`${stem}-`) && other.endsWith('.yaml'))) {
    held.delete(old)
    await lend(TO, old, undefined)
  }
  await hold(name, new Blob([text]))
  return name
}

/** Letters that tell one text from another, by FNV-1a. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Ends what the worker is doing and gives a new one the same files. */
export async function stopWork(): Promise<void> {
  await stop(TO)
  for (const [name, blob] of held) await lend(TO, name, blob)
}
