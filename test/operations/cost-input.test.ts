import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/command.js'
import { checkedInput } from '../../src/operations/checked-input.js'
import type { Operation } from '../../src/operations/operation.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { ROOT, runCli, words } from '../cli/run-cli.js'
import { refusalOf } from '../terms/refusal.js'

const cost = async () => (await OPERATIONS.cost?.()) as Operation

describe('arguments of cost that are of the wrong kind', () => {
  const NUMBERS = [
    'target',
    'startShare',
    'startLevel',
    'growth',
    'inflation',
    'bend',
    'maxGrowth',
    'debtFinanced',
    'multiplier',
  ]
  const WHOLE = ['from', 'by', 'gdpYear', 'rateYear', 'steps', 'draws', 'seed']

  it.each(
    [...NUMBERS, ...WHOLE].flatMap((name) =>
      [Number.NaN, Infinity, -Infinity, '3', null].map((x) => [name, x] as const),
    ),
  )('%s of %s is refused by name', async (name, value) => {
    const error = await refusalOf(async () =>
      checkedInput(await cost(), { area: 'GBR', [name]: value }, 'see pledgebook cost --help'),
    )
    expect([error.fault, error.code]).toEqual(['input', 'arguments'])
    expect(error.message).toContain(`${name}: expected `)
    expect(error.hint).toBe('see pledgebook cost --help')
  })

  it.each(WHOLE.flatMap((name) => [2.5, 1e300].map((x) => [name, x] as const)))(
    '%s of %s is no whole number',
    async (name, value) => {
      const error = await refusalOf(async () =>
        checkedInput(await cost(), { area: 'GBR', [name]: value }, 'see pledgebook cost --help'),
      )
      expect(error.message).toMatch(new RegExp(`^${name}: `))
    },
  )

  it.each([
    [{}, /area: expected string/],
    [{ area: 'GBR', baseline: 'none' }, /baseline: expected one of constant-share, frozen-cash, frozen-real, plan/],
    [{ area: 'GBR', members: 'some' }, /members: expected one of each, whole/],
    [{ area: 'GBR', traget: 3 }, /unknown field "traget"/],
    [{ area: 7, prices: 2025 }, /area: expected string; prices: expected string/],
  ])('%o is refused with the choices', async (input, message) => {
    expect((await refusalOf(async () => checkedInput(await cost(), input, ''))).message).toMatch(message)
  })

  it('are numbers as people write them with a point or a power of ten, and nothing else', async () => {
    const read = (line: string) => parse({ ...operation }, words(line), 80)?.input
    const operation = await cost()
    expect(read('--area GBR --start-level 442e9 --target 3.5')).toMatchObject({ startLevel: 442e9, target: 3.5 })
    for (const wrong of ['3,5', '3.5%', 'NaN', 'Infinity', '1e999', '0x10', '', 'ten'])
      await expect(refusalOf(() => read(`--area GBR --target '${wrong}'`))).resolves.toMatchObject({
        code: 'arguments',
      })
  })
})

const built = existsSync(join(ROOT, 'dist/cli.js'))
if (!built) console.log('dist/cli.js is not built: bad input is tried on the operation alone')

describe.runIf(built)('the built program', () => {
  it.each([
    ['--area GBR --target 2', 2, 'above the target of 2 %'],
    ['--area GBR --by 2020', 2, 'due in 2020, which is not after the start in 2026'],
    ['--area GBR --draws 1000000000', 2, '1000000000 draws'],
    ['--area GBR --draws 1e9', 2, '1000000000 draws'],
    ['--area GBR --growth -100', 2, '--growth is -100 % a year'],
    ['--area GBR --target nan', 2, '"nan" is no number'],
    ['--area GBR --prices 1890', 2, '--prices is "1890"'],
    ['--area ISL', 4, 'Iceland has no armed forces'],
    ['--area GBR --path no-such.csv', 2, 'there is no such file'],
    ['--area GBR --gdp package.json', 3, 'expected year'],
  ])('refuses %s', (line, code, says) => {
    const run = runCli(['cost', ...words(line), '--as-of', '2026-11-23'])
    expect([run.code, run.stdout]).toEqual([code, ''])
    expect(run.stderr).toContain(says)
    expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(3)
    expect(run.stderr).not.toMatch(/ at .*:\d+:\d+|undefined|NaN/)
  })

  it('refuses in JSON where JSON is asked for', () => {
    const run = runCli(['cost', '--area', 'GBR', '--target', '2', '--json'])
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(JSON.parse(run.stderr)).toMatchObject({ status: 400, code: 'target.below', hint: expect.any(String) })
  })
})
