import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Desk } from './desk.js'
import { mcpServer } from './server.js'

/** Longest message, bytes: a story of the length that is read at most, escaped as JSON. */
const MOST = 64_000_000

/** Serves one client on standard input and output until it closes them; `told` hears what went wrong beside an answer. */
export async function mcpStdio(desk: Desk, told: (error: Error) => void): Promise<void> {
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: MOST })
  serveStdio(() => mcpServer(desk), { transport, onerror: told })
  await new Promise<void>((ended) => {
    process.stdin.once('end', ended)
    process.stdin.once('close', ended)
  })
}
