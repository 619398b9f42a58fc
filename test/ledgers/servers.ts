import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/servers/run.mjs', import.meta.url))
const DEBIAN = '/usr/lib/postgresql'

/** What the script of the servers says of them. */
export interface Reach {
  readonly clickhouse: { readonly servers: readonly [string, string]; readonly cluster: string }
  readonly postgres: { readonly url: string }
}

const PROGRAMS = {
  clickhouse: { program: 'clickhouse-server', folders: () => ['/usr/sbin', '/usr/bin'] },
  postgres: {
    program: 'initdb',
    folders: () => (existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []),
  },
}

function installed(kind: keyof Reach): boolean {
  const { program, folders } = PROGRAMS[kind]
  return [...(process.env.PATH ?? '').split(':'), ...folders()].some((folder) => existsSync(join(folder, program)))
}

/** Starts servers of a kind by the script; they stop when its standard input ends, as it does with this process. */
async function started(kind: keyof Reach): Promise<{ reach: Pick<Reach, typeof kind>; script: ChildProcess }> {
  const script = spawn(process.execPath, [SCRIPT, kind, '--json', '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: script.stdout }))
    return { reach: JSON.parse(line) as Reach, script }
  throw new Error(`the servers of ${kind} did not start`)
}

/**
 * Tests that need a database server from Debian's packages: it is started for them and stopped after. Where it is not
 * installed a notice is printed in their place, and in CI that is a failure.
 */
export function describeWithServers<K extends keyof Reach>(
  kind: K,
  name: string,
  tests: (reach: () => Reach[K]) => void,
) {
  if (!installed(kind)) {
    const notice = `"${name}" needs ${PROGRAMS[kind].program}, which is not installed`
    if (process.env.CI === 'true')
      describe(name, () =>
        it('needs servers', () => {
          throw new Error(notice)
        }),
      )
    else {
      console.log(`notice: ${notice}; not run`)
      describe.skip(name, () => it('needs servers that are not here', () => undefined))
    }
    return
  }
  describe(name, () => {
    let running: Awaited<ReturnType<typeof started>> | undefined
    beforeAll(async () => {
      running = await started(kind)
    }, 90_000)
    afterAll(async () => {
      const script = running?.script
      if (script === undefined) return
      const ended = new Promise((resolve) => script.on('exit', resolve))
      script.stdin?.end()
      await ended
    }, 30_000)
    tests(() => {
      if (running === undefined) throw new Error('the servers have not started')
      return running.reach[kind] as Reach[K]
    })
  })
}
