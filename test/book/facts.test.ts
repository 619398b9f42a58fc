import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mergeEditions, readEdition, readFacts } from '../../src/book/facts.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { DATA } from '../opened-book.js'
import { WORLD } from '../workbooks/world.js'

/** Every YAML file of data/ by its path there. */
function dataFiles(): Map<string, string> {
  const files = readdirSync(DATA, { recursive: true, withFileTypes: true }).filter((f) => f.name.endsWith('.yaml'))
  return new Map(
    files.map((f) => {
      const path = join(f.parentPath, f.name)
      return [relative(DATA, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
    }),
  )
}

function errorOf(change: (files: Map<string, string>) => void): PledgebookError {
  const files = dataFiles()
  change(files)
  try {
    readFacts(files)
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('it was read')
}

/** A change of one text in one file. */
function edit(path: string, from: string, to: string) {
  return (files: Map<string, string>) => {
    const text = files.get(path) ?? ''
    if (!text.includes(from)) throw new Error(`no "${from}" in ${path}`)
    files.set(path, text.replace(from, to))
  }
}

describe('the data folder', () => {
  it('is the same facts, in whatever order its files are listed', () => {
    expect(readFacts(new Map([...dataFiles()].reverse())).facts).toEqual(WORLD.facts)
  })

  it.each(['areas.yaml', 'measures.yaml', 'book.yaml'])('without %s is refused', (path) => {
    const error = errorOf((files) => files.delete(path))
    expect(error).toMatchObject({ fault: 'data', code: 'data.missing', where: path })
  })

  it('with a goal on an unknown measure is refused, with the nearest name', () => {
    const error = errorOf(edit('goals/vilnius-2023.yaml', 'measure: nato.core.share', 'measure: nato.core.shares'))
    expect(error).toMatchObject({ fault: 'data', code: 'data.reference' })
    expect(error.message).toContain(
      'vilnius-2023.spending: no measure "nato.core.shares" (did you mean "nato.core.share"?',
    )
  })

  it('with pledges of an unknown area is refused', () => {
    const error = errorOf(edit('pledges/esp.yaml', 'area: ESP', 'area: ESPX'))
    expect(error.message).toContain('no area "ESPX" (did you mean "ESP"?')
  })

  it('has all of its wrong names reported at once', () => {
    const error = errorOf((files) => {
      edit('pledges/esp.yaml', 'area: ESP', 'area: ESPX')(files)
      edit('goals/vilnius-2023.yaml', 'holders: NATO', 'holders: OTAN')(files)
    })
    expect(error.message).toContain('no area "ESPX"')
    expect(error.message).toContain('vilnius-2023.spending: no group "OTAN"')
  })

  it('with a dataset that counts an unknown measure, or counts nothing of what it publishes, is refused', () => {
    const unknown = errorOf(edit('datasets/imf.weo.yaml', '  imf.debt: { code', '  imf.depth: { code'))
    expect(unknown.message).toContain('imf.weo: no measure "imf.depth" (did you mean "imf.debt"?')
    expect(unknown.message).toContain('imf.weo: no unit "imf.debt" (did you mean "imf.depth"?')
  })

  it('with a former currency that is no code, or ended on no day, is refused, both with their lines', () => {
    const error = errorOf(edit('datasets/imf.weo.yaml', 'code: HRK, until: "2023-01-01"', 'code: Kuna, until: "2023"'))
    expect(error).toMatchObject({ fault: 'data', code: 'yaml.unexpected', where: 'datasets/imf.weo.yaml' })
    expect(error.message).toMatch(/formerCurrencies\.HRV\.0\.code: expected .*found "Kuna"/)
    expect(error.message).toMatch(/formerCurrencies\.HRV\.0\.until: expected a day of the calendar.*found "2023"/)
  })

  it('has datasets whose figures come as tidy CSV only: no layouts, no organisation', () => {
    const { dataset, datasets } = WORLD
    expect(dataset).toMatchObject({ id: 'nato.defexp', organisation: 'NATO' })
    const others = datasets.filter((d) => d.layouts.length === 0)
    expect(others.map((d) => d.id)).toEqual(expect.arrayContaining(['ecb.fx', 'imf.weo', 'worldbank.wdi']))
    expect(others.every((d) => d.organisation === undefined && d.exempt.length === 0)).toBe(true)
    expect(WORLD.facts.exempt).toEqual(dataset.exempt)
  })

  it('with an event twice is refused', () => {
    const error = errorOf((files) => {
      const text = files.get('events.yaml') ?? ''
      const [head = '', first = ''] = text.split(/^ {2}- /m)
      files.set('events.yaml', text.replace(head, `${head}  - ${first}`))
    })
    expect(error.message).toMatch(/events: ".+" stands twice/)
  })

  it('with an edition in the folder of another day is refused', () => {
    const error = errorOf((files) => {
      const path = 'editions/nato.defexp/2026-07-07/edition.yaml'
      files.set('editions/nato.defexp/2026-07-08/edition.yaml', files.get(path) ?? '')
    })
    expect(error).toMatchObject({ code: 'edition.folder', message: 'it says nato.defexp of 2026-07-07' })
    expect(error.where).toContain('2026-07-08')
  })

  it('names the one file that is broken, and its line', () => {
    const error = errorOf(edit('areas.yaml', 'code: ALB', 'code: Albania'))
    expect(error).toMatchObject({ fault: 'data', where: 'areas.yaml' })
    expect(error.message).toMatch(/^line \d+: areas\.0\.code: expected text that matches .*, found "Albania"$/)
  })
})

describe('editions', () => {
  it('that are held replace the note that they are not, and all stand in order of their days', () => {
    const edition = WORLD.facts.editions.find((e) => e.held)!
    const note = { ...edition, held: false, copies: [] }
    const later = { ...note, id: 'nato.defexp/2099-01-01' }
    expect(mergeEditions([edition], [later, note])).toEqual([edition, later])
  })

  it('outside a folder of editions are read as they are', () => {
    const text = 'dataset: x\npublishedOn: "2027-06-30"\ntitle: T\ncopies: []\n'
    expect(readEdition(text, 'anywhere.yaml')).toMatchObject({ id: 'x/2027-06-30', held: true })
  })
})
