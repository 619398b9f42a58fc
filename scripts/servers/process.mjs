import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const PATIENCE = 60_000
const LAST_WORDS = 10_000

/** A program on the path or in one of these folders; fails with the package that holds it. */
export function program(name, folders, debian) {
  const found = [...(process.env.PATH ?? '').split(':'), ...folders].map((f) => join(f, name)).find(existsSync)
  if (found === undefined) throw new Error(`${name} is not installed; apt-get install ${debian}`)
  return found
}

/** Ports of the loopback interface that are free now. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(
    servers.map(
      (server) => new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve)),
    ),
  )
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Numbers of a user of this machine, to run a server that refuses to run as root. */
export function userIds(name) {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
  if (entry === undefined) throw new Error(`there is no user ${name}; its package makes one`)
  const [, , uid, gid] = entry.split(':').map(Number)
  return { uid, gid }
}

/** Runs a program to its end; fails with what it said. */
export function runToEnd(command, args, options = {}) {
  const { status, stderr, stdout, error } = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? (stderr || stdout)}`)
}

/**
 * Starts a server and waits until `answers` is true. Hands `onStart` the function that ends it: `signal`, and after ten
 * seconds SIGKILL. Fails with the end of its log where it stops by itself or does not answer within a minute.
 */
export async function startServer({ command, args, options, signal, log, answers, onStart }) {
  const child = spawn(command, args, { stdio: 'ignore', ...options })
  let ended = false
  const end = new Promise((resolve) => {
    for (const event of ['exit', 'error'])
      child.on(event, () => {
        ended = true
        resolve(undefined)
      })
  })
  onStart(async () => {
    if (ended) return
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), LAST_WORDS)
    await end
    clearTimeout(timer)
  })
  for (const until = performance.now() + PATIENCE; !ended && performance.now() < until; ) {
    if (await answers().catch(() => false)) return
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 100))])
  }
  const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''
  throw new Error(`${command} ${ended ? 'ended' : 'did not answer'}\n${said}`)
}
