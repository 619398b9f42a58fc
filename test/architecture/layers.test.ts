import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../../src', import.meta.url))
const ROWS = [
  ['terms', 'math'],
  ['series'],
  ['goals', 'scenarios', 'rules', 'claims'],
  ['sources', 'book', 'ledgers', 'charts', 'exports'],
  ['operations'],
  ['mcp'],
  ['http'],
  ['cli'],
]
const ROW_OF = new Map(ROWS.flatMap((row, i) => row.map((folder) => [folder, i] as const)))
const NODE_ONLY = 3
const ALLOWED_IN_WEB = /^(pledgebook\/browser|preact(\/.*)?)$/

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((f) => f.endsWith('.ts'))
const text = (file: string) => readFileSync(join(SRC, file), 'utf8')

function imports(file: string): string[] {
  const found = text(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)
  return [...found].map((m) => m[1] ?? '')
}

function target(file: string, specifier: string): string {
  return relative(SRC, resolve(dirname(join(SRC, file)), specifier)).replace(/\.js$/, '.ts')
}

/** Files reached from one by static or lazy imports, and the packages they name. */
/** Without `import type`, which leaves nothing in the program. */
function runtimeImports(file: string): string[] {
  const erased = text(file).replace(/^(?:import|export) type [^;]*?from '[^']+'$/gms, '')
  return [...erased.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1] ?? '')
}

function closure(entry: string): { files: Set<string>; packages: Set<string> } {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const queue = [entry]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const specifier of runtimeImports(file))
      if (specifier.startsWith('.')) queue.push(target(file, specifier))
      else packages.add(specifier)
  }
  return { files: seen, packages }
}

describe('the house', () => {
  it('imports only downward; folders of one row do not know each other, but for readers and book', () => {
    const broken: string[] = []
    for (const file of files.filter((f) => f.includes('/'))) {
      const from = file.split('/')[0] ?? ''
      for (const specifier of imports(file).filter((s) => s.startsWith('.'))) {
        const to = target(file, specifier).split('/')[0] ?? ''
        if (to === from || (from === 'book' && to === 'sources')) continue
        if (!((ROW_OF.get(to) ?? 99) < (ROW_OF.get(from) ?? -1)) || from === 'math')
          broken.push(`${file} imports ${specifier}`)
      }
    }
    expect(broken).toEqual([])
    expect(files.every((f) => !f.includes('/') || ROW_OF.has(f.split('/')[0] ?? ''))).toBe(true)
  })

  it('has no cycle among its imports', () => {
    const cycles: string[] = []
    const state = new Map<string, 'open' | 'done'>()
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      state.set(file, 'open')
      for (const specifier of runtimeImports(file).filter((s) => s.startsWith('.')))
        visit(target(file, specifier), [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('reaches disk, clock and processes only from row 4 up', () => {
    const broken = files
      .filter((file) => (ROW_OF.get(file.split('/')[0] ?? '') ?? 99) < NODE_ONLY)
      .filter((file) => imports(file).some((s) => s.startsWith('node:')))
    expect(broken).toEqual([])
    expect(
      files.filter((file) => !file.startsWith('cli/') && /new Date\(|Date\.now|Math\.random/.test(text(file))),
    ).toEqual([])
  })

  // YAML is read there, since mappings and rules are edited on the page as the files they are; the package runs in browsers.
  it('gives browsers an entry without Node, databases or the small workbook reader', () => {
    const { files: reached, packages } = closure('browser.ts')
    expect(reached.has('operations/standing.ts')).toBe(true)
    expect(reached.has('operations/classify.ts')).toBe(true)
    const ofNode = ['hucre/xlsx', '@duckdb/node-api', '@clickhouse/client', 'pg']
    expect([...packages].filter((p) => p.startsWith('node:') || ofNode.includes(p))).toEqual([])
  })

  it("lets the page use the package's browser entry and nothing else of it", () => {
    const web = fileURLToPath(new URL('../../web', import.meta.url))
    const own = (readdirSync(web, { recursive: true }) as string[]).filter((f) => /\.tsx?$/.test(f))
    const broken = own.flatMap((file) =>
      [
        ...readFileSync(join(web, file), 'utf8').matchAll(
          /^(?:import|export|\} from)[^'"]*from '([^']+)'|^\} from '([^']+)'/gm,
        ),
      ]
        .map((m) => m[1] ?? m[2] ?? '')
        .filter((s) =>
          s.startsWith('.') ? !resolve(dirname(join(web, file)), s).startsWith(web) : !ALLOWED_IN_WEB.test(s),
        )
        .map((s) => `${file} imports ${s}`),
    )
    expect(own.length).toBeGreaterThan(10)
    expect(broken).toEqual([])
  })

  it('keeps transcendental functions and ** out, whose digits differ between engines', () => {
    const transcendental = /Math\.(exp|log|pow|sin|cos|tan|sqrt|cbrt|hypot|atan|log2|log10|log1p|expm1)\b|\*\*(?!\/)/
    const code = (file: string) =>
      text(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/'(?:[^'\\\n]|\\.)*'|\/(?![/*]).*?\/[a-z]*/g, '')
    expect(files.filter((file) => transcendental.test(code(file)))).toEqual([])
  })

  it('has small files, no drawers and no default exports', () => {
    expect(files.filter((file) => text(file).split('\n').length > 400)).toEqual([])
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file))).toEqual([])
    expect(files.filter((file) => /^export default/m.test(text(file)))).toEqual([])
  })
})
