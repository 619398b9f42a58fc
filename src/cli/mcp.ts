import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Command, CommanderError } from 'commander'
import pc from 'picocolors'
import type { Book } from '../book/book.js'
import { type Desk, type DeskFurniture, type DeskText, deskOf } from '../mcp/desk.js'
import { mcpFetch } from '../mcp/fetch.js'
import { mcpStdio } from '../mcp/stdio.js'
import { PledgebookError } from '../terms/fault.js'
import { SHOW } from './show.js'
import type { Terminal } from './terminal.js'

const HERE = '127.0.0.1'
const PATH = '/mcp'

/** Words are for a reader without a terminal: as the command line writes into a pipe. */
const PAPER: Terminal = { columns: 80, ascii: false, paint: pc.createColors(false) }

/** Texts that the package ships beside the program, as seen from it, from one of its chunks and from this source file. */
const TEXTS = {
  methods: ['METHODS.md', 'Methods', 'How each number is made, with formulas and sources'],
  glossary: ['GLOSSARY.md', 'Glossary', 'What the words mean'],
} as const

function shippedTexts(): Record<string, DeskText> {
  const found = Object.entries(TEXTS).flatMap(([name, [file, title, says]]) => {
    const path = ['../', '../../'].map((up) => fileURLToPath(new URL(up + file, import.meta.url))).find(existsSync)
    return path === undefined ? [] : [[name, { title, says, read: () => readFile(path, 'utf8') }] as const]
  })
  return Object.fromEntries(found)
}

/** What assistants are given beside the answers: texts of the package, and the words of the command line. */
export function furnitureOf() {
  const words = (name: string, value: object): string | undefined =>
    Object.hasOwn(SHOW, name) ? SHOW[name]?.(value as never, PAPER) : undefined
  return { texts: shippedTexts(), words } satisfies DeskFurniture
}

function deskFor(book: Book): Desk {
  const context = () => ({ book, log: () => undefined, today: new Date().toISOString().slice(0, 10) })
  return deskOf(context, furnitureOf())
}

const LONGEST_LINE = 200

function say(line: string): void {
  process.stderr.write(`pledgebook: ${line}\n`)
}

/** What went wrong beside an answer, in a line; what a message held is not repeated. */
function sayError(error: Error): void {
  const [first = ''] = error.message.split('\n')
  const understood = !(error instanceof SyntaxError || error.name === 'ZodError' || /^[[{]/.test(first))
  say(understood ? first.slice(0, LONGEST_LINE) : 'a message was not understood and is left out')
}

/** Serves on this machine until it is told to stop. Throws `source` `port.unusable`. */
async function serveHttp(desk: Desk, port: number): Promise<void> {
  const door = mcpFetch(desk, { onerror: sayError })
  const answer = async (request: Request) =>
    new URL(request.url).pathname === PATH
      ? door.fetch(request)
      : new Response(`nothing here; the Model Context Protocol is spoken at ${PATH}\n`, { status: 404 })
  const server = serve({
    fetch: answer,
    port,
    hostname: HERE,
    serverOptions: { requestTimeout: 60_000, headersTimeout: 10_000 },
  })
  await new Promise<void>((ready, failed) => {
    server.once('listening', ready)
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        new PledgebookError(
          'source',
          'port.unusable',
          `port ${port} cannot be used (${error.code})`,
          'choose another with --port, or 0 for any',
        ),
      ),
    )
  })
  say(`the Model Context Protocol at http://${HERE}:${(server.address() as AddressInfo).port}${PATH}; Ctrl-C stops it`)
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  })
  const closed = new Promise((done) => server.close(done))
  await door.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  await closed
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new PledgebookError(
    'input',
    'arguments',
    `"${text.slice(0, 50)}" is no port`,
    'give a number from 0 to 65535; 0 takes any that is free',
  )
}

const HELP = `
Examples:
  $ pledgebook mcp
      for a client that starts it: {"command": "pledgebook", "args": ["mcp"]}
  $ pledgebook mcp --port 8090
      for clients on this machine, at http://127.0.0.1:8090/mcp

Every tool only reads the book. Nothing is read from disks or the web for a client, and nothing leaves this machine.
`

/** `pledgebook mcp`: serves assistants until they are gone. Throws `input` `arguments` and what opening the book throws. */
export async function mcp(argv: readonly string[], openBook: (id: string | undefined) => Promise<Book>): Promise<void> {
  const command = new Command('pledgebook mcp')
    .description('Answers for assistants by the Model Context Protocol, on standard input and output or over HTTP')
    .option('--port <number>', 'serve over HTTP on this port, on this machine only')
    .option('--book <id>', 'ask a book by its id instead of the newest')
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  try {
    command.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed') return
    throw new PledgebookError('input', 'arguments', error.message.replace(/^error: /, ''), 'see pledgebook mcp --help')
  }
  const { port, book } = command.opts<{ port?: string; book?: string }>()
  const at = port === undefined ? undefined : portOf(port)
  const desk = deskFor(await openBook(book))
  await (at === undefined ? mcpStdio(desk, sayError) : serveHttp(desk, at))
}
