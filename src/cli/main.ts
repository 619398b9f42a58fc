#!/usr/bin/env node
import type { Book } from '../book/book.js'
import { hasImports, overlayFolder } from '../book/overlay-folder.js'
import { openFolder, shippedFolder } from '../book/shipped.js'
import type { Asked as Answered } from '../operations/ask.js'
import { checkedInput } from '../operations/checked-input.js'
import { ENGINES_HERE } from '../operations/engines-here.js'
import type { Library } from '../operations/library.js'
import type { Operation } from '../operations/operation.js'
import { OPERATIONS } from '../operations/registry.js'
import { VERSION } from '../operations/version.js'
import { shown } from '../sources/shown.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { didYouMean } from '../terms/closest-name.js'
import { FAULTS, PledgebookError, problemOf } from '../terms/fault.js'
import { type Asked, parse, parseExplain } from './command.js'
import { completionScript } from './completion.js'
import { disk } from './disk.js'
import { network } from './network.js'
import { SHOW } from './show.js'
import { plainPaint, type Terminal, terminalOf } from './terminal.js'

async function load(name: string): Promise<Operation> {
  const found = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
  if (found) return found()
  throw new PledgebookError(
    'input',
    'arguments',
    `no command "${name}"`,
    didYouMean(name, [...Object.keys(OPERATIONS), 'completion', 'mcp', 'serve', 'help']),
  )
}

async function help(): Promise<string> {
  const operations = await Promise.all(Object.keys(OPERATIONS).map(load))
  const width = Math.max(...operations.map((o) => o.name.length)) + 2
  return [
    `pledgebook ${VERSION}: governments' spending promises, held against published figures`,
    '',
    'Usage: pledgebook <command> [options]',
    '',
    ...operations.map((o) => `  ${o.name.padEnd(width)}${o.summary}`),
    `  ${'completion'.padEnd(width)}A completion script: pledgebook completion bash|zsh|fish`,
    `  ${'mcp'.padEnd(width)}Answers for assistants: the Model Context Protocol, on standard input and output or --port`,
    `  ${'serve'.padEnd(width)}Answers over HTTP: every question, the page, and a description of both`,
    '',
    'Every command takes --json, --format NAME, --output FILE and --help.',
    '',
    'Examples:',
    '  $ pledgebook standing',
    '  $ pledgebook standing --goal wales-2014.spending --period 2024 --as-of 2024-07-01',
    '  $ pledgebook revisions --goal wales-2014.spending --area NATO --period 2024',
    '  $ pledgebook series --measure nato.core.share --area Poland --json',
    '',
  ].join('\n')
}

async function completion(shell: string | undefined, root: string): Promise<string> {
  if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish')
    throw new PledgebookError(
      'input',
      'arguments',
      `completion for ${shell ?? 'no shell'}`,
      'say bash, zsh or fish: pledgebook completion bash',
    )
  const { facts } = await openCurrent(root)
  return completionScript(shell, await Promise.all(Object.keys(OPERATIONS).map(load)), {
    goals: facts.goals.map((g) => g.id),
    measures: facts.measures.map((m) => m.id),
    areas: [...facts.groups, ...facts.areas].map((a) => a.code),
    editions: facts.editions.filter((e) => e.held).map((e) => e.id),
  })
}

async function understand(
  name: string,
  argv: readonly string[],
  columns: number,
): Promise<{ operation: Operation; asked: Asked | undefined }> {
  const operation = await load(name)
  if (name !== 'explain') return { operation, asked: parse(operation, argv, columns) }
  const [target, ...rest] = argv
  const named = target !== undefined && !target.startsWith('-')
  if (named && target === 'explain')
    throw new PledgebookError(
      'input',
      'arguments',
      'explain cannot explain itself',
      'name another command: pledgebook explain standing --at /members/0/value',
    )
  return {
    operation,
    asked: parseExplain(operation, named ? await load(target) : undefined, named ? rest : argv, columns),
  }
}

async function overlay(root: string) {
  const { Overlay } = await import('../operations/workshop.js')
  return new Overlay(root)
}

/** The book as it is now: the shipped one, with what the user has imported. */
async function openCurrent(root: string): Promise<Book> {
  return hasImports(root) ? (await overlay(root)).open() : openFolder(shippedFolder())
}

const PLAIN: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '.',
  '’': "'",
  '“': '"',
  '”': '"',
  '÷': '/',
  '×': 'x',
  '…': '...',
  Δ: 'D',
  '→': '->',
}

/** Typographic signs as a plain locale has them; letters of names stay. */
function inPlain(text: string): string {
  return text.replace(/[−–·’“”÷×…Δ→]/g, (sign) => PLAIN[sign] ?? sign)
}

type Written = string | Uint8Array

/** The file that the answer is written to, where one is named. Says before the work that it cannot be. */
async function refuseOutput(asked: Asked): Promise<void> {
  if (asked.output === '' || asked.output === '-')
    throw new PledgebookError('input', 'arguments', 'no file is named', 'without --output it goes to standard output')
  if (asked.output !== undefined) await disk.free?.(asked.output)
}

/** An answer in a format; where none is named, in that of the output file's name, or undefined for text. */
async function inFormat(asked: Asked, answered: Answered): Promise<Written | undefined> {
  if (asked.json) return canonicalJson(answered.answer.value)
  const { format, output, chart } = asked
  if (format === 'text' || (format === undefined && (output === undefined || /\.(txt|md)$/i.test(output))))
    return undefined
  const { answerFile, formatOfFile } = await import('../operations/workshop.js')
  const { bytes, binary, extension } = await answerFile(
    answered,
    format ?? formatOfFile(answered.operation.name, output ?? ''),
    chart,
  )
  if (binary && output === undefined && process.stdout.isTTY)
    throw new PledgebookError(
      'input',
      'format.binary',
      `${format} is binary and would garble the terminal`,
      `add --output ${answered.operation.name}.${extension}, or send it to another program`,
    )
  return bytes
}

async function main(argv: readonly string[]): Promise<Written> {
  const [name, ...rest] = argv
  const root = overlayFolder(process.env)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return rest[0] ? main([rest[0], '--help']) : help()
  if (name === '--version' || name === '-V') return `${VERSION}\n`
  if (name === 'completion') return completion(rest[0], root)
  if (name === 'mcp') {
    const { mcp } = await import('./mcp.js')
    await mcp(rest, async (id) => (id === undefined ? openCurrent(root) : (await overlay(root)).byId(id)))
    return ''
  }
  if (name === 'serve') {
    const { serve } = await import('./serve.js')
    await serve(rest, async (id) => (id === undefined ? openCurrent(root) : (await overlay(root)).byId(id)))
    return ''
  }
  const terminal = terminalOf(process.stdout, process.env)
  const { operation, asked } = await understand(name, rest, terminal.columns)
  if (asked === undefined) return ''
  const input = checkedInput(operation, asked.input, `see pledgebook ${operation.name} --help`) as object
  await refuseOutput(asked)
  const book = asked.book === undefined ? await openCurrent(root) : await (await overlay(root)).byId(asked.book)
  const log = process.stderr.isTTY ? (line: string) => void process.stderr.write(`${line}\n`) : () => undefined
  const library: Library = { place: root, add: async (...copy) => (await overlay(root)).add(...copy) }
  const answer = await operation.run(
    {
      book,
      files: disk,
      network,
      library,
      engines: ENGINES_HERE,
      operations: OPERATIONS,
      today: new Date().toISOString().slice(0, 10),
      log,
    },
    input,
  )
  const told = { operation, question: input, answer, facts: book.facts }
  const written = (await inFormat(asked, told)) ?? inText(operation.name, answer.value, asked.output, terminal)
  if (asked.output === undefined) return written
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
  await disk.write(asked.output, bytes)
  log(`wrote ${asked.output}, ${bytes.length} bytes`)
  return ''
}

/** An answer as a person reads it; in a file without colour. */
function inText(operation: string, value: unknown, output: string | undefined, here: Terminal): string {
  const terminal = output === undefined ? here : { ...here, ascii: false, paint: plainPaint() }
  const show = SHOW[operation]
  const text = show ? show(value as never, terminal) : canonicalJson(value)
  // A plain C locale may not show these; letters of names stay.
  return terminal.ascii ? inPlain(text) : text
}

function complain(error: unknown, json: boolean): void {
  const problem = problemOf(error)
  if (json) process.stderr.write(canonicalJson(problem))
  else {
    const where = problem.where === undefined ? '' : `${shown(problem.where)}: `
    process.stderr.write(`pledgebook: ${where}${problem.detail}\n  ${problem.hint}\n`)
    if (!(error instanceof PledgebookError) && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  }
  process.exitCode = FAULTS[error instanceof PledgebookError ? error.fault : 'bug'].exit
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(
    `pledgebook: standard output cannot be written (${error.code})\n  free some space, or write elsewhere\n`,
  )
  process.exit(FAULTS.source.exit)
})
const argv = process.argv.slice(2)
try {
  process.stdout.write(await main(argv))
} catch (error) {
  complain(error, argv.includes('--json') || argv.join(' ').includes('--format json') || argv.includes('--format=json'))
}
