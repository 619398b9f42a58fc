import { shown } from '../sources/shown.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { FORMATS, type Format } from './answer-formats.js'
import type { Asked } from './ask.js'

export { FORMATS, type Format } from './answer-formats.js'

/** An answer written as one file. */
export interface AnswerFile {
  readonly bytes: Uint8Array
  /** Media type, with its charset where it is text. */
  readonly type: string
  /** Of the file's name, without the point. */
  readonly extension: string
  /** Whether it is no text, and would garble a terminal. */
  readonly binary: boolean
}

/** The ways to write an operation's answer. */
export function formatsOf(operation: string): Format[] {
  return FORMATS.filter((format) => format.of === undefined || format.of.includes(operation))
}

/**
 * Writes an answer in a format. The same answer gives the same bytes.
 * Throws `input` `format.unknown`, and the faults of charts where there is nothing to draw.
 */
export async function answerFile(asked: Asked, name: string, chart?: string): Promise<AnswerFile> {
  const formats = formatsOf(asked.operation.name)
  const format = formats.find((f) => f.name === name)
  if (format === undefined)
    throw new PledgebookError(
      'input',
      'format.unknown',
      `no format "${name}" of ${asked.operation.name}`,
      didYouMean(
        name,
        formats.map((f) => f.name),
      ),
    )
  const written = await format.write(asked, chart)
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
  return { bytes, type: format.type, extension: format.extension, binary: format.binary === true }
}

/** The format that a file's name tells, the longest ending first. Throws `input` `format.untold`. */
export function formatOfFile(operation: string, file: string): string {
  const formats = formatsOf(operation)
  const name = file.toLowerCase().split(/[\\/]/).at(-1) ?? ''
  const fitting = formats.filter(({ extension }) => name === extension || name.endsWith(`.${extension}`))
  const [best] = fitting.sort((a, b) => b.extension.length - a.extension.length)
  if (best !== undefined) return best.name
  throw new PledgebookError(
    'input',
    'format.untold',
    `the name "${shown(name)}" tells no format of ${operation}`,
    `end it with ${[...new Set(formats.map((f) => `.${f.extension}`))].join(', ')}, or say --format`,
  )
}
