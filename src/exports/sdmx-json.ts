import { type AnswerContext, datasetOf, notesOf } from './answer-context.js'
import { CONCEPTS, type Code, type Coded, codesIn } from './sdmx-codes.js'
import {
  ATTRIBUTES,
  type CodedObservation,
  codedObservations,
  DIMENSIONS,
  type SdmxObservation,
} from './sdmx-observation.js'
import { DATAFLOW_URN, localised, STRUCTURE_URN, sdmxMeta } from './sdmx-structure.js'

type Value = Readonly<Record<string, unknown>>

/** Values of a component in the order of their places, and the place of each. */
interface Values {
  readonly values: Value[]
  readonly place: ReadonlyMap<string, number>
}

function codeValues(codes: readonly Code[]): Values {
  return {
    values: codes.map(({ id, name, description }) => ({
      id,
      ...localised('name', name),
      ...(description && localised('description', description)),
    })),
    place: new Map(codes.map(({ id }, i) => [id, i])),
  }
}

function plainValues(texts: readonly string[]): Values {
  const values = [...new Set(texts.filter((t) => t !== ''))].sort()
  return { values: values.map((value) => ({ value })), place: new Map(values.map((value, i) => [value, i])) }
}

/** Terms, notes and citation of the answer, which belong to all of its figures. */
function annotationsOf(context: AnswerContext): object[] {
  const { answer } = context
  const note = (type: string, text: string) => ({ type, ...localised('text', text) })
  return [
    note('CITATION', answer.citation.text),
    note('AS_OF', answer.asOf),
    ...answer.citation.editions.flatMap((edition) => {
      const terms = datasetOf(edition.id, context.around)?.terms
      return terms === undefined ? [] : [note('TERMS', `${edition.id}: ${terms}`)]
    }),
    ...notesOf(answer).map((text) => note('NOTE', text)),
  ]
}

function seriesOf(coded: readonly CodedObservation[], values: ReadonlyMap<string, Values>): Record<string, object> {
  const place = (component: string, value: string) => values.get(component)?.place.get(value) ?? null
  const series: Record<string, { observations: Record<string, unknown[]> }> = {}
  for (const { dimensions, value, attributes } of coded) {
    const key = DIMENSIONS.slice(0, -1)
      .map((d) => place(d, dimensions[d]))
      .join(':')
    const one = series[key] ?? { observations: {} }
    series[key] = one
    const own = ATTRIBUTES.map((a) => place(a, attributes[a]))
    while (own.at(-1) === null) own.pop()
    one.observations[String(place('TIME_PERIOD', dimensions.TIME_PERIOD))] = [value, ...own]
  }
  return series
}

/** Observations as an SDMX-JSON 2.0.0 data message (SDMX 3.0) by series, which bears its structure and the names of all codes. */
export function sdmxJson(context: AnswerContext, observations: readonly SdmxObservation[]): object {
  const coded = codedObservations(observations)
  const codes = codesIn(observations, coded, context.around)
  const values = new Map<string, Values>([
    ...(Object.keys(codes) as Coded[]).map((id): [string, Values] => [id, codeValues(codes[id])]),
    ...(['CELL', 'FOOTNOTE_MARK', 'BASE_PER'] as const).map((id): [string, Values] => [
      id,
      plainValues(coded.map((o) => o.attributes[id])),
    ]),
    ['TIME_PERIOD', plainValues(coded.map((o) => o.dimensions.TIME_PERIOD))],
  ])
  const component = (id: string) => {
    const own = values.get(id)?.values ?? []
    return { id, ...localised('name', CONCEPTS[id] ?? id), ...(own.length > 0 && { values: own }) }
  }
  const dimension = (id: string, keyPosition: number) => ({ ...component(id), keyPosition })
  const annotations = annotationsOf(context)
  if (coded.length === 0) return { meta: sdmxMeta(context, 'data'), data: { structures: [], dataSets: [] } }
  return {
    meta: sdmxMeta(context, 'data'),
    data: {
      structures: [
        {
          dataSets: [0],
          links: [
            { urn: DATAFLOW_URN, rel: 'dataflow' },
            { urn: STRUCTURE_URN, rel: 'structure' },
          ],
          dimensions: {
            dataSet: [],
            series: DIMENSIONS.slice(0, -1).map(dimension),
            observation: [dimension('TIME_PERIOD', DIMENSIONS.length - 1)],
          },
          measures: {
            observation: [
              {
                id: 'OBS_VALUE',
                ...localised('name', CONCEPTS.OBS_VALUE ?? 'OBS_VALUE'),
                isMandatory: false,
                format: { dataType: 'Double' },
              },
            ],
          },
          attributes: {
            dataSet: [],
            series: [],
            observation: ATTRIBUTES.map((id) => ({ ...component(id), relationship: { observation: {} } })),
          },
          annotations,
        },
      ],
      dataSets: [
        {
          structure: 0,
          action: 'Information',
          links: [{ urn: DATAFLOW_URN, rel: 'dataflow' }],
          annotations: annotations.map((_, i) => i),
          series: seriesOf(coded, values),
        },
      ],
    },
  }
}
