// npm start [-- --port N]: prints where every ally stands, and then serves the page to this machine until it is stopped.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { staticServer } from './static-server.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = resolve(process.env.PLEDGEBOOK_CLI ?? join(ROOT, 'dist/cli.js'))
const WEB = resolve(process.env.PLEDGEBOOK_WEB ?? join(ROOT, 'dist/web'))
/** Taken where it is free, so that what a browser keeps of the page is found again. */
const USUAL_PORT = 4320

function fail(text, hint) {
  process.stderr.write(`pledgebook: ${text}\n  ${hint}\n`)
  process.exit(2)
}

/** The port asked for, or undefined. */
function portAsked() {
  try {
    const { port } = parseArgs({ options: { port: { type: 'string' } } }).values
    if (port === undefined) return undefined
    if (/^\d{1,5}$/.test(port) && Number(port) < 65536) return Number(port)
    return fail(`"${port}" is no port`, 'say a number up to 65535: npm start -- --port 8080')
  } catch (error) {
    return fail(error.message, 'say npm start, or npm start -- --port 8080')
  }
}

/** Listens on this machine only. Rejects where the port is taken. */
function listening(server, port) {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      done(server.address().port)
    })
  })
}

const asked = portAsked()
for (const file of [CLI, join(WEB, 'index.html')])
  if (!existsSync(file)) fail(`${file} is not there`, 'build it first: npm run build')

spawnSync(process.execPath, [CLI, 'standing'], { stdio: ['ignore', 'inherit', 'inherit'] })

const server = staticServer(WEB)
const port = await listening(server, asked ?? USUAL_PORT).catch((error) => {
  if (asked !== undefined)
    return fail(`port ${asked} cannot be had (${error.code})`, 'say another: npm start -- --port 8080')
  return listening(server, 0)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
process.stdout.write(`\nThe page: http://127.0.0.1:${port}/\nStop it with Ctrl+C.\n`)
