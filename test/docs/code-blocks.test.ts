import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allQuestions } from '../../scripts/build-docs-questions.js'
import { textsOf } from '../../scripts/build-docs-site.js'
import { ROOT } from '../cli/run-cli.js'
import { type Block, blocksOf, canRun, Desk, DIST, notRun } from './code-blocks.js'

const UPDATE = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined
const PROGRAMS = ['js', 'python', 'r', 'sh']
/** Blocks of the documentation that no test can run; a new one has to be counted here. */
const NOT_RUN = 4
const texts = textsOf(ROOT).filter((file) => file.startsWith('docs/'))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const fileOf = (block: Block) => /file=(\S+)/.exec(block.info)?.[1]

/** Runs a text's blocks in order and gives the text as it should be, with what was left out. */
function rerun(markdown: string): { text: string; skipped: string[] } {
  const desk = new Desk()
  const skipped: string[] = []
  let printed: string | undefined
  let text = ''
  let done = 0
  for (const block of blocksOf(markdown)) {
    const put = (now: string) => {
      text += markdown.slice(done, block.start) + now
      done = block.end
    }
    const name = fileOf(block)
    if (notRun(block) !== undefined) continue
    if (name !== undefined) desk.write(name, block.text)
    if (block.language === 'output') {
      if (printed !== undefined) put(printed)
      printed = undefined
    } else if (!canRun(block.language)) {
      skipped.push(block.language)
      printed = undefined
    } else if (block.language === 'console') put(desk.console(block))
    else if (PROGRAMS.includes(block.language)) printed = desk.program(block)
  }
  rmSync(desk.folder, { recursive: true, force: true })
  return { text: text + markdown.slice(done), skipped }
}

describe('the code of the documentation', () => {
  it('has the built package to run with', () => {
    expect(existsSync(join(DIST, 'cli.js')), `no ${DIST}/cli.js: run npm run build`).toBe(true)
  })

  it.each(texts)('%s prints what it shows', (file) => {
    const markdown = read(file)
    const { text, skipped } = rerun(markdown)
    for (const language of new Set(skipped)) {
      console.warn(`${file}: blocks in ${language} are not run, this machine has no ${language}`)
      expect(process.env.CI, `${language} must be installed where CI is set`).toBeUndefined()
    }
    if (UPDATE && text !== markdown) writeFileSync(join(ROOT, file), text)
    else expect(markdown).toBe(text)
  })

  it('is run, kept as a file, or says why it is not run', () => {
    const idle = texts.flatMap((file) =>
      blocksOf(read(file))
        .filter((b) => !['console', 'output', ...PROGRAMS].includes(b.language) && fileOf(b) === undefined)
        .filter((b) => notRun(b) === undefined)
        .map((b) => `${file}: ${b.language} ${b.text.slice(0, 40)}`),
    )
    expect(idle).toEqual([])
    const reasons = texts.flatMap((file) => blocksOf(read(file)).flatMap((b) => notRun(b) ?? []))
    expect(reasons.filter((reason) => reason.length < 8)).toEqual([])
    expect(reasons).toHaveLength(NOT_RUN)
  })

  it('says the day it looks from, so that it does not change by itself', async () => {
    const dated = (await allQuestions()).filter((o) => 'asOf' in (o.input as unknown as { shape: object }).shape)
    const names = dated.map((o) => o.name)
    expect(names).toContain('standing')
    const undated = texts.flatMap((file) =>
      blocksOf(read(file))
        .filter((b) => b.language === 'console' && notRun(b) === undefined)
        .flatMap((b) => b.text.split('\n'))
        .filter((line) => /^\$ pledgebook (\S+)/.test(line) && names.includes(line.split(' ')[2] ?? ''))
        .filter((line) => !line.includes('--as-of') && !line.includes('--help'))
        .map((line) => `${file}: ${line}`),
    )
    expect(undated).toEqual([])
  })
})
