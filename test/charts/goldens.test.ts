import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MADE } from './makers.js'
import { parseXml } from './xml.js'

const FOLDER = fileURLToPath(new URL('../golden/charts', import.meta.url))
const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined

const GOLDENS: Readonly<Record<string, () => string>> = Object.fromEntries(
  Object.entries(MADE).flatMap(([name, { chart, table }]) => [
    [`${name}-720.svg`, () => chart({ id: name })],
    [`${name}-360.svg`, () => chart({ id: name, width: 360 })],
    [`${name}.html`, () => table({ id: `${name}-table` })],
  ]),
)

describe('goldens (UPDATE_GOLDEN=1 writes them anew, but not in CI)', () => {
  for (const [name, make] of Object.entries(GOLDENS))
    it(name, () => {
      const file = join(FOLDER, name)
      const made = make()
      if (UPDATE) {
        mkdirSync(FOLDER, { recursive: true })
        writeFileSync(file, made)
      }
      expect(existsSync(file), `${name} is not there: run UPDATE_GOLDEN=1 vitest run test/charts`).toBe(true)
      expect(made).toBe(readFileSync(file, 'utf8'))
    })

  it('are all made by this test, and well-formed', () => {
    const files = readdirSync(FOLDER)
    expect(files.sort()).toEqual(Object.keys(GOLDENS).sort())
    for (const file of files) {
      const text = readFileSync(join(FOLDER, file), 'utf8')
      expect(() => parseXml(file.endsWith('.html') ? `<div>${text}</div>` : text), file).not.toThrow()
    }
  })

  it('do not change with what was drawn before', () => {
    const once = Object.values(GOLDENS).map((make) => make())
    const again = Object.values(GOLDENS)
      .toReversed()
      .map((make) => make())
      .toReversed()
    expect(again).toEqual(once)
  })
})
