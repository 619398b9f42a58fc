// The catalogue of errors, read from the places that throw them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { FAULTS, type Fault } from '../src/terms/fault.js'
import { type DocPage, table } from './build-docs-page.js'

/** One place that refuses something. */
export interface Refusal {
  readonly fault: Fault
  readonly code: string
  /** What it says; … stands for what was found. */
  readonly says: string
  /** What to do next; empty where it is made up when it happens. */
  readonly hint: string
}

/** A text of the program with … for what is put into it; undefined where it is no text. */
function written(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((s) => `…${s.literal.text}`).join('')
  if (ts.isConditionalExpression(node)) return written(node.whenTrue) ?? written(node.whenFalse)
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [written(node.left), written(node.right)]
    return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`
  }
  return undefined
}

const codesOf = (node: ts.Expression | undefined): string[] => {
  if (node === undefined) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...codesOf(node.whenTrue), ...codesOf(node.whenFalse)]
  return []
}

const hintOf = (node: ts.Expression | undefined): string =>
  written(node) ?? (node?.getText().startsWith('didYouMean') ? 'names the nearest that exists' : '')

const CODE = /^[a-z][\w]*(\.[a-z]\w*)*$/i

/** The refusals of one file: errors it makes, and calls that pass a fault, a code and words on to one that does. */
function refusalsOf(path: string): Refusal[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found: Refusal[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.arguments !== undefined) {
      const [fault, code, says, hint] = node.arguments
      const named = codesOf(fault).filter((f): f is Fault => Object.hasOwn(FAULTS, f))
      for (const f of named)
        for (const c of codesOf(code).filter((text) => CODE.test(text)))
          found.push({ fault: f, code: c, says: written(says) ?? '…', hint: hintOf(hint) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Every refusal of the program whose code is written where it is thrown, by code. */
export function refusals(src: string): Map<string, Refusal[]> {
  const files = (readdirSync(src, { recursive: true }) as string[]).filter((f) => f.endsWith('.ts')).sort()
  const byCode = new Map<string, Refusal[]>()
  for (const refusal of files.flatMap((file) => refusalsOf(join(src, file))))
    byCode.set(refusal.code, [...(byCode.get(refusal.code) ?? []), refusal])
  return new Map([...byCode].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The page of all errors. */
export function errorsPage(src: string): DocPage {
  const faults = Object.entries(FAULTS).map(([fault, f]) => [`\`${fault}\``, f.title, String(f.exit), String(f.status)])
  const entries = [...refusals(src)].map(([code, all]) => {
    const kinds = [...new Set(all.map((r) => r.fault))].map((f) => `\`${f}\``).join(', ')
    const lines = [...new Set(all.map((r) => `- ${md(r.says)}${r.hint === '' ? '' : `: *${md(r.hint)}*`}`))]
    return `### ${code} {#${code.replaceAll('.', '-')}}\n\n${kinds}\n\n${lines.join('\n')}`
  })
  return {
    path: 'reference/errors.html',
    title: 'Errors',
    section: 'Reference',
    markdown: [
      '# Errors',
      'Every refusal has a kind, which says who has to act, a code, a sentence that says what was found, and what to do next.',
      'The command line prints the sentence and what to do, and ends with the exit code of the kind. With `--json` it prints problem details by RFC 9457 to standard error; over HTTP they are the answer, with the status of the kind. In the library they are fields of `PledgebookError`.',
      table(['kind', 'meaning', 'exit code', 'HTTP status'], faults),
      '## Codes',
      'Read from the program: … stands for what was found. What to do next is in italics.',
      ...entries,
    ].join('\n\n'),
  }
}

const md = (text: string) =>
  text
    .replace(/[*_`[\]\\#|]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', ' ')
