import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordFolder } from '../../src/book/record-folder.js'
import { refusalOf } from '../terms/refusal.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const KILLS = LONG ? 200 : 20

let root: string
let record: RecordFolder
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pledgebook-record-'))
  record = new RecordFolder(join(root, 'record'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function linesOf(of: RecordFolder, wanted?: (month: string) => boolean): Promise<string[]> {
  const found: string[] = []
  for await (const { file, n, key } of of.lines(wanted)) found.push(`${file}:${n} ${key}`)
  return found
}

async function five(): Promise<string> {
  for (const key of ['a', 'b', 'c', 'd', 'e']) await record.append('2025-06', key, { said: `“${key}” – ünï` })
  return join(record.folder, '2025-06.jsonl')
}

describe('a record', () => {
  it('keeps lines by month in order and gives those of the months that are wanted', async () => {
    expect(await linesOf(record)).toEqual([])
    await record.append('2025-07', 'x', {})
    await record.append('undated', 'y', {})
    await five()
    expect(await linesOf(record)).toEqual([
      ...['a', 'b', 'c', 'd', 'e'].map((key, i) => `2025-06.jsonl:${i + 1} ${key}`),
      '2025-07.jsonl:1 x',
      'undated.jsonl:1 y',
    ])
    expect(await linesOf(record, (month) => month === '2025-07')).toEqual(['2025-07.jsonl:1 x'])
    expect((await record.verify()).faults).toEqual([])
  })

  it('takes nothing twice in a month, and names the line that has it', async () => {
    await five()
    const refused = await refusalOf(() => record.append('2025-06', 'c', {}))
    expect(refused.code).toBe('record.held')
    expect(refused.where).toContain('2025-06.jsonl, line 3')
    expect(await linesOf(record)).toHaveLength(5)
  })

  it('has another seal after every line', async () => {
    const seals = new Set([(await record.verify()).seal])
    for (const key of ['a', 'b']) {
      await record.append('2025-06', key, {})
      seals.add((await record.verify()).seal)
    }
    expect(seals.size).toBe(3)
  })
})

describe('a record that somebody touched is found, with the line', () => {
  const changes: [string, number, (lines: string[]) => string[]][] = [
    ['a word of a line in the middle', 3, (l) => l.map((line) => line.replace('“c”', '“X”'))],
    ['a word of the last line', 5, (l) => l.map((line) => line.replace('“e”', '“X”'))],
    ['two lines in each other’s place', 2, ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]],
    ['a line taken out', 2, ([a = '', , ...rest]) => [a, ...rest]],
    ['the last line cut off', 5, (l) => l.slice(0, -1)],
    ['the first line taken out', 1, (l) => l.slice(1)],
    ['a line that is no JSON', 4, (l) => l.map((line, i) => (i === 3 ? `x${line.slice(1)}` : line))],
  ]
  it.each(changes)('%s', async (_what, line, change) => {
    const path = await five()
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    writeFileSync(path, `${change(lines).join('\n')}\n`)
    const { faults } = await record.verify()
    expect(faults).toHaveLength(1)
    expect(faults[0]?.where).toBe(`${path}, line ${line}`)
    expect((await refusalOf(() => linesOf(record))).code).toBe('record.broken')
  })

  it('a file cut off within a line, by any number of bytes', async () => {
    const path = await five()
    const bytes = readFileSync(path)
    for (const cut of [1, 2, 40, 100, bytes.length - 1, bytes.length]) {
      writeFileSync(path, bytes.subarray(0, bytes.length - cut))
      const { faults } = await record.verify()
      // Without the last end of line every word is still there.
      expect(faults).toHaveLength(cut === 1 ? 0 : 1)
    }
  })

  it('a month under the name of another, a month that is gone, a head that is gone', async () => {
    const path = await five()
    const other = join(record.folder, '2025-05.jsonl')
    renameSync(path, other)
    const says = (await record.verify()).faults.map((f) => f.says).join('; ')
    expect(says).toContain('does not name this month')
    expect(says).toContain('is gone; it had 5 lines')
    expect((await refusalOf(() => record.append('2025-05', 'z', {}))).code).toBe('record.broken')
    renameSync(other, path)
    rmSync(join(record.folder, 'head.json'))
    expect((await record.verify()).faults[0]?.says).toContain('head of the record is gone')
    expect((await refusalOf(() => record.append('2025-06', 'z', {}))).code).toBe('record.broken')
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(6)
  })

  it('a head that is not one', async () => {
    await five()
    for (const head of ['', '[]', '{"format":2,"files":{}}', '{"format":1,"files":{"../x":{}}}']) {
      writeFileSync(join(record.folder, 'head.json'), head)
      expect((await record.verify()).faults).toHaveLength(1)
    }
  })
})

describe('a writer that is killed', () => {
  it('leaves what it began beyond the lines that count; the next one writes over it', async () => {
    const path = await five()
    appendFileSync(path, '{"n":6,"before":"')
    const found = await record.verify()
    expect([found.faults, found.unfinished]).toEqual([[], ['2025-06.jsonl']])
    expect(await linesOf(record)).toHaveLength(5)
    await record.append('2025-06', 'f', {})
    expect(await linesOf(record)).toHaveLength(6)
    expect((await record.verify()).unfinished).toEqual([])
  })

  it(`at any of ${KILLS} moments loses nothing that was said to be done, and two writers lose nothing either`, async () => {
    const library = join(root, 'record.mjs')
    const source = fileURLToPath(new URL('../../src/book/record-folder.ts', import.meta.url))
    await build({
      entryPoints: [source],
      outfile: library,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    })
    const program = join(root, 'writer.mjs')
    writeFileSync(
      program,
      `import { RecordFolder } from './record.mjs'
      const [folder, name, count] = process.argv.slice(2)
      const record = new RecordFolder(folder)
      for (let i = 0; i < Number(count); i++) {
        await record.append('2025-0' + (1 + (i % 3)), name + '-' + i, { words: 'x'.repeat(3000) })
        process.stdout.write(name + '-' + i + '\\n')
      }`,
    )
    const writing = (name: string, count: number) => {
      const child = spawn(process.execPath, [program, record.folder, name, String(count)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      const ended = new Promise<string[]>((resolve) =>
        child.once('close', () => resolve(said.split('\n').slice(0, -1))),
      )
      return { child, ended }
    }
    const done: string[] = []
    for (let round = 0; round < KILLS; round++) {
      const { child, ended } = writing(`k${round}`, 1000)
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await delay(Math.random() * 40)
      child.kill('SIGKILL')
      done.push(...(await ended))
      const { faults } = await record.verify()
      expect(faults).toEqual([])
    }
    const pair = await Promise.all([writing('left', 20).ended, writing('right', 20).ended])
    done.push(...pair.flat())
    expect(pair.map((said) => said.length)).toEqual([20, 20])
    const held = new Set((await linesOf(record)).map((line) => line.split(' ')[1]))
    expect(done.filter((key) => !held.has(key))).toEqual([])
    // A line may have counted before its writer could say so, one a kill.
    expect(held.size - done.length).toBeLessThanOrEqual(KILLS)
    expect(readdirSync(record.folder).filter((name) => name.endsWith('.tmp')).length).toBeLessThanOrEqual(KILLS)
    expect(existsSync(join(record.folder, 'import.lock'))).toBe(false)
  }, 300_000)
})
