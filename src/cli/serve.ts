import { randomUUID } from 'node:crypto'
import { Command, CommanderError } from 'commander'
import type { Book } from '../book/book.js'
import { HttpApp } from '../http/app.js'
import { Clients } from '../http/clients.js'
import { NAMES_HERE } from '../http/guard.js'
import { type Limits, USUAL_LIMITS } from '../http/limits.js'
import { PageFiles, pageFolder } from '../http/page-files.js'
import { AnswerPool, usualThreads } from '../http/pool.js'
import { type Entry, startServer } from '../http/server.js'
import { THREAD_ADDRESS, threadOrders } from '../http/thread.js'
import { PledgebookError } from '../terms/fault.js'
import { assistantsOf } from './assistants.js'

/** Limits that have a flag: its name, what it says, and how much of the limit's unit one of the flag's is. */
const FLAGS: readonly (readonly [keyof Limits, string, string, number])[] = [
  ['body', 'most-bytes', 'longest body of a request, in bytes', 1],
  ['head', 'most-head', 'longest head of a request, in bytes', 1],
  ['answer', 'seconds', 'time for a question, waiting included', 1_000],
  ['threads', 'threads', 'threads that answer', 1],
  ['memory', 'memory', 'memory of a thread, in MB', 1],
  ['waiting', 'waiting', 'questions that wait for a thread', 1],
  ['perClient', 'at-once', 'questions of one client at once', 1],
  ['rate', 'rate', 'questions a minute of one client; 0 does not count them', 1],
  ['burst', 'burst', 'questions of one client in one go', 1],
  ['connections', 'connections', 'open connections; 0 for no bound', 1],
  ['connectionsPerClient', 'client-connections', 'open connections of one client; 0 for no bound', 1],
  ['kept', 'kept', 'answers kept for those who ask the same, in bytes', 1],
  ['stop', 'stop-seconds', 'time for what runs to end when the server is told to stop', 1_000],
]
/** Limits that make no sense at 0. */
const ABOVE_ZERO: readonly (keyof Limits)[] = [
  'body',
  'head',
  'answer',
  'threads',
  'memory',
  'waiting',
  'perClient',
  'burst',
]

const HELP = `
Examples:
  $ pledgebook serve
      the page and every question at http://127.0.0.1:4321, for this machine only; /docs says what can be asked
  $ pledgebook serve --host 0.0.0.0 --origin '*' --proxies 1
      for everybody, behind one proxy of your own that adds TLS and X-Forwarded-For

Nothing is read from disks or other machines for a request. Records go to standard error, one line of JSON a request.
`

interface Options {
  readonly host: string
  readonly port: string
  readonly origin?: readonly string[]
  readonly name?: readonly string[]
  readonly proxies: string
  readonly book?: string
  readonly page: boolean
  readonly records: boolean
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const camel = (flag: string) => flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d{1,12}$/.test(text) && number >= least && number <= most) return number
  const what = `--${flag} "${text.slice(0, 50)}"`
  throw new PledgebookError('input', 'arguments', what, `give a whole number from ${least} to ${most}`)
}

function commandOf(): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value]
  const command = new Command('pledgebook serve')
    .description('Answers over HTTP: every question, the page, and a description of both')
    .option('--host <address>', 'address to listen on; only this machine unless told otherwise', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes any that is free', '4321')
    .option(
      '--origin <origin>',
      'web pages of this origin may read answers, such as https://news.example; * for any',
      several,
    )
    .option(
      '--name <host>',
      'a name the server is called by beside those of this machine; checked while it listens on this machine only, or where one is given',
      several,
    )
    .option('--proxies <number>', 'proxies of your own before it, whose X-Forwarded-For is believed', '0')
    .option('--book <id>', 'answer from a book by its id instead of the newest')
    .option('--no-page', 'without the page')
    .option('--no-records', 'without a record of each request')
  for (const [limit, flag, says, unit] of FLAGS) {
    const usual = limit === 'threads' ? usualThreads() : USUAL_LIMITS[limit] / unit
    command.option(`--${flag} <number>`, says, String(usual))
  }
  return command
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
}

function parsed(argv: readonly string[]): { options: Options; limits: Limits } | undefined {
  const command = commandOf()
  try {
    command.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed') return undefined
    throw new PledgebookError(
      'input',
      'arguments',
      error.message.replace(/^error: /, ''),
      'see pledgebook serve --help',
    )
  }
  const given = command.opts<Record<string, string>>()
  const told = FLAGS.map(([limit, flag, , unit]) => {
    const least = ABOVE_ZERO.includes(limit) ? 1 : 0
    return [limit, wholeNumber(flag, given[camel(flag)] ?? '', least, 10_000_000_000) * unit] as const
  })
  return { options: given as unknown as Options, limits: { ...USUAL_LIMITS, ...Object.fromEntries(told) } }
}

/** On this machine only, and where names are given, the server answers to its names alone. */
function namesOf({ host, name = [] }: Options): readonly string[] | undefined {
  if (name.length === 0 && !LOOPBACK.includes(host)) return undefined
  return [...NAMES_HERE, ...name.map((one) => one.toLowerCase())]
}

function tell(fields: object): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`)
}

/** Waits to be told to stop; the second time ends at once. */
function toldToStop(): Promise<string> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        stop(signal)
        process.once(signal, () => process.exit(1))
      })
  })
}

/**
 * `pledgebook serve`: answers over HTTP until it is told to stop. Throws `input` `arguments`, `source` `port.unusable`, and
 * what opening the book throws.
 */
export async function serve(
  argv: readonly string[],
  openBook: (id: string | undefined) => Promise<Book>,
): Promise<void> {
  const asked = parsed(argv)
  if (asked === undefined) return
  const { options, limits } = asked
  const port = wholeNumber('port', options.port, 0, 65_535)
  const proxies = wholeNumber('proxies', options.proxies, 0, 16)
  const book = await openBook(options.book)
  const orders = await threadOrders(book)
  const pool = new AnswerPool(new URL(THREAD_ADDRESS), orders, limits, (what) => tell({ level: 'error', what }))
  await pool.ready()
  const names = namesOf(options)
  const origins = options.origin ?? []
  const folder = options.page ? pageFolder() : undefined
  const now = () => performance.now()
  let open = true
  const app = await HttpApp.open({
    book,
    answerer: pool,
    limits,
    clients: new Clients(limits, now),
    page: folder === undefined ? undefined : new PageFiles(folder),
    assistants: assistantsOf(book, pool, { names, origins, body: limits.body }),
    open: () => open,
    onbug: (error) => tell({ level: 'error', what: error instanceof Error ? error.name : typeof error }),
  })
  const server = await startServer(app, {
    host: options.host,
    port,
    guard: { names, origins },
    limits,
    proxies,
    record: options.records ? (entry: Entry) => tell({ level: 'info', ...entry }) : () => undefined,
    nameRequest: randomUUID,
    now,
  }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  tell({ level: 'info', what: 'listening', address: server.address, docs: `${server.address}/docs`, book: book.id })
  const signal = await toldToStop()
  open = false
  tell({ level: 'info', what: 'stopping', signal })
  await server.stop()
  await pool.end()
  tell({ level: 'info', what: 'stopped' })
}
