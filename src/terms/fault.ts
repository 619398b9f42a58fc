/** Who has to act on an error, and what a program sees of it. */
export type Fault = 'input' | 'data' | 'notFound' | 'source' | 'bug'

/** Exit code of the command line and status of HTTP for each fault. */
export const FAULTS: Readonly<Record<Fault, { exit: number; status: number; title: string }>> = {
  input: { exit: 2, status: 400, title: 'The question cannot be understood' },
  data: { exit: 3, status: 422, title: 'The data are not as expected' },
  notFound: { exit: 4, status: 404, title: 'No such thing in this book' },
  source: { exit: 5, status: 502, title: 'A file or source cannot be used' },
  bug: { exit: 70, status: 500, title: 'Pledgebook itself is at fault' },
}

/** The same in every copy of this module, of which the program's parts have one each. */
const MARK = Symbol.for('pledgebook.error')

/**
 * The only error Pledgebook throws on purpose. `message` says what was found and what was expected,
 * `where` names the file, sheet, cell or line, `hint` says what to do next.
 */
export class PledgebookError extends Error {
  override readonly name = 'PledgebookError'
  readonly where: string | undefined
  readonly [MARK] = true

  /** Errors thrown by another copy of this class are of it too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value
  }

  constructor(
    readonly fault: Fault,
    readonly code: string,
    message: string,
    readonly hint: string,
    options?: ErrorOptions & { where?: string },
  ) {
    super(message, options)
    this.where = options?.where
  }
}

/** RFC 9457 problem details of any thrown value; an unknown error becomes a `bug`. */
export function problemOf(error: unknown): {
  type: string
  title: string
  status: number
  detail: string
  code: string
  hint: string
  where?: string
} {
  const known = error instanceof PledgebookError ? error : undefined
  const fault = known?.fault ?? 'bug'
  return {
    type: `urn:pledgebook:problem:${known?.code ?? 'bug.unexpected'}`,
    title: FAULTS[fault].title,
    status: FAULTS[fault].status,
    detail: error instanceof Error ? error.message : String(error),
    code: known?.code ?? 'bug.unexpected',
    hint: known?.hint ?? 'please report this with the command you gave',
    ...(known?.where === undefined ? {} : { where: known.where }),
  }
}
