import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts, program, startServer } from './process.mjs'

const CLUSTER = 'two_shards'
const USER = 'pledgebook'
const SHARDS = 2
const MEMORY = 2_000_000_000
const CACHE = 67_108_864

/** Settings of the servers' one profile: two of them share a small machine. */
const PROFILE = {
  max_memory_usage: MEMORY,
  max_memory_usage_for_all_queries: MEMORY,
  max_threads: 1,
  background_pool_size: 2,
  background_schedule_pool_size: 2,
}

const xml = (entries) => Object.entries(entries).map(([key, value]) => `<${key}>${value}</${key}>`)

function users(password) {
  const user = xml({ password, networks: '<ip>127.0.0.1</ip>', profile: 'default', quota: 'default' })
  return `<yandex>
<profiles><default>${xml(PROFILE).join('')}</default></profiles>
<users><${USER}>${user.join('')}</${USER}></users>
<quotas><default/></quotas>
</yandex>`
}

function config(folder, ports, shards, password) {
  const shard = ({ tcp }) =>
    `<shard><replica>${xml({ host: '127.0.0.1', port: tcp, user: USER, password }).join('')}</replica></shard>`
  const inside = (name) => `${join(folder, name)}/`
  return `<yandex>
<logger>${xml({ level: 'warning', log: join(folder, 'log'), errorlog: join(folder, 'errors'), size: '10M', count: 1 }).join('')}</logger>
${xml({
  listen_host: '127.0.0.1',
  http_port: ports.http,
  tcp_port: ports.tcp,
  interserver_http_port: ports.interserver,
  max_connections: 64,
  mark_cache_size: CACHE,
  uncompressed_cache_size: 0,
  path: inside('data'),
  tmp_path: inside('tmp'),
  users_config: join(folder, 'users.xml'),
  default_profile: 'default',
  default_database: 'default',
  timezone: 'UTC',
}).join('\n')}
<remote_servers><${CLUSTER}>${shards.map(shard).join('')}</${CLUSTER}></remote_servers>
</yandex>`
}

/** Two servers that know each other as the shards of a cluster. Their addresses, with user and password, and its name. */
export async function startClickhouse(parent, onStart) {
  const command = program('clickhouse-server', ['/usr/sbin', '/usr/bin'], 'clickhouse-server')
  const password = randomBytes(16).toString('hex')
  const free = await freePorts(3 * SHARDS)
  const shards = Array.from({ length: SHARDS }, (_, i) => {
    const [http, tcp, interserver] = free.slice(3 * i)
    return { http, tcp, interserver }
  })
  await Promise.all(
    shards.map(async (ports, i) => {
      const folder = join(parent, `clickhouse-${i + 1}`)
      mkdirSync(folder, { mode: 0o700 })
      writeFileSync(join(folder, 'users.xml'), users(password), { mode: 0o600 })
      writeFileSync(join(folder, 'config.xml'), config(folder, ports, shards, password), { mode: 0o600 })
      await startServer({
        command,
        args: [`--config-file=${join(folder, 'config.xml')}`],
        options: { cwd: folder },
        signal: 'SIGTERM',
        log: join(folder, 'errors'),
        answers: async () => (await fetch(`http://127.0.0.1:${ports.http}/ping`)).ok,
        onStart,
      })
    }),
  )
  return { servers: shards.map(({ http }) => `http://${USER}:${password}@127.0.0.1:${http}/default`), cluster: CLUSTER }
}
