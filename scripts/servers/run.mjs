// npm run servers [-- clickhouse|postgres] [--json] [--with-parent]
// Starts two ClickHouse servers as the shards of one cluster, and one PostgreSQL server, from what Debian's packages
// clickhouse-server and postgresql install. All in a temporary folder, on free ports of the loopback interface, behind
// passwords made for this run. Says how to reach them once they answer; Ctrl-C or SIGTERM stops them and removes the folder.
// --json: says it as one line of JSON. --with-parent: also stops when standard input ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startClickhouse } from './clickhouse.mjs'
import { startPostgres } from './postgres.mjs'

const STARTS = { clickhouse: startClickhouse, postgres: startPostgres }

const words = process.argv.slice(2)
const kinds = words.filter((word) => !word.startsWith('--'))
const unknown = words.filter((word) => !(word in STARTS) && !['--json', '--with-parent'].includes(word))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}; expected clickhouse, postgres, --json or --with-parent`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'pledgebook-servers-'))
// Servers that run as other users pass through it; what is theirs inside is closed to others.
chmodSync(folder, 0o711)
/** Ends a server and waits for it; last started first. */
const stops = []
let stopping

function stop(code) {
  stopping ??= (async () => {
    try {
      await Promise.all(stops.map((end) => end()))
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
    process.exit(code)
  })()
  return stopping
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
if (words.includes('--with-parent')) process.stdin.on('end', () => void stop(0)).resume()
process.stdout.on('error', () => void stop(0))

try {
  const wanted = kinds.length > 0 ? kinds : Object.keys(STARTS)
  const reached = await Promise.all(
    wanted.map(async (kind) => [kind, await STARTS[kind](folder, (end) => stops.push(end))]),
  )
  if (stopping === undefined) {
    if (words.includes('--json')) console.log(JSON.stringify(Object.fromEntries(reached)))
    else {
      for (const [kind, how] of reached)
        for (const [key, value] of Object.entries(how)) console.log(`${kind} ${key}: ${[value].flat().join(' ')}`)
      console.log('running; Ctrl-C stops them')
    }
    // A timer keeps the process, whose servers would otherwise outlive it.
    setInterval(() => undefined, 2 ** 30)
  }
} catch (error) {
  if (stopping === undefined) console.error(error instanceof Error ? error.message : String(error))
  await stop(1)
}
