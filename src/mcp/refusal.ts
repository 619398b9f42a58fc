import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError, problemOf } from '../terms/fault.js'

/** The fault of an address that names nothing. */
export function unknown(kind: string, name: string, known: readonly string[]): PledgebookError {
  return new PledgebookError(
    'notFound',
    `${kind}.unknown`,
    `no ${kind} "${name.slice(0, 200)}"`,
    didYouMean(name, known),
  )
}

/** A problem as an error of the protocol, with the details of RFC 9457; the fault of who asks, or ours. */
function refusal(error: unknown): ProtocolError {
  const mistaken = error instanceof SyntaxError || error instanceof URIError
  const problem = problemOf(
    mistaken
      ? new PledgebookError(
          'input',
          'address',
          `the address is malformed: ${error.message}`,
          'write it by its template',
        )
      : error,
  )
  const code = problem.status < 500 ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError
  return new ProtocolError(code, `${problem.detail}; ${problem.hint}`, { problem })
}

/** The same function, whose faults are errors of the protocol. */
export function refusing<Given extends unknown[], Result>(
  read: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    try {
      return await read(...given)
    } catch (error) {
      throw refusal(error)
    }
  }
}
