import { PledgebookError } from '../terms/fault.js'
import { type Issue, issueInWords } from '../terms/issue.js'
import type { Operation } from './operation.js'

/** A question checked against its operation's schema. Throws `input` `arguments` with all that is wrong, and this hint. */
export function checkedInput(operation: Operation, input: unknown, hint: string): unknown {
  const parsed = operation.input.safeParse(input)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => issueInWords(issue as Issue))
  throw new PledgebookError('input', 'arguments', problems.join('; '), hint)
}
