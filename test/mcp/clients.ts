import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { CLI, ROOT } from '../cli/run-cli.js'

/** The revision of the protocol that a client speaks: by handshake, or by a claim on each request. */
export type Era = 'legacy' | 'modern'

const MODERN = '2026-07-28'

const environment = () => ({
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  PLEDGEBOOK_DATA: mkdtempSync(join(tmpdir(), 'pledgebook-test-')),
})

export function clientOf(era: Era): Client {
  return new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: MODERN } } },
  )
}

/** A client that starts the built program and speaks to it over standard input and output. */
export async function overStdio(era: Era): Promise<Client> {
  const client = clientOf(era)
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp'], env: environment(), cwd: ROOT }),
  )
  return client
}

/** The built program serving over HTTP on a port of its own choice. */
export interface Served {
  readonly address: URL
  readonly process: ChildProcess
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>
}

export async function served(...more: string[]): Promise<Served> {
  const child = spawn(process.execPath, [CLI, 'mcp', '--port', '0', ...more], {
    cwd: ROOT,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const address = await new Promise<string>((found, failed) => {
    let said = ''
    child.stderr?.on('data', (piece) => {
      said += piece
      const at = /http:\/\/\S+\/mcp/.exec(said)
      if (at) found(at[0])
    })
    child.once('exit', () => failed(new Error(`the server ended: ${said}`)))
  })
  return {
    address: new URL(address),
    process: child,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

export async function overHttp({ address }: Served, era: Era): Promise<Client> {
  const client = clientOf(era)
  await client.connect(new StreamableHTTPClientTransport(address))
  return client
}
