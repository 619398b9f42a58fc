import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileRules } from '../../src/rules/compile.js'
import { interpreter } from '../../src/rules/interpret.js'
import { STANDINGS } from '../../src/rules/rule.js'
import { describeWithDuckDb } from './duckdb-at-hand.js'
import { ruleLines, ruleSets } from './rules-at-hand.js'

const lists = fc.array(ruleLines, { minLength: 30, maxLength: 60 })

describeWithDuckDb('rules compiled for DuckDB', (open) => {
  it.each(['case', 'bitmap'] as const)(
    'as %s say what the interpreter says, absent values and accents included',
    async (plan) => {
      const engine = await open()
      let [decided, undecided, bitmaps] = [0, 0, 0]
      await fc.assert(
        fc.asyncProperty(
          ruleSets,
          lists,
          fc.subarray([...STANDINGS]),
          fc.boolean(),
          async (set, rows, standings, off) => {
            const lines = rows.map((row, line) => ({ ...row, line }))
            const options = { standings, off: off ? ['r0'] : [] }
            const compiled = compileRules(set, 'duckdb', plan, options)
            await engine.fill(lines)
            const found = await engine.classify(compiled)
            const decide = interpreter(set, options)
            const meant = new Map(lines.map((line) => [line.line, decide(line)?.rule.id]))
            expect(found).toEqual(meant)
            for (const rule of found.values())
              if (rule === undefined) undecided++
              else decided++
            if (compiled.plan === 'bitmap') bitmaps++
          },
        ),
        { numRuns: 150 },
      )
      expect(decided).toBeGreaterThan(300)
      expect(undecided).toBeGreaterThan(300)
      expect(bitmaps > 50).toBe(plan === 'bitmap')
    },
  )

  it('as bitmap try more rules than one integer has bits, in order', async () => {
    const engine = await open()
    await fc.assert(
      fc.asyncProperty(fc.array(ruleSets, { minLength: 20, maxLength: 20 }), lists, async (sets, rows) => {
        const rules = sets.flatMap((set, i) =>
          set.rules.slice(0, 6).map((rule) => ({ ...rule, id: `s${i}.${rule.id}` })),
        )
        const set = { ...sets[0]!, rules }
        const lines = rows.map((row, line) => ({ ...row, line }))
        const compiled = compileRules(set, 'duckdb', 'bitmap')
        await engine.fill(lines)
        const decide = interpreter(set)
        expect(await engine.classify(compiled)).toEqual(
          new Map(lines.map((line) => [line.line, decide(line)?.rule.id])),
        )
      }),
      { numRuns: 15 },
    )
  })
})
