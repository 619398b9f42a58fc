import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, parseExplain } from '../../src/cli/command.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { ROOT, runCli, words } from './run-cli.js'

const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined
const README = join(ROOT, 'README.md')
const ANSWER = /```\n(\$ pledgebook [^\n]+)\n([\s\S]*?)```/g

describe('README', () => {
  it('shows what its commands print today', () => {
    const text = readFileSync(README, 'utf8')
    const now = text.replace(ANSWER, (_all, command: string) => {
      const run = runCli(words(command).slice(2), { env: { COLUMNS: '80' } })
      return `\`\`\`\n${command}\n${run.stdout}\`\`\``
    })
    expect([...text.matchAll(ANSWER)].length).toBeGreaterThan(0)
    if (UPDATE) writeFileSync(README, now)
    else expect(text).toBe(now)
  })

  it('names only commands and options that exist', async () => {
    const text = `${readFileSync(README, 'utf8')}\n${readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')}`
    const commands = [...text.matchAll(/`pledgebook ((?!completion)[a-z]+ [^`]*|verify)`/g)].map((m) =>
      words(m[1] ?? ''),
    )
    expect(commands.length).toBeGreaterThan(6)
    for (const [name = '', ...rest] of commands) {
      const operation = await OPERATIONS[name]?.()
      if (operation === undefined) throw new Error(`README names "${name}"`)
      const target = name === 'explain' ? await OPERATIONS[rest[0] ?? '']?.() : undefined
      const asked = target ? parseExplain(operation, target, rest.slice(1), 80) : parse(operation, rest, 80)
      expect(asked).toBeDefined()
    }
  })

  it('links only to files that are there', () => {
    for (const name of ['README.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'SECURITY.md', 'data/NOTICE.md']) {
      const text = readFileSync(join(ROOT, name), 'utf8')
      for (const [, link = ''] of text.matchAll(/\]\(((?!https?:)[^)#]+)/g))
        expect(existsSync(join(ROOT, name, '..', link)), `${name} links to ${link}`).toBe(true)
    }
  })
})
