import { type Document, LineCounter, type Node, parseDocument } from 'yaml'
import { checkRules } from '../rules/check-rules.js'
import type { RuleSet } from '../rules/rule.js'
import type { WrittenRule, WrittenRules } from '../rules/written-rule.js'
import { PledgebookError } from '../terms/fault.js'
import { ruleEntry, rulesFile } from './rule-schema.js'
import { readYaml } from './yaml-file.js'

/** Problems said at once; a file with more is wrong in one way many times. */
const MOST_SAID = 30

/** The line of the deepest place along a path that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** The rules whose fields are right, with their places in the file, and the ids of the others. */
function readable(content: unknown): { written: WrittenRules; places: number[]; otherIds: string[] } {
  const file = (content ?? {}) as { readonly parts?: unknown; readonly rules?: unknown }
  const entries: unknown[] = Array.isArray(file.rules) ? file.rules : []
  const rules: WrittenRule[] = []
  const places: number[] = []
  const otherIds: string[] = []
  entries.forEach((entry, place) => {
    const parsed = ruleEntry.safeParse(entry)
    if (parsed.success) {
      rules.push(parsed.data)
      places.push(place)
    } else otherIds.push(String((entry as { id?: unknown } | null)?.id))
  })
  const parts = Array.isArray(file.parts) ? file.parts.map(String) : []
  return { written: { id: '', title: '', area: '', source: { text: '' }, parts, rules }, places, otherIds }
}

/**
 * Reads one rule file from its text. Everything that is wrong with it is said at once, each with its line and a remedy:
 * fields (`data` `yaml.unexpected`), and with them or without, the meaning of the rules that can be read (`data`
 * `rules.wrong`: ties, unknown parts, shares, conditions that never hold). A text that is no YAML is `yaml.malformed`.
 */
export function readRuleSet(text: string, file: string): RuleSet {
  let fields: PledgebookError | undefined
  let whole: WrittenRules | undefined
  try {
    whole = readYaml(text, rulesFile, file)
  } catch (error) {
    if (!(error instanceof PledgebookError) || error.code !== 'yaml.unexpected') throw error
    fields = error
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' })
  const { written, places, otherIds } = readable(document.toJS({ maxAliasCount: 1000 }))
  const { set, problems } = checkRules(whole ?? written, otherIds)
  // Where no rule can be read, the fields say so.
  const meant = problems.filter((p) => !(fields !== undefined && p.path.length === 1 && written.rules.length === 0))
  if (fields !== undefined && meant.length === 0) throw fields
  if (meant.length === 0) return set
  const located = meant.map(({ path, message }) => {
    const [head, place, ...rest] = path
    const there = head === 'rules' && typeof place === 'number' ? [head, places[place] ?? place, ...rest] : path
    return { line: lineOf(document, lines, there), message }
  })
  located.sort((a, b) => a.line - b.line)
  const said = located.slice(0, MOST_SAID).map(({ line, message }) => `line ${line}: ${message}`)
  if (located.length > MOST_SAID) said.push(`and ${located.length - MOST_SAID} more`)
  throw new PledgebookError(
    'data',
    'rules.wrong',
    [...(fields === undefined ? [] : [fields.message]), ...said].join('; '),
    'correct these lines; the first rule that holds decides, so that equals must exclude one another or be put in order',
    { where: file },
  )
}
