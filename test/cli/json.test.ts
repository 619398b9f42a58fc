import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { ROOT, runCli, words } from './run-cli.js'

const AS_OF = '--as-of 2026-11-23'
const COMMANDS = [
  `standing ${AS_OF}`,
  'standing --goal wales-2014.spending --period 2024 --as-of 2024-07-01',
  'standing --goal wales-2014.spending --period 2025 --as-of 2025-10-01',
  `standing --goal hague-2025.total ${AS_OF}`,
  `standing --goal hague-2025.related ${AS_OF}`,
  `standing --goal wales-2014.equipment --area EU-NATO ${AS_OF}`,
  `standing --goal vilnius-2023.spending --period 2014 ${AS_OF}`,
  `series --measure nato.gdp.usd.current --area NATO ${AS_OF}`,
  'series --measure nato.personnel --area Germany --as-of 2025-09-01',
  `revisions --goal wales-2014.spending --area NATO --period 2024 ${AS_OF}`,
  `revisions --measure nato.core.usd.constant --area USA --period 2018 ${AS_OF}`,
  `drivers --area NATO-Europe --from 2014 --to 2026 ${AS_OF}`,
  `explain standing ${AS_OF} --at /members/3/value`,
  `explain standing ${AS_OF} --at /aggregates/1/value`,
  'verify',
]

const ajv = new Ajv2020({ strict: false })
const schemaOf = (name: string): object => JSON.parse(readFileSync(join(ROOT, 'dist/schemas', `${name}.json`), 'utf8'))
const validators = new Map(
  [...new Set(COMMANDS.map((c) => c.split(' ')[0] ?? ''))].map((name) => [name, ajv.compile(schemaOf(name))]),
)

describe('--json', () => {
  for (const command of COMMANDS)
    it(`${command} prints one object that its published schema allows`, () => {
      const run = runCli([...words(command), '--json'])
      expect(run.stderr).toBe('')
      expect(run.code).toBe(0)
      const answer = JSON.parse(run.stdout)
      const name = command.split(' ')[0] ?? ''
      const validate = validators.get(name)
      expect(validate?.(answer), JSON.stringify(validate?.errors)).toBe(true)
      expect(answer.schema).toBe(`urn:pledgebook:schema:${name}:1`)
      expect((schemaOf(name) as { $id: string }).$id).toBe(answer.schema)
      expect(answer.tool.version).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
      expect(answer.book.id).toMatch(/^[0-9a-f]{16}$/)
      expect(answer.asOf <= answer.book.knownTo).toBe(true)
      expect(answer.citation.text).toContain(answer.book.id)
    })

  it('is the same as --format json, byte for byte', () => {
    const args = words(`standing --area POL ${AS_OF}`)
    expect(runCli([...args, '--format', 'json']).stdout).toBe(runCli([...args, '--json']).stdout)
  })

  it('leaves standard output empty on failure and gives problem details on standard error', () => {
    const cases: [command: string, code: number, status: number, name: string][] = [
      ['standing --period 20x4', 2, 400, 'period.malformed'],
      ['standing --as-of 2030-01-01', 2, 400, 'asOf.later'],
      ['standing --goal paris', 4, 404, 'goal.unknown'],
      ['series --measure nato.core.shar --area POL', 4, 404, 'measure.unknown'],
      ['import README.md --published 2025-01-15', 3, 422, 'tidy.heading'],
      ['import no-such-file', 5, 502, 'file.unreadable'],
      ['explain standing --at /members/0/nothing', 4, 404, 'explain.pointer'],
      ['standing --book 0123456789abcdef', 4, 404, 'book.unknown'],
      ['nonsense', 2, 400, 'arguments'],
    ]
    for (const [command, code, status, name] of cases) {
      const run = runCli([...words(command), '--json'])
      const problem = JSON.parse(run.stderr)
      expect([run.stdout, run.code, problem.status, problem.code], command).toEqual(['', code, status, name])
      expect(problem.type).toBe(`urn:pledgebook:problem:${name}`)
      expect(problem.hint.length).toBeGreaterThan(5)
    }
  })
})

describe('output for other programs', () => {
  it('has no colour when piped, and colour when forced', () => {
    const esc = String.fromCharCode(27)
    expect(runCli(['standing']).stdout).not.toContain(esc)
    expect(runCli(['standing'], { env: { FORCE_COLOR: '1' } }).stdout).toContain(esc)
    expect(runCli(['standing'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(esc)
  })

  it('keeps every line within the width asked for', () => {
    for (const columns of [60, 80, 120, 160])
      for (const goal of ['hague-2025.core', 'wales-2014.equipment', 'hague-2025.total']) {
        const { stdout } = runCli(words(`standing --goal ${goal} ${AS_OF}`), { env: { COLUMNS: String(columns) } })
        expect(
          Math.max(...stdout.split('\n').map((line) => [...line].length)),
          `${goal} at ${columns}`,
        ).toBeLessThanOrEqual(columns)
      }
  })

  it('prints completion scripts that know goals and areas', () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { stdout, code } = runCli(['completion', shell])
      expect(code).toBe(0)
      expect(stdout).toContain('wales-2014.spending')
      expect(stdout).toContain('POL')
      expect(stdout).toContain('as-of')
    }
  })
})
