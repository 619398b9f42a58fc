import { PledgebookError } from '../terms/fault.js'
import type { Files } from './operation.js'

/** Whether a person's words are meant as a file: they hold a path or an ending. */
export function isFileName(text: string): boolean {
  return text === '-' || /[/\\]/.test(text) || /\.(ya?ml|json)$/i.test(text)
}

/** A file of the person's own, as text. Throws `input` `files.none` where there is no disk to read from. */
export async function ownText(files: Files | undefined, path: string, what: string): Promise<string> {
  if (files === undefined)
    throw new PledgebookError(
      'input',
      'files.none',
      `${what} is a file (${path}), and no files can be read here`,
      'name a shipped one by its id',
    )
  return new TextDecoder().decode(await files.read(path))
}
