/** A complaint of a schema; `zod/mini` brings no words of its own for most of them. */
export interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[] | undefined
  readonly expected?: string | undefined
  readonly values?: readonly unknown[] | undefined
}

const NO_WORDS = 'Invalid input'

/** What is wrong and where: `period: expected string`, `unknown field "gaol"`. */
export function issueInWords(issue: Issue): string {
  const at = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : ''
  if (issue.message !== NO_WORDS) return at + issue.message
  if (issue.keys) return `${at}unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}`
  if (issue.values) return `${at}expected one of ${issue.values.map(String).join(', ')}`
  return `${at}${issue.expected ? `expected ${issue.expected}` : issue.message}`
}
