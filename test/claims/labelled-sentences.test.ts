import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../cli/run-cli.js'
import { describeWithFolders } from '../shared-data.js'

const GOLDEN = join(ROOT, 'test/golden/claims/labelled-sentences.txt')
const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined

describeWithFolders(['../claims'], 'labelled sentences', () => {
  it('are found, grounded and judged as well as they were', () => {
    const printed = execFileSync(process.execPath, ['scripts/eval-claims.mjs'], { cwd: ROOT, encoding: 'utf8' })
    if (UPDATE) writeFileSync(GOLDEN, printed)
    expect(printed).toBe(readFileSync(GOLDEN, 'utf8'))
  })
})
