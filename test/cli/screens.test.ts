import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCli, words } from './run-cli.js'

const FOLDER = fileURLToPath(new URL('../cases/screens', import.meta.url))
const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined

/** What changes with every edit of the data is not what a screen is about. */
function settled(text: string): string {
  return text
    .replace(/book\s+[0-9a-f]{16}/g, 'book <id>')
    .replace(/Book [0-9a-f]{16}/g, 'Book <id>')
    .replace(/\d+ bytes/g, 'N bytes')
}

/** A screen: a line `$ NAME=value pledgebook …`, then all that the command prints, errors after a line `stderr:`. */
function screenOf(command: string): string {
  const parts = words(command.replace(/^\$ /, ''))
  const at = parts.indexOf('pledgebook')
  const env = Object.fromEntries(parts.slice(0, at).map((p) => p.split('=') as [string, string]))
  const run = runCli(parts.slice(at + 1), { env })
  const errors = run.stderr === '' ? '' : `stderr:\n${run.stderr}`
  return settled(`${command}\n${run.stdout}${errors}exit ${run.code}\n`)
}

describe('screens (a file in test/cases/screens is a test)', () => {
  const cases = readdirSync(FOLDER).filter((f) => f.endsWith('.txt'))
  it('are there', () => expect(cases.length).toBeGreaterThan(10))
  for (const name of cases)
    it(name.replace('.txt', ''), () => {
      const file = join(FOLDER, name)
      const expected = readFileSync(file, 'utf8')
      const command = expected.split('\n')[0] ?? ''
      const screen = screenOf(command)
      if (UPDATE) writeFileSync(file, screen)
      else expect(screen).toBe(expected)
    })
})
