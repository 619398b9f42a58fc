import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../cli/run-cli.js'

/** The built package; another build by PLEDGEBOOK_DIST. */
export const DIST = process.env.PLEDGEBOOK_DIST ?? join(ROOT, 'dist')

/** A fenced block of a text: its language, what is said beside it, and where its text stands. */
export interface Block {
  readonly language: string
  readonly info: string
  readonly text: string
  /** From the first letter of its text to after its last line feed. */
  readonly start: number
  readonly end: number
}

/** Programs that a block may need and a machine may lack. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  python: ['/usr/bin/python3', '-c', 'import pandas'],
  r: ['Rscript', '--version'],
}

const FENCE = /^```(\S*)([^\n]*)\n([\s\S]*?)^```$/gm

/** Every fenced block of a text in Markdown. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map((m) => {
    const [, language = '', info = '', text = ''] = m
    const start = m.index + 3 + language.length + info.length + 1
    return { language, info: info.trim(), text, start, end: start + text.length }
  })
}

/** Why a block is not run; undefined of blocks that are. */
export const notRun = ({ info }: Block): string | undefined => /not-run="([^"]*)"/.exec(info)?.[1]

const available = new Map<string, boolean>()

/** Whether this machine has what a language needs. */
export function canRun(language: string): boolean {
  const [command = '', ...args] = NEEDED[language] ?? []
  if (command === '') return true
  const known = available.get(language) ?? spawnSync(command, args).status === 0
  available.set(language, known)
  return known
}

/** A folder as a reader has it: the command on the path, the package beside, figures of no one else. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'pledgebook-docs-'))
  readonly env: NodeJS.ProcessEnv

  constructor() {
    const bin = join(this.folder, '.bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'pledgebook'), `#!/bin/sh\nexec "${process.execPath}" "${join(DIST, 'cli.js')}" "$@"\n`)
    chmodSync(join(bin, 'pledgebook'), 0o755)
    // Without it, a package.json further up would be the reader's own package.
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true }\n')
    const own = join(this.folder, 'node_modules/pledgebook')
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'package.json'), readFileSync(join(ROOT, 'package.json')))
    symlinkSync(DIST, join(own, 'dist'))
    symlinkSync(join(ROOT, 'node_modules/@duckdb'), join(this.folder, 'node_modules/@duckdb'))
    const { PATH = '', HOME = '' } = process.env
    this.env = {
      PATH: `${bin}:${PATH}`,
      HOME,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      COLUMNS: '80',
      PLEDGEBOOK_DATA: join(this.folder, '.data'),
    }
  }

  #spawned(command: string, args: readonly string[], input = ''): string {
    const done = spawnSync(command, args, {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
      input,
      timeout: 60_000,
    })
    if (done.status !== 0)
      throw new Error(`${command} ended with ${done.status}: ${input}\n${done.stdout}${done.stderr}`)
    return done.stdout
  }

  /** The text of a console block as it is when its commands are run, one shell for all of them. */
  console(block: Block): string {
    const commands = block.text.split('\n').filter((line) => line.startsWith('$ '))
    const mark = '\u0001'
    const fails = block.info.includes('refused') ? '' : `|| { code=$?; echo "failed with $code"; exit $code; }`
    const script = commands.map((c) => `{ ${c.slice(2)}\n} ${fails}\nprintf '${mark}'`).join('\n')
    const outputs = this.#spawned('bash', [
      '-c',
      `exec 2>&1\nset -o pipefail\ntrap 'kill $(jobs -p) 2> /dev/null' EXIT\n${script}`,
    ]).split(mark)
    return commands.map((command, i) => `${command}\n${(outputs[i] ?? '').replace(/([^\n])$/, '$1\n')}`).join('')
  }

  /** What a program prints. */
  program(block: Block): string {
    if (block.language === 'js') return this.#spawned(process.execPath, ['--input-type=module'], block.text)
    if (block.language === 'python') return this.#spawned('/usr/bin/python3', ['-'], block.text)
    if (block.language === 'r') return this.#spawned('Rscript', ['-'], block.text)
    return this.#spawned('bash', ['-euo', 'pipefail'], block.text)
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }
}
