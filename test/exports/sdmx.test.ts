import { describe, expect, it } from 'vitest'
import { codedObservations, sdmxId } from '../../src/exports/sdmx-observation.js'
import { answerFile } from '../../src/operations/answer-file.js'
import { type Asked, ask } from '../../src/operations/ask.js'
import { observedIn } from '../../src/operations/observed.js'
import { openedBook } from '../opened-book.js'

const QUESTIONS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['series', { measure: 'nato.core.national.current', area: 'BGR', everyEdition: true }],
  ['standing', { goal: 'hague-2025.core', history: true }],
  ['standing', { goal: 'hague-2025.related', period: '2026' }],
  ['revisions', { goal: 'wales-2014.spending', area: 'NATO', period: '2024' }],
  ['definitions', { area: 'ESP' }],
  ['cost', { area: 'DEU', draws: 200 }],
  ['export', { measure: 'nato.gdp.usd.constant', area: 'POL' }],
]

async function askedOf(name: string, input: Record<string, unknown>): Promise<Asked> {
  return ask({ book: await openedBook(), log: () => undefined }, 'cli', name, input)
}

async function written(asked: Asked, format: string): Promise<string> {
  return new TextDecoder().decode((await answerFile(asked, format)).bytes)
}

interface Component {
  readonly id: string
  readonly values?: readonly { readonly id?: string; readonly value?: string }[]
}
interface Message {
  readonly data: {
    readonly structures: readonly {
      readonly dimensions: { readonly series: readonly Component[]; readonly observation: readonly Component[] }
      readonly attributes: { readonly observation: readonly Component[] }
    }[]
    readonly dataSets: readonly {
      readonly series: Readonly<Record<string, { readonly observations: Readonly<Record<string, readonly unknown[]>> }>>
    }[]
  }
}

/** Rows of an SDMX-JSON message as SDMX-CSV has them, by its own structure. */
function rowsOf({ data }: Message): string[] {
  const [structure] = data.structures
  const [dataSet] = data.dataSets
  if (structure === undefined || dataSet === undefined) return []
  const told = (component: Component | undefined, place: unknown): string => {
    if (place === null || place === undefined) return ''
    const value = component?.values?.[Number(place)]
    if (value === undefined) throw new Error(`${component?.id} has no value at ${String(place)}`)
    return value.id ?? value.value ?? ''
  }
  return Object.entries(dataSet.series).flatMap(([key, { observations }]) => {
    const dimensions = key.split(':').map((place, i) => told(structure.dimensions.series[i], place))
    return Object.entries(observations).map(([time, [value, ...attributes]]) =>
      [
        'dataflow',
        'PLEDGEBOOK:OBSERVATIONS(1.0.0)',
        'I',
        ...dimensions,
        told(structure.dimensions.observation[0], time),
        value === null ? '' : String(value),
        ...structure.attributes.observation.map((attribute, i) => told(attribute, attributes[i])),
      ].join('|'),
    )
  })
}

function csvRows(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const split = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, raw = '']) =>
      raw.replace(/^"|"$/g, '').replaceAll('""', '"'),
    )
  const names = split(head).filter((name) => name !== '')
  return lines.map((line) => {
    const fields = split(line)
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

describe.each(QUESTIONS)('SDMX of %s %j', (name, input) => {
  it('is the same in CSV and JSON, every code of it in the structure', async () => {
    const asked = await askedOf(name, input)
    const rows = csvRows(await written(asked, 'sdmx-csv'))
    expect(rows.length).toBeGreaterThan(0)
    const message: Message = JSON.parse(await written(asked, 'sdmx-json'))
    expect(rowsOf(message).sort()).toEqual(rows.map((row) => Object.values(row).join('|')).sort())
    const { data } = JSON.parse(await written(asked, 'sdmx-structure'))
    const [structure] = data.dataStructures
    const { dimensionList, attributeList } = structure.dataStructureComponents
    const lists = new Map<string, Set<string>>(
      data.codelists.map((list: { id: string; codes: { id: string }[] }) => [
        `urn:sdmx:org.sdmx.infomodel.codelist.Codelist=PLEDGEBOOK:${list.id}(1.0.0)`,
        new Set(list.codes.map((code) => code.id)),
      ]),
    )
    let coded = 0
    for (const { id, usage, localRepresentation } of [...dimensionList.dimensions, ...attributeList.attributes])
      for (const row of rows) {
        if (usage === 'mandatory') expect(row[id]).not.toBe('')
        if (localRepresentation.enumeration === undefined) continue
        expect(lists.get(localRepresentation.enumeration), id).toContain(row[id])
        coded++
      }
    expect(coded).toBeGreaterThanOrEqual(rows.length * 8)
  })

  it('has each key once, a value or the reason why there is none, and the cell of what was published', async () => {
    const rows = csvRows(await written(await askedOf(name, input), 'sdmx-csv'))
    const keys = rows.map((r) => [r.REF_AREA, r.INDICATOR, r.EDITION, r.TIME_PERIOD].join('.'))
    expect(new Set(keys).size).toBe(keys.length)
    for (const row of rows) {
      expect(['M', 'O'].includes(row.OBS_STATUS ?? '')).toBe(row.OBS_VALUE === '')
      expect(row.PRICES === 'Q').toBe(row.BASE_PER !== '')
      if (row.EDITION !== '_Z' && row.OBS_VALUE !== '') expect(row.CELL).not.toBe('')
    }
  })
})

describe('SDMX', () => {
  it('holds the very numbers of the answer, in its scale', async () => {
    const asked = await askedOf('series', { measure: 'nato.core.share', area: 'POL' })
    const { observations } = asked.answer.value as { observations: { period: string; value: number }[] }
    const rows = csvRows(await written(asked, 'sdmx-csv'))
    expect(rows.map((r) => [r.TIME_PERIOD, Number(r.OBS_VALUE)])).toEqual(observations.map((o) => [o.period, o.value]))
  })

  it('keeps every observation of an answer: none falls on the key of another', async () => {
    for (const [name, input] of QUESTIONS) {
      const { answer } = await askedOf(name, input)
      const value = name === 'export' ? JSON.parse(answer.forms?.observations?.() ?? '') : answer.value
      const all = observedIn(name, value)
      const different = new Set(all.map((o) => [o.area, o.indicator, o.edition, o.period, o.value].join(' ')))
      expect(codedObservations(all), name).toHaveLength(different.size)
    }
  })

  it('has ids of ours that stay apart', async () => {
    const { facts } = await openedBook()
    for (const ids of [
      facts.measures.map((m) => m.id),
      facts.editions.map((e) => e.id),
      [...facts.areas, ...facts.groups].map((a) => a.code),
    ]) {
      expect(new Set(ids.map(sdmxId)).size).toBe(ids.length)
      for (const id of ids) expect(sdmxId(id)).toMatch(/^[A-Za-z0-9_@$-]+$/)
    }
  })

  it('says of what is missing whether it could be', () => {
    const base = {
      area: 'A',
      indicator: 'i',
      edition: 'e/1',
      status: 'outturn',
      unit: 'EUR',
      scale: 6,
      cell: 'c',
    } as const
    const codes = codedObservations([
      { ...base, period: '2020', value: null, missing: 'no-such-state', prices: '2015' },
      { ...base, period: '2021', value: null, missing: 'blank', prices: 'current' },
      { ...base, period: '2022', value: 0, status: 'estimate', prices: null },
      { ...base, period: '2023', value: -1, status: 'forecast', prices: 'current' },
    ])
    expect(codes.map((c) => [c.attributes.OBS_STATUS, c.attributes.PRICES, c.attributes.BASE_PER])).toEqual([
      ['M', 'Q', '2015'],
      ['O', 'V', ''],
      ['E', '_Z', ''],
      ['F', 'V', ''],
    ])
  })
})
