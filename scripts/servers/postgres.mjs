import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts, program, runToEnd, startServer, userIds } from './process.mjs'

const USER = 'pledgebook'
/** Where Debian puts the programs of each version; the newest first. */
const DEBIAN = '/usr/lib/postgresql'
/** A server for a while: bounded memory, nothing to be kept after a crash. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  work_mem: '32MB',
  maintenance_work_mem: '64MB',
  max_connections: 20,
  max_parallel_workers: 2,
  fsync: 'off',
  full_page_writes: 'off',
}

function folders() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'))
}

/** One server, which refuses to run as root and then runs as the user of Debian's package. Its address, with user and password. */
export async function startPostgres(parent, onStart) {
  const command = program('postgres', folders(), 'postgresql')
  const initdb = program('initdb', folders(), 'postgresql')
  const folder = join(parent, 'postgres')
  const ids = process.getuid() === 0 ? userIds('postgres') : {}
  const password = randomBytes(16).toString('hex')
  const secret = join(folder, 'password')
  const log = join(folder, 'log')
  const data = join(folder, 'data')
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (ids.uid !== undefined) for (const path of [folder, secret]) chownSync(path, ids.uid, ids.gid)
  const options = { cwd: folder, ...ids }
  const auth = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${secret}`]
  runToEnd(
    initdb,
    ['-D', data, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions', ...auth],
    options,
  )
  const [port] = await freePorts(1)
  const settings = Object.entries({ ...SETTINGS, port, logging_collector: 'off' })
  await startServer({
    command: '/bin/sh',
    args: ['-c', 'exec "$@" 2>"$0"', log, command, '-D', data, ...settings.flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    options,
    signal: 'SIGINT',
    log,
    answers: async () => readFileSync(log, 'utf8').includes('ready to accept connections'),
    onStart,
  })
  return { url: `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres` }
}
