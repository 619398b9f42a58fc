import { type Document, isMap, isPair, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { ZodMiniType } from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'
import { yamlIssueInWords } from './yaml-issue.js'

const MOST_PROBLEMS = 20

function lineAt(root: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = root
  let line = 1
  for (const key of path) {
    let place = node
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String((item.key as { value?: unknown } | null)?.value) === String(key),
      )
      place = pair?.key
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      place = node
    } else break
    const range = (place as Node | undefined)?.range
    if (range) line = lines.linePos(range[0]).line
  }
  return line
}

function malformed(file: string, problems: string): PledgebookError {
  return new PledgebookError(
    'data',
    'yaml.malformed',
    problems,
    'correct these lines; quote texts that hold a colon, and years and days',
    { where: file },
  )
}

/** Line of the first alias of a file that has one. */
function firstAlias(document: Document, lines: LineCounter): number {
  let line = 1
  visit(document, {
    Alias(_, node) {
      if (node.range) line = lines.linePos(node.range[0]).line
      return visit.BREAK
    },
  })
  return line
}

/** Whether a value is inside itself; each part is looked at once. */
function holdsItself(value: unknown, above = new Set<object>(), done = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) return false
  if (above.has(value)) return true
  above.add(value)
  const found = Object.values(value).some((each) => holdsItself(each, above, done))
  above.delete(value)
  done.add(value)
  return found
}

/**
 * Reads a YAML file against a schema. All mistakes of the file are reported at once, each with its line. Throws `data`
 * `yaml.malformed` (duplicate keys, tabs, unclosed quotes …) or `yaml.unexpected` (a field that is wrong, missing or unknown).
 */
export function readYaml<T>(text: string, schema: ZodMiniType<T>, file: string): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  if (document.errors.length > 0)
    throw malformed(
      file,
      document.errors
        .slice(0, MOST_PROBLEMS)
        .map((e) => `line ${e.linePos?.[0].line ?? '?'}: ${e.message.split('\n')[0]}`)
        .join('; '),
    )
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 1000 })
  } catch (error) {
    throw malformed(file, error instanceof Error ? error.message : String(error))
  }
  if (holdsItself(content))
    throw malformed(
      file,
      `line ${firstAlias(document, lines)}: an alias stands inside what it names, so that it has no end`,
    )
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => {
    const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    const line = lineAt(document.contents, at, lines)
    return `line ${line}: ${issue.path.join('.') || 'the file'}: ${yamlIssueInWords(issue, content)}`
  })
  throw new PledgebookError(
    'data',
    'yaml.unexpected',
    issues.join('; '),
    'correct these lines; every field is described in CONTRIBUTING.md',
    { where: file },
  )
}
