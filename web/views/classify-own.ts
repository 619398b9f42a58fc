import { useEffect, useState } from 'preact/hooks'
import { packedText, unpackedText } from '../parts/link-text.js'
import { holdText, markOf } from './classify-held.js'

/** Letters that an address still carries everywhere. */
const LONGEST = 12_000
const OUTSIDE = 'held:'

/** Texts that are too long for the address, as long as the page is open. */
const outside = new Map<string, string>()

/**
 * A text for the address: packed; of a text made from a shipped one only what differs from it. What is too long stays on this
 * page, and `outside` says so.
 */
export async function linkOf(text: string, base = ''): Promise<{ readonly link: string; readonly outside: boolean }> {
  let start = 0
  while (start < base.length && start < text.length && base[start] === text[start]) start++
  let end = 0
  const most = Math.min(base.length, text.length) - start
  while (end < most && base.at(-1 - end) === text.at(-1 - end)) end++
  const link = `${start}.${end}.${markOf(base)}.${await packedText(text.slice(start, text.length - end))}`
  if (link.length <= LONGEST) return { link, outside: false }
  const mark = markOf(text)
  outside.set(mark, text)
  return { link: `${OUTSIDE}${mark}`, outside: true }
}

/** Whether a text of the address is on this page only. */
export function isOutside(link: string | undefined): boolean {
  return link?.startsWith(OUTSIDE) ?? false
}

/** The text again. Rejects where the address was cut, or the shipped text is another by now. */
async function textOf(link: string, base: string): Promise<string> {
  if (isOutside(link)) {
    const known = outside.get(link.slice(OUTSIDE.length))
    if (known === undefined) throw new Error('outside')
    return known
  }
  const [start = '', end = '', mark, packed = ''] = link.split('.')
  if (mark !== markOf(base)) throw new Error('base')
  return base.slice(0, Number(start)) + (await unpackedText(packed)) + base.slice(base.length - Number(end))
}

/** A text of the address, and the name under which the worker has it. */
export interface Own {
  readonly of: string
  readonly text: string
  readonly name: string
  /** Why there is none: it was left out of the link, or the link was cut. */
  readonly fault?: 'outside' | 'mangled'
}

/** Unpacks a text of the address and lends it to the worker; undefined while that is under way, or without a link. */
export function useOwn(stem: string, link: string | undefined, base: string | undefined): Own | undefined {
  const [own, setOwn] = useState<Own>()
  useEffect(() => {
    if (link === undefined || base === undefined) {
      setOwn(undefined)
      return
    }
    let current = true
    textOf(link, base)
      .then(async (text) => ({ of: link, text, name: await holdText(stem, text) }))
      .catch((error: Error): Own => {
        const fault = error.message === 'outside' ? 'outside' : 'mangled'
        return { of: link, text: base, name: '', fault }
      })
      .then((next) => current && setOwn(next))
    return () => {
      current = false
    }
  }, [stem, link, base])
  return own?.of === link ? own : undefined
}
