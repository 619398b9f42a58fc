import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import { refusalOf } from '../terms/refusal.js'
import { classified, filesOf, MADE, type MadeFiles } from './classify-desk.js'

const ROOT = mkdtempSync(join(tmpdir(), 'pledgebook-left-'))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(ROOT, 'one-'))
})
afterAll(() => rmSync(ROOT, { recursive: true, force: true }))

/** Reads the made files from memory and writes to the real disk. */
const desk = (files: MadeFiles) => ({ ...filesOf(files), write: disk.write, writeFrom: disk.writeFrom })
const ask = (input: Record<string, unknown>, files: MadeFiles = MADE, more = {}) =>
  classified(input, files, { files: desk(files), ...more })
const place = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(place(name), 'utf8')

describe('a file that is there already', () => {
  it.each(['audit', 'rejected'])('is never overwritten (--%s)', async (flag) => {
    writeFileSync(place('mine.csv'), 'mine')
    const error = await refusalOf(() => ask({ [flag]: place('mine.csv') }))
    expect([error.fault, error.code]).toEqual(['input', 'file.exists'])
    expect(read('mine.csv')).toBe('mine')
    expect(readdirSync(folder)).toEqual(['mine.csv'])
  })
})

describe('after a failure nothing is left', () => {
  const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['a stage that the ledger has not', { stage: 'revised' }, 'ledger.noStage'],
    ['a year that it has not', { from: '1999' }, 'ledger.noYear'],
    ['rules that are not there', { rules: 'nowhere' }, 'rules.notShipped'],
    ['a rule that is not there', { off: 'nobody' }, 'rules.unknown'],
    ['rules of other parts', { against: 'other.yaml' }, 'bridge.parts'],
    ['an audit in no folder', { audit: join('nowhere', 'deep', 'why.csv') }, 'file.noFolder'],
    ['a mapping of other columns', { mapping: 'finland.budget-proposals' }, 'ledger.columns'],
  ]
  it.each(refused)('%s', async (_, input, code) => {
    const other = new TextDecoder()
      .decode(MADE['rules-narrow.yaml'] as Uint8Array)
      .replace('[core, related, not-counted]', '[core]')
    const files = { ...MADE, 'other.yaml': other }
    const error = await refusalOf(() => ask({ rejected: place('no.csv'), audit: place('why.csv'), ...input }, files))
    expect(error.code).toBe(code)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(readdirSync(folder)).toEqual([])
  })

  it('of the audit, whose name is taken; nor of the rejected rows before it', async () => {
    writeFileSync(place('why.csv'), 'mine')
    await refusalOf(() => ask({ rejected: place('no.csv'), audit: place('why.csv') }))
    expect(readdirSync(folder)).toEqual(['why.csv'])
  })

  it('of two files of one name', async () => {
    await refusalOf(() => ask({ rejected: place('one.csv'), audit: place('one.csv') }))
    expect(readdirSync(folder)).toEqual([])
  })

  it('of a ledger that breaks off', async () => {
    const files = desk(MADE)
    const { ledgers } = files
    const broken = {
      ...files,
      ledgers: {
        ...ledgers,
        find: async (pattern: string) => [pattern],
        beside: async () => undefined,
        open: async (name: string) => ({
          name,
          size: 1e9,
          bytes: async function* () {
            yield MADE['budget.csv'] as Uint8Array
            throw new Error('the disk is gone')
          },
        }),
      },
    }
    const asked = ask({ rejected: place('no.csv'), audit: place('why.csv') }, MADE, { files: broken })
    await expect(asked).rejects.toThrow('the disk is gone')
    expect(readdirSync(folder)).toEqual([])
  })
})
