import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The program as built; another build by PLEDGEBOOK_CLI. */
export const CLI = process.env.PLEDGEBOOK_CLI ?? join(ROOT, 'dist/cli.js')

export interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

/** Runs the built program as a person would, with an empty data folder of its own unless told otherwise. */
export function runCli(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string; data?: string } = {},
): Run {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
  const done = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    cwd: ROOT,
    maxBuffer: 1e9,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', PLEDGEBOOK_DATA: data, ...options.env },
  })
  return { stdout: done.stdout, stderr: done.stderr, code: done.status }
}

/** Splits a command line as a shell would: blanks, quotes. */
export function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
}
