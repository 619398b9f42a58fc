import { describe, expect, it } from 'vitest'
import { CHARTS } from '../../src/cli/command.js'
import { PICTURES } from '../../src/operations/picture.js'
import { runCli } from './run-cli.js'

const DAY = ['--as-of', '2026-11-23']
const BUDGET = 'test/budgets/budget'
const RULES = 'test/budgets/rules.yaml'
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['standing', ['--history']],
  ['series', ['--measure', 'nato.core.share', '--area', 'POL', '--every-edition']],
  ['definitions', ['--area', 'ESP']],
  ['revisions', ['--area', 'POL', '--period', '2024']],
  ['drivers', ['--area', 'POL', '--from', '2021', '--to', '2026']],
  ['cost', ['--area', 'DEU', '--draws', '500']],
  ['cost', ['--area', 'NATO-Europe', '--draws', '0']],
  ['plan', ['--area', 'ITA', '--max-growth', '9']],
  ['readings', []],
  ['classify', [`${BUDGET}.csv`, '--mapping', `${BUDGET}.mapping.yaml`, '--rules', RULES, '--engine', 'typescript']],
]

describe('pictures of answers', () => {
  it('are those that the command line names', () => {
    const names = Object.fromEntries(Object.entries(PICTURES).map(([name, charts]) => [name, Object.keys(charts)]))
    expect(CHARTS).toEqual(names)
  })

  it.each(QUESTIONS)('%s %j is drawn as SVG and as a table', (name, args) => {
    for (const chart of CHARTS[name] ?? []) {
      const asked = [name, ...args, ...DAY, '--chart', chart]
      const svg = runCli([...asked, '--format', 'svg'])
      expect(svg.stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
      expect(svg.stdout).toContain('<title')
      expect(svg.stdout).not.toMatch(/NaN|undefined|Infinity/)
      const table = runCli([...asked, '--format', 'html'])
      expect(table.stdout).toMatch(/^<table[\s\S]*<\/table>\n$/)
      expect(table.stdout).toContain('<caption')
      expect([svg.code, table.code]).toEqual([0, 0])
    }
  })

  it('that do not exist are named, with those that do', () => {
    const { stderr, stdout, code } = runCli(['cost', '--area', 'DEU', '--chart', 'shares', '--format', 'svg'])
    expect(stdout).toBe('')
    expect(stderr).toContain('no chart "shares" of cost')
    expect(stderr).toContain('did you mean "share"?')
    expect(code).toBe(2)
  })
})
