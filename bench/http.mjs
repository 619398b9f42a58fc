// npm run bench:http [-- --requests N --connections N]: the served answers beside a bare "hello" of the same framework, in one run
// on loopback: requests a second and 99th percentile; memory before and after many requests; and what others notice of slow
// heads and of many open connections. PLEDGEBOOK_CLI names another build than dist/cli.js.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = process.env.PLEDGEBOOK_CLI ?? join(ROOT, 'dist/cli.js')
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, connections: { type: 'string', default: '10000' } },
})
const REQUESTS = Number(values.requests)
const CONNECTIONS = Number(values.connections)
const WIDTH = 16
const STORY =
  'THE HAGUE, June 25, 2025 – Poland spent 4.12 % of GDP on defence in 2024, the highest share of all allies. ' +
  'Spain spent 1.28 % that year. In all, 23 of 32 allies met the goal of 2 %.\n'

function started(file, args, words) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  return new Promise((ready, failed) => {
    let told = ''
    child.stderr.on('data', (piece) => {
      if (told.length < 10_000) told += piece
      const found = words.exec(told)
      if (found) ready({ child, port: Number(found[1]) })
    })
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}: ${told}`)))
  })
}

/** A bare server of the same framework, in a process of its own. */
const HELLO = `
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
const app = new Hono().get('/', (c) => c.text('hello'))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stderr.write('listening :' + port + '\\n'))
`

function hello() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HELLO], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((ready) => {
    child.stderr.on('data', (piece) => {
      const found = /listening :(\d+)/.exec(String(piece))
      if (found) ready({ child, port: Number(found[1]) })
    })
  })
}

function one(agent, port, { path, method = 'GET', headers = {}, body }) {
  return new Promise((done, failed) => {
    const began = performance.now()
    const asked = request({ agent, port, host: '127.0.0.1', path, method, headers }, (response) => {
      response.resume()
      response.once('end', () => done({ status: response.statusCode, ms: performance.now() - began }))
      response.once('error', failed)
    })
    asked.once('error', failed)
    asked.end(body)
  })
}

/** Asks `count` times over `WIDTH` connections that stay open. */
async function load(port, count, make) {
  const agent = new Agent({ keepAlive: true, maxSockets: WIDTH })
  const times = []
  let errors = 0
  let next = 0
  const began = performance.now()
  const ask = async () => {
    while (next < count) {
      const { status, ms } = await one(agent, port, make(next++)).catch(() => ({ status: 0, ms: 0 }))
      if (status === 200) times.push(ms)
      else errors += 1
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, ask))
  const seconds = (performance.now() - began) / 1_000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99), errors }
}

/** Memory of a process in MB. */
const memoryOf = ({ child }) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024

function print(name, { perSecond, p50, p99, errors }, beside) {
  const share =
    beside === undefined ? '' : `  ${((100 * perSecond) / beside.perSecond).toFixed(1).padStart(6)} % of hello`
  const ms = (n) => n.toFixed(1).padStart(8)
  process.stdout.write(
    `${name.padEnd(46)}${perSecond.toFixed(0).padStart(7)} /s  p50 ${ms(p50)} ms  p99 ${ms(p99)} ms  errors ${errors}${share}\n`,
  )
}

const get = (path) => () => ({ path })
const LISTENING = /"what":"listening","address":"http:\/\/127\.0\.0\.1:(\d+)"/
const FREE = [
  'serve',
  '--port',
  '0',
  '--rate',
  '0',
  '--at-once',
  '1000',
  '--waiting',
  '1000',
  '--client-connections',
  '0',
]
const bare = await hello()
const served = await started(CLI, FREE, LISTENING)
const asked = (path, seed) => ({ path: `${path}${seed}` })
const posted = (n) => ({
  path: '/v1/check',
  method: 'POST',
  headers: { 'content-type': 'text/plain' },
  body: `${STORY}Number ${n}.`,
})
await load(bare.port, 2_000, get('/'))
const beside = await load(bare.port, 10_000, get('/'))
print('hello (bare hono)', beside)
await load(served.port, 500, get('/v1/standing'))
print('standing, the same question', await load(served.port, 10_000, get('/v1/standing')), beside)
const days = (n) =>
  `/v1/standing?asOf=2026-${String(8 + (n % 3)).padStart(2, '0')}-${String(1 + (((n / 3) % 28) | 0)).padStart(2, '0')}&period=${2014 + ((n / 84) | 0)}`
print('standing, each another question', await load(served.port, 800, (n) => ({ path: days(n) })), beside)
print(
  'cost, 10,000 draws, the same question',
  await load(served.port, 5_000, get('/v1/cost?area=CAN&draws=10000')),
  beside,
)
print(
  'cost, 10,000 draws, each another',
  await load(served.port, 100, (n) => asked('/v1/cost?area=CAN&draws=10000&seed=', n + 2)),
  beside,
)
print('check, each another story', await load(served.port, 400, posted), beside)

const before = memoryOf(served)
const step = Math.ceil(REQUESTS / 4)
const memory = []
let errors = 0
for (let i = 0; i < 4; i += 1) {
  const mixed = await load(served.port, step, (n) => ({ path: n % 50 === 0 ? days((n / 50) | 0) : '/v1/standing' }))
  errors += mixed.errors
  memory.push(memoryOf(served))
}
process.stdout.write(
  `memory over ${step * 4} requests: ${[before, ...memory].map((mb) => mb.toFixed(0)).join(' → ')} MB, errors ${errors}\n`,
)

/** Opens connections from another address of this machine and leaves them so. */
function hold(port, count, first) {
  const sockets = []
  const opening = Array.from({ length: count }, (_, n) => {
    return new Promise((ready) => {
      const localAddress = `127.0.0.${2 + (n % 200)}`
      const socket = connect({ port, host: '127.0.0.1', localAddress }, () => {
        if (first) socket.write(first)
        ready(true)
      })
      socket.on('error', () => ready(false))
      sockets.push(socket)
    })
  })
  return Promise.all(opening).then((open) => ({
    open: open.filter(Boolean).length,
    end: () => {
      for (const socket of sockets) socket.destroy()
    },
  }))
}

async function among(name, count, first) {
  const hostile = await hold(served.port, count, first)
  print(`standing among ${hostile.open} ${name}`, await load(served.port, 3_000, get('/v1/standing')), beside)
  hostile.end()
  await new Promise((go) => setTimeout(go, 500))
}
await among('slow heads', Math.min(1_000, CONNECTIONS), 'GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
await among(
  'huge heads',
  Math.min(1_000, CONNECTIONS),
  `GET / HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(60_000)}\r\n\r\n`,
)
await among('open connections', CONNECTIONS, '')

served.child.kill('SIGTERM')
bare.child.kill('SIGKILL')
