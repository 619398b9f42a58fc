import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/command.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { runCli } from './run-cli.js'

const SERIES = ['series', '--measure', 'nato.core.share', '--area', 'POL', '--as-of', '2026-11-23']
const folder = () => mkdtempSync(join(tmpdir(), 'pledgebook-formats-'))

describe('--format and --output', () => {
  it('write to standard output what they write to a file, and then nothing else there', () => {
    for (const format of ['csv', 'sdmx-csv', 'sdmx-json', 'datapackage', 'dataset', 'bibtex', 'csl', 'ris']) {
      const out = join(folder(), 'answer')
      const shown = runCli([...SERIES, '--format', format])
      const filed = runCli([...SERIES, '--format', format, '--output', out])
      expect([shown.code, shown.stderr, filed.code, filed.stdout, filed.stderr]).toEqual([0, '', 0, '', ''])
      expect(readFileSync(out, 'utf8')).toBe(shown.stdout)
      expect(shown.stdout.length).toBeGreaterThan(200)
    }
  })

  it('tell the format by the name of the file', () => {
    const out = folder()
    for (const name of ['a.csv', 'b.json', 'c.zip', 'd.parquet', 'e.bib', 'f.txt', 'g.sdmx.csv'])
      expect(runCli([...SERIES, '--output', join(out, name)]).code, name).toBe(0)
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toMatch(/^period,value,/)
    expect(readFileSync(join(out, 'b.json'), 'utf8')).toBe(runCli([...SERIES, '--json']).stdout)
    expect(Object.keys(unzipSync(readFileSync(join(out, 'c.zip'))))).toContain('observations.csv')
    expect(readFileSync(join(out, 'd.parquet')).subarray(0, 4).toString()).toBe('PAR1')
    expect(readFileSync(join(out, 'e.bib'), 'utf8')).toMatch(/^@misc\{/)
    expect(readFileSync(join(out, 'f.txt'), 'utf8')).toContain('Poland')
    expect(readFileSync(join(out, 'g.sdmx.csv'), 'utf8')).toMatch(/^STRUCTURE,STRUCTURE_ID,ACTION,/)
  })

  it('refuse a file that exists, a folder that does not, a name that tells nothing, and leave nothing behind', () => {
    const out = folder()
    const taken = join(out, 'taken.csv')
    writeFileSync(taken, 'mine')
    const refused = (name: string) => {
      const { code, stderr, stdout } = runCli(
        [...SERIES, '--output', join(out, name), '--json'].filter((a) => a !== '--json'),
      )
      expect([code, stdout]).toEqual([2, ''])
      return stderr
    }
    expect(refused('taken.csv')).toContain('exists already')
    expect(refused('none/a.csv')).toContain('no such folder')
    expect(refused('a.docx')).toContain('tells no format')
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    expect(readdirSync(out)).toEqual(['taken.csv'])
  })

  it('name the formats there are', () => {
    const { code, stderr } = runCli([...SERIES, '--format', 'sdmx'])
    expect(code).toBe(2)
    for (const name of ['csv', 'zip', 'parquet', 'sdmx-csv', 'bibtex']) expect(stderr).toContain(name)
    expect(runCli(['drivers', '--area', 'POL', '--from', '2021', '--to', '2026', '--format', 'sdmx-csv']).code).toBe(2)
  })

  it('serve export, which has formats of its own', () => {
    const out = folder()
    const EXPORT = ['export', '--measure', 'nato.core.share', '--area', 'POL']
    expect(runCli([...EXPORT, '--output', join(out, 'a.parquet')]).stdout).toContain('rows written to')
    expect(runCli([...EXPORT, '--format', 'csv']).stdout).toMatch(/^measure,area,period,value,/)
    expect(runCli([...EXPORT, '--output', join(out, 'a.zip')]).code).toBe(0)
    expect(Object.keys(unzipSync(readFileSync(join(out, 'a.zip'))))).toContain('observations.csv')
    expect(runCli([...EXPORT, '--format', 'sdmx-csv']).stdout).toContain(',POL,NATO_CORE_SHARE,')
    expect(existsSync(join(out, 'a.parquet'))).toBe(true)
  })

  it('write what explain found as a table of its tree', () => {
    const { stdout, code } = runCli([
      'explain',
      'drivers',
      '--area=POL',
      '--from=2021',
      '--to=2026',
      '--at=/gdp',
      '--format=csv',
    ])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^pointer,depth,kind,value,/)
    expect(stdout).toMatch(/^\/tree\/from\/0/m)
  })

  it('are not given twice', async () => {
    const operation = await OPERATIONS.standing?.()
    if (operation === undefined) throw new Error('there is a standing')
    expect(() => parse(operation, ['--format', 'csv', '--format', 'zip'], 80)).toThrow(/given twice/)
    expect(parse(operation, ['--chart', 'gap'], 80)).toMatchObject({ format: 'svg', chart: 'gap' })
    expect(parse(operation, ['--format', 'json'], 80)).toMatchObject({ json: true, format: undefined })
  })
})
