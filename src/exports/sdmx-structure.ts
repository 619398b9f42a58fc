import type { AnswerContext } from './answer-context.js'
import { titleOf } from './answer-context.js'
import { CONCEPTS, type Coded, codesIn } from './sdmx-codes.js'
import { ATTRIBUTES, codedObservations, DIMENSIONS, type SdmxObservation, sdmxId } from './sdmx-observation.js'

const AGENCY = 'PLEDGEBOOK'
const VERSION = '1.0.0'
const FLOW = 'OBSERVATIONS'
const STRUCTURE = 'DSD_OBSERVATIONS'
const SCHEME = 'CS_OBSERVATIONS'

/** The dataflow as SDMX-CSV names it. */
export const DATAFLOW = `${AGENCY}:${FLOW}(${VERSION})`

const urn = (kind: string, id: string, item = '') =>
  `urn:sdmx:org.sdmx.infomodel.${kind}=${AGENCY}:${id}(${VERSION})${item}`

/** Names of the structure and the dataflow, for whoever refers to them. */
export const STRUCTURE_URN = urn('datastructure.DataStructure', STRUCTURE)
export const DATAFLOW_URN = urn('datastructure.Dataflow', FLOW)

const LANGUAGE = 'en'

/** A text in the best language and in all of them, which are one. */
export function localised<Name extends string>(name: Name, text: string): Record<string, unknown> {
  return { [name]: text, [`${name}s`]: { [LANGUAGE]: text } }
}

/** Head of a message; it was prepared when the book was last looked over, so that the same answer gives the same bytes. */
export function sdmxMeta(context: AnswerContext, kind: 'data' | 'structure'): object {
  const { answer, operation } = context
  return {
    schema: `https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/${kind}-message/tools/schemas/2.0.0/sdmx-json-${kind}-schema.json`,
    id: sdmxId(`${operation}-${answer.book.id}-${answer.asOf}-${kind}`),
    test: false,
    prepared: `${answer.book.knownTo}T00:00:00Z`,
    contentLanguages: [LANGUAGE],
    ...localised('name', titleOf(context)),
    sender: { id: AGENCY, ...localised('name', `Pledgebook ${answer.tool.version}`) },
  }
}

const maintained = (id: string, name: string) => ({
  id,
  agencyID: AGENCY,
  version: VERSION,
  ...localised('name', name),
})
const concept = (id: string) => urn('conceptscheme.Concept', SCHEME, `.${id}`)
const codelist = (id: string) => urn('codelist.Codelist', `CL_${id}`)

const TEXT = { format: { dataType: 'String' } }
const YEAR = { format: { dataType: 'ObservationalTimePeriod' } }

const REQUIRED: readonly string[] = ['UNIT_MEASURE', 'UNIT_MULT', 'PRICES', 'OBS_STATUS']

function components(coded: ReadonlySet<string>): object {
  const representation = (id: string) => (coded.has(id) ? { enumeration: codelist(id) } : TEXT)
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: DIMENSIONS.filter((id) => id !== 'TIME_PERIOD').map((id, position) => ({
        id,
        position,
        conceptIdentity: concept(id),
        localRepresentation: representation(id),
      })),
      timeDimension: { id: 'TIME_PERIOD', conceptIdentity: concept('TIME_PERIOD'), localRepresentation: YEAR },
    },
    measureList: {
      id: 'MeasureDescriptor',
      measures: [
        {
          id: 'OBS_VALUE',
          conceptIdentity: concept('OBS_VALUE'),
          localRepresentation: { format: { dataType: 'Double' } },
          usage: 'optional',
        },
      ],
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: ATTRIBUTES.map((id) => ({
        id,
        conceptIdentity: concept(id),
        localRepresentation: representation(id),
        usage: REQUIRED.includes(id) ? 'mandatory' : 'optional',
        attributeRelationship: { observation: {} },
      })),
    },
  }
}

/**
 * The structure of an answer's observations as an SDMX-JSON 2.0.0 structure message: dataflow, data structure, concepts, and the code
 * lists with the codes that the answer uses (`isPartial`).
 */
export function sdmxStructure(context: AnswerContext, observations: readonly SdmxObservation[]): object {
  const codes = codesIn(observations, codedObservations(observations), context.around)
  const lists = Object.entries(codes) as [Coded, (typeof codes)[Coded]][]
  return {
    meta: sdmxMeta(context, 'structure'),
    data: {
      dataflows: [{ ...maintained(FLOW, 'Observations of a Pledgebook answer'), structure: STRUCTURE_URN }],
      dataStructures: [
        {
          ...maintained(STRUCTURE, 'Observations by area, indicator, edition and year'),
          dataStructureComponents: components(new Set(Object.keys(codes))),
        },
      ],
      conceptSchemes: [
        {
          ...maintained(SCHEME, 'Concepts of the observations'),
          isPartial: false,
          concepts: Object.entries(CONCEPTS).map(([id, name]) => ({ id, ...localised('name', name) })),
        },
      ],
      codelists: lists.map(([id, list]) => ({
        ...maintained(`CL_${id}`, CONCEPTS[id] ?? id),
        isPartial: true,
        codes: list.map(({ id: code, name, description }) => ({
          id: code,
          ...localised('name', name),
          ...(description && localised('description', description)),
        })),
      })),
    },
  }
}
