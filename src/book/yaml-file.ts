import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { ZodMiniType } from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'

function lineAt(root: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = root
  let line = 1
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String((item.key as { value?: unknown } | null)?.value) === String(key),
      )
      node = pair?.value
    } else if (isSeq(node)) node = node.items[Number(key)]
    else break
    const range = (node as Node | undefined)?.range
    if (range) line = lines.linePos(range[0]).line
  }
  return line
}

/**
 * Reads a YAML file against a schema. All mistakes of the file are reported at once, each with its line. Throws `data`
 * `yaml.malformed` (duplicate keys, tabs, unclosed quotes …) or `yaml.unexpected` (a field that is wrong, missing or unknown).
 */
export function readYaml<T>(text: string, schema: ZodMiniType<T>, file: string): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  if (document.errors.length > 0)
    throw new PledgebookError(
      'data',
      'yaml.malformed',
      document.errors.map((e) => `line ${e.linePos?.[0].line ?? '?'}: ${e.message.split('\n')[0]}`).join('; '),
      'correct these lines; quote texts that hold a colon, and years and days',
      { where: file },
    )
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 1000 }))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(
    (issue) =>
      `line ${lineAt(document.contents, issue.path, lines)}: ${issue.path.join('.') || 'the file'}: ${issue.message}`,
  )
  throw new PledgebookError(
    'data',
    'yaml.unexpected',
    issues.join('; '),
    'correct these lines; every field is described in CONTRIBUTING.md',
    {
      where: file,
    },
  )
}
