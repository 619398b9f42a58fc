import { useEffect, useState } from 'preact/hooks'
import type { Asked } from '../address.js'
import { lend } from '../desk/desk.js'
import { packedText, unpackedText } from '../parts/link-text.js'
import { say } from '../words/words.js'
import type { Prefix } from './cost-asked.js'

/** Settings that can be a file of years: what the address calls it where it is, and where its text stands. */
const KINDS = { path: 'pathFile', gdp: 'gdpFile' } as const
export type OwnKind = keyof typeof KINDS

/** What a setting is called in the address where a file of the reader's stands for it. */
export const OWN = 'file'
/** Letters that an address still carries everywhere. */
const LONGEST = 12_000
/** Where the file's name ends and its text begins. */
const PART = '~'
const ASKED_OF = ['cost', 'plan'] as const

/** Names under which the workers have the reader's files; `undefined` while one is unpacked, `lost` where its link was cut. */
export type OwnFiles = Readonly<Partial<Record<OwnKind, string>>> & { readonly lost?: boolean }

/** Letters that tell one version of a file from another, since answers are kept by what was asked. */
function markOf(packed: string): string {
  let sum = 0
  for (const letter of packed) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0
  return sum.toString(36)
}

/** A file for the address. Rejects where it is longer than a link may be. */
async function linkOf(file: File): Promise<string> {
  const link = `${file.name.replaceAll(PART, '-').slice(0, 60)}${PART}${await packedText(await file.text())}`
  if (link.length > LONGEST) throw new Error(say('cost.own.long', { name: file.name }))
  return link
}

async function lent(link: string): Promise<string> {
  const at = link.lastIndexOf(PART)
  const packed = link.slice(at + 1)
  const name = `${link.slice(0, at)} (${markOf(packed)})`
  const blob = new Blob([await unpackedText(packed)])
  for (const operation of ASKED_OF) await lend(operation, name, blob)
  return name
}

/** The reader's files of one scenario, as the address holds them. */
export function useOwnFiles(asked: Asked, prefix: Prefix): OwnFiles | undefined {
  const links = Object.entries(KINDS).flatMap(([kind, key]) => {
    const link = asked[prefix + key]
    return asked[prefix + kind] === OWN && link ? [[kind, link] as const] : []
  })
  const key = JSON.stringify(links)
  const [held, setHeld] = useState<{ readonly of: string; readonly files: OwnFiles }>({ of: '[]', files: {} })
  useEffect(() => {
    let current = true
    Promise.all(links.map(async ([kind, link]) => [kind, await lent(link)] as const))
      .then((named): OwnFiles => Object.fromEntries(named))
      .catch((): OwnFiles => ({ lost: true }))
      .then((files) => current && setHeld({ of: key, files }))
    return () => {
      current = false
    }
  }, [key])
  return held.of === key ? held.files : undefined
}

interface OwnFileProps {
  readonly kind: OwnKind
  /** The file as the address holds it. */
  readonly link: string | undefined
  readonly onLink: (change: Readonly<Record<string, string>>) => void
}

/** Takes a file of years; it stays in the page and its link. */
export function OwnFile({ kind, link, onLink }: OwnFileProps) {
  const [fault, setFault] = useState('')
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setFault('')
    await linkOf(file).then(
      (text) => onLink({ [KINDS[kind]]: text }),
      (error: Error) => setFault(error.message),
    )
  }
  const name = link?.slice(0, link.lastIndexOf(PART))
  return (
    <label class="own-file">
      {say(`cost.own.${kind}`)}
      <input type="file" accept=".csv,.txt" onChange={(e) => void take(e.currentTarget.files?.[0])} />
      <span class="muted">{name ? say('cost.own.is', { name }) : say(`cost.own.${kind}.form`)}</span>
      {fault && <span role="alert">{fault}</span>}
    </label>
  )
}
