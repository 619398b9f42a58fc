import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { CLI, ROOT } from '../cli/run-cli.js'
import { WEB } from './page.js'

/** A server of the page: its address, with a slash at the end, and how to stop it. */
export interface Served {
  readonly base: string
  readonly end: () => Promise<unknown>
}

/** What `npm start` printed, and its server. */
export async function npmStart(...args: readonly string[]): Promise<Served & { readonly printed: string }> {
  const env = { ...process.env, PLEDGEBOOK_WEB: WEB, PLEDGEBOOK_CLI: CLI }
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...args], { cwd: ROOT, env })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  let printed = ''
  child.stdout.setEncoding('utf8')
  const base = await new Promise<string>((done, failed) => {
    child.stdout.on('data', (text: string) => {
      printed += text
      const address = /The page: (http:\S+)/.exec(printed)?.[1]
      if (address) done(address)
    })
    ended.then((code) => failed(new Error(`npm start ended with ${code}: ${printed}`)))
  })
  const end = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { base, end, printed }
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

/** The plainest web host there is: no compression, nothing kept, the page in a folder of its own. `folder` is asked each time. */
export async function plainHost(folder: () => string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const name = path.replace(/^\/our\/tools\/pledges\//, '') || 'index.html'
    try {
      const bytes = readFileSync(join(folder(), name))
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream').end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const end = () =>
    new Promise((done) => {
      server.close(done)
      server.closeAllConnections()
    })
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/our/tools/pledges/`, end }
}
