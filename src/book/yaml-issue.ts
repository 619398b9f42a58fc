import type { core } from 'zod/mini'
import { shown } from '../sources/shown.js'

/** What stands at a path of a file's content. */
function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], content)
}

/** A value as a message shows it, with its kind: unquoted years, days and NO become something else than text. */
function described(value: unknown): string {
  if (value === null) return 'an empty field'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'fields of its own'
  return typeof value === 'string' ? `"${shown(value)}"` : `the ${typeof value} ${String(value)}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'fields',
  record: 'fields',
  array: 'a list',
  int: 'a whole number',
}

/** A schema's complaint as a sentence: what was expected and what was found. */
export function yamlIssueInWords(issue: core.$ZodIssue, content: unknown): string {
  const found = valueAt(content, issue.path)
  if (found === undefined) return 'is missing'
  const instead = (expected: string) => `expected ${expected}, found ${described(found)}`
  switch (issue.code) {
    case 'unrecognized_keys':
      return `there is no such field: ${issue.keys.map((key) => `"${shown(key)}"`).join(', ')}`
    case 'invalid_type': {
      const quote = issue.expected === 'string' && typeof found !== 'object' ? '; put it in quotes' : ''
      return instead(KINDS[issue.expected] ?? `a ${issue.expected}`) + quote
    }
    case 'invalid_value':
      return instead(issue.values.map(String).join(' or '))
    case 'invalid_union':
      return instead('one of the forms that CONTRIBUTING.md gives')
    case 'too_small':
      return 'is empty'
    case 'invalid_format':
      return instead(
        issue.message === 'Invalid input' ? `text that matches ${issue.pattern ?? issue.format}` : issue.message,
      )
    default:
      return instead(issue.message)
  }
}
