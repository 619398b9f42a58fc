import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licenceAllowed } from '../../scripts/licences.mjs'
import { ROOT } from '../cli/run-cli.js'

interface Packed {
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

interface Manifest {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as [Packed]
const paths = packed.files.map((file) => file.path)
const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const own = manifestOf(ROOT)

/** Folder of an installed package as seen from another. */
function placeOf(name: string, from: string): string | undefined {
  const inside = join(from, 'node_modules', name)
  if (existsSync(inside)) return inside
  const top = join(ROOT, 'node_modules', name)
  return existsSync(top) ? top : undefined
}

/** Everything that is installed with this package, databases too where this machine has them. */
function installed(): Map<string, Manifest> {
  const found = new Map<string, Manifest>()
  const queue: [name: string, from: string][] = []
  const need = ({ dependencies, optionalDependencies }: Manifest, from: string) => {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) queue.push([name, from])
  }
  need(own, ROOT)
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const place = placeOf(...next)
    if (place === undefined || found.has(place)) continue
    found.set(place, manifestOf(place))
    need(manifestOf(place), place)
  }
  return found
}

describe('the package', () => {
  it('has the program, the library with its types, the book, the page, and what must go along', () => {
    for (const path of [
      'dist/cli.js',
      'dist/mcp.js',
      'dist/index.js',
      'dist/browser.js',
      'dist/types/index.d.ts',
      'dist/types/browser.d.ts',
      'dist/book/manifest.json',
      'dist/schemas/standing.json',
      'dist/web/index.html',
      'dist/THIRD-PARTY.md',
      'data/NOTICE.md',
      'LICENSE.md',
      'README.md',
      'METHODS.md',
      'GLOSSARY.md',
    ])
      expect(paths, path).toContain(path)
  })

  it('has no source, test, hidden file or map', () => {
    expect(paths.filter((path) => /^(src|test|web|scripts|bench|kernel)\/|\.map$|(^|\/)\./.test(path))).toEqual([])
  })

  it('stays within 25 MB unpacked', () => {
    expect(packed.unpackedSize).toBeLessThan(25_000_000)
  })

  it('brings packages under allowed licences only', () => {
    const all = [...installed().values()]
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter(({ license }) => !licenceAllowed(license))).toEqual([])
  })

  it('carries the licence of every package it bundles, each of them allowed', () => {
    const notices = readFileSync(join(ROOT, 'dist/THIRD-PARTY.md'), 'utf8')
    const sections = notices.split(/^## /m).slice(1)
    for (const name of [
      '@modelcontextprotocol/server',
      'commander',
      'content-type',
      'hono',
      'hyparquet',
      'preact',
      'yaml',
      'zod',
    ])
      expect(
        sections.some((section) => section.startsWith(`${name} `)),
        name,
      ).toBe(true)
    for (const section of sections) {
      expect(licenceAllowed(/^Licence: (.*)$/m.exec(section)?.[1]), section.slice(0, 80)).toBe(true)
      expect(section.length, section.slice(0, 80)).toBeGreaterThan(200)
    }
  })
})

describe('a licence', () => {
  it('is allowed by each part of its expression', () => {
    for (const right of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'Apache-2.0'])
      expect(licenceAllowed(right)).toBe(true)
    for (const wrong of ['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', '', undefined])
      expect(licenceAllowed(wrong), wrong).toBe(false)
  })
})
