/**
 * What the standards' own JSON Schemas require, restated without their words for the parts that answers use: every `required`,
 * `pattern`, `enum`, `oneOf` and closed object of those parts. Sources: SDMX-JSON 2.0.0 data and structure messages
 * (github.com/sdmx-twg/sdmx-json, tools/schemas/2.0.0 of each), Frictionless Data Package 2.0 (datapackage.org/profiles/2.0), and CSL-JSON
 * (resource.citationstyles.org/schema/latest/input/json/csl-data.json).
 */
type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })
const object = (properties: Schema, required: readonly string[] = [], more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required,
  ...more,
})
const closed: Schema = { additionalProperties: false }

// SDMX
const ID = { type: 'string', pattern: '^[A-Za-z0-9_@$-]+$' }
const NC_NAME = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }
const NESTED_NC_NAME = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*$' }
const VERSION = { type: 'string', pattern: '^\\d+(\\.\\d+){1,2}(-[A-Za-z0-9.-]+)?$' }
const URN = {
  type: 'string',
  pattern:
    '^urn:sdmx:org\\.sdmx\\.infomodel\\.[a-z]+\\.[A-Za-z]+=[A-Za-z][\\w.-]*:[\\w@$-]+\\(\\d+(\\.\\d+){1,2}\\)(\\.[\\w@$-]+)*$',
}
const DATE_TIME = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
}
const place = { type: 'integer', minimum: 0 }
const localised: Schema = {
  type: 'object',
  propertyNames: { pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
  additionalProperties: text,
}
const named: Schema = { name: text, names: localised, description: text, descriptions: localised }
const links = list({
  ...object({ urn: URN, href: text, rel: text }, ['rel']),
  anyOf: [{ required: ['urn'] }, { required: ['href'] }],
})
const party = object({ id: ID, name: text, names: localised }, ['id'])
const meta = object(
  {
    schema: { type: 'string', pattern: '^https?://' },
    id: ID,
    test: { type: 'boolean' },
    prepared: DATE_TIME,
    contentLanguages: list(text),
    ...named,
    sender: party,
    links,
  },
  ['id', 'prepared', 'sender'],
)
const annotations = list(object({ id: text, title: text, type: text, value: text, text, texts: localised, links }))
const values = (forms: readonly Schema[]): Schema =>
  list(
    {
      type: 'object',
      oneOf: forms,
      properties: {
        id: ID,
        ...named,
        value: { type: ['number', 'boolean', 'string', 'object'] },
        annotations: list(place),
      },
    },
    { minItems: 1, uniqueItems: true },
  )
const CODE = { required: ['id', 'name'] }
const PLAIN = { required: ['value'] }
const TYPES = ['String', 'Double', 'ObservationalTimePeriod', 'Integer', 'Decimal', 'Boolean']
const format = object({ dataType: { enum: TYPES } })
const relationship: Schema = {
  ...object({
    observation: { type: 'object', maxProperties: 0 },
    dataflow: { type: 'object', maxProperties: 0 },
    dimensions: list(NC_NAME, { minItems: 1 }),
  }),
  oneOf: [{ required: ['dimensions'] }, { required: ['dataflow'] }, { required: ['observation'] }],
}
const dimension = object({ id: NC_NAME, ...named, keyPosition: place, format, values: values([CODE, PLAIN]), links }, [
  'id',
  'keyPosition',
  'values',
])
const measure = object({ id: NC_NAME, ...named, isMandatory: { type: 'boolean' }, format, links }, ['id'])
const attribute = object(
  { id: NC_NAME, ...named, relationship, format, values: values([CODE, PLAIN, { required: ['values'] }]) },
  ['id', 'relationship'],
)
const unique = { uniqueItems: true }
const components = (levels: readonly string[], of: Schema) =>
  object(Object.fromEntries(levels.map((level) => [level, list(of, unique)])), [], closed)
const structure = object(
  {
    dataSets: list({ type: 'integer' }, { minItems: 1 }),
    links,
    ...named,
    dimensions: components(['dataSet', 'series', 'observation'], dimension),
    measures: components(['observation'], measure),
    attributes: components(['dataSet', 'dimensionGroup', 'series', 'observation'], attribute),
    annotations,
  },
  ['dimensions'],
)
const KEY = '^[0-9]+(:[0-9]+)*$'
const keyed = (of: Schema): Schema => ({ type: 'object', patternProperties: { [KEY]: of }, ...closed })
const observations = keyed(list({ type: ['number', 'boolean', 'string', 'object', 'array', 'null'] }))
const dataSet = object(
  {
    structure: { type: 'integer' },
    action: { enum: ['Information', 'Append', 'Replace', 'Delete'] },
    annotations: list(place),
    links,
    observations,
    series: keyed(object({ annotations: list(place), attributes: list({}), observations }, [], closed)),
  },
  ['links'],
)

/** SDMX-JSON 2.0.0 data message. */
export const SDMX_DATA: Schema = object({
  meta,
  data: object({ structures: list(structure), dataSets: list(dataSet) }),
  errors: list({}),
})

const maintained: Schema = {
  id: ID,
  agencyID: NESTED_NC_NAME,
  version: VERSION,
  ...named,
  isPartial: { type: 'boolean' },
}
const MAINTAINED = ['id', 'agencyID', 'name']
const representation: Schema = {
  ...object({ enumeration: URN, format }),
  oneOf: [{ required: ['enumeration'] }, { required: ['format'] }],
}
const own = { conceptIdentity: URN, localRepresentation: representation }
const USAGE = { enum: ['mandatory', 'optional'] }
const item = object({ id: ID, ...named }, ['id', 'name'])
const artefacts = (more: Schema, required: readonly string[] = []) =>
  list(object({ ...maintained, ...more }, [...MAINTAINED, ...required], closed), { minItems: 1 })

/** SDMX-JSON 2.0.0 structure message: dataflows, data structures, concept schemes and code lists. */
export const SDMX_STRUCTURE: Schema = object({
  meta,
  data: object(
    {
      dataflows: artefacts({ structure: URN }),
      dataStructures: artefacts({
        dataStructureComponents: object(
          {
            dimensionList: object(
              {
                id: { const: 'DimensionDescriptor' },
                dimensions: list(object({ id: NC_NAME, position: place, ...own }, ['conceptIdentity']), {
                  minItems: 1,
                }),
                timeDimension: object({ id: { const: 'TIME_PERIOD' }, ...own }, [
                  'conceptIdentity',
                  'localRepresentation',
                ]),
              },
              ['id', 'dimensions'],
              closed,
            ),
            measureList: object(
              {
                id: { const: 'MeasureDescriptor' },
                measures: list(object({ id: NC_NAME, usage: USAGE, ...own }, ['id', 'conceptIdentity']), {
                  minItems: 1,
                }),
              },
              ['id', 'measures'],
              closed,
            ),
            attributeList: object(
              {
                id: { const: 'AttributeDescriptor' },
                attributes: list(
                  object({ id: NC_NAME, usage: USAGE, attributeRelationship: relationship, ...own }, [
                    'conceptIdentity',
                    'attributeRelationship',
                  ]),
                  { minItems: 1 },
                ),
              },
              ['id'],
              closed,
            ),
          },
          ['dimensionList'],
          closed,
        ),
      }),
      conceptSchemes: artefacts({ concepts: list(item, unique) }),
      codelists: artefacts({ codes: list(item, unique) }),
    },
    [],
    closed,
  ),
})

// Frictionless
const PATH = {
  type: 'string',
  pattern: '^((?=[^./~])(?!file:)((?!\\/\\.\\.\\/)(?!\\\\)(?!:\\/\\/).)*|(http|ftp)s?:\\/\\/.*)$',
}
const FIELD_TYPES =
  'string number integer date time datetime year yearmonth boolean object geopoint geojson array list duration any'.split(
    ' ',
  )
const source = object({ title: text, path: PATH, version: text }, [], { minProperties: 1 })
const field = object(
  {
    name: text,
    type: { enum: FIELD_TYPES },
    title: text,
    description: text,
    trueValues: list(text, { minItems: 1 }),
    falseValues: list(text, { minItems: 1 }),
  },
  ['name'],
)

/** Frictionless Data Package 2.0. */
export const DATA_PACKAGE: Schema = object(
  {
    $schema: { type: 'string', pattern: '^https://datapackage\\.org/profiles/2\\.0/' },
    name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
    id: text,
    title: text,
    description: text,
    version: text,
    created: DATE_TIME,
    contributors: list(object({ title: text, roles: list(text, { minItems: 1 }) }, [], { minProperties: 1 }), {
      minItems: 1,
    }),
    sources: list(source, { minItems: 1 }),
    resources: list(
      {
        ...object({
          name: { type: 'string', pattern: '^([-a-z0-9._/])+$' },
          path: PATH,
          type: { const: 'table' },
          title: text,
          format: text,
          mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
          encoding: text,
          bytes: { type: 'integer' },
          dialect: object({ delimiter: text, lineTerminator: text, header: { type: 'boolean' } }),
          schema: object({ fields: list(field, { minItems: 1 }), missingValues: list(text) }, ['fields']),
        }),
        oneOf: [{ required: ['name', 'data'] }, { required: ['name', 'path'] }],
      },
      { minItems: 1 },
    ),
  },
  ['resources'],
)

// CSL
const part = { type: ['string', 'number'] }

/** CSL-JSON; an item may hold nothing that is not listed. */
export const CSL: Schema = list(
  object(
    {
      type: { enum: ['dataset', 'report', 'software', 'webpage', 'document'] },
      id: part,
      title: text,
      author: list(object({ family: text, given: text, literal: text }, [], closed)),
      issued: object(
        { 'date-parts': list(list(part, { minItems: 1, maxItems: 3 }), { minItems: 1, maxItems: 2 }) },
        [],
        closed,
      ),
      publisher: text,
      version: text,
      URL: text,
      note: text,
    },
    ['type', 'id'],
    closed,
  ),
)

const thing = (type: string, properties: Schema, required: readonly string[]) =>
  object({ '@type': { const: type }, ...properties }, ['@type', ...required])
const ISO_DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }

/** What search engines ask of a schema.org Dataset: name, a description of 50 to 5,000 signs, and typed parts. */
export const DATASET: Schema = thing(
  'Dataset',
  {
    '@context': { const: 'https://schema.org/' },
    name: text,
    description: { type: 'string', minLength: 50, maxLength: 5000 },
    dateModified: ISO_DAY,
    temporalCoverage: { type: 'string', pattern: '^\\d{4}(/\\d{4})?$' },
    license: { type: 'string', pattern: '^https://' },
    creator: thing('Organization', { name: text }, ['name']),
    spatialCoverage: list(thing('Place', { name: text }, ['name']), { minItems: 1 }),
    variableMeasured: list(thing('PropertyValue', { name: text, description: text, unitText: text }, ['name'])),
    isBasedOn: list(
      thing(
        'Dataset',
        {
          name: text,
          description: { type: 'string', minLength: 50, maxLength: 5000 },
          identifier: text,
          datePublished: ISO_DAY,
          url: { type: 'string', pattern: '^https?://' },
          license: thing('CreativeWork', { name: text, text }, ['text']),
        },
        ['name', 'description', 'identifier'],
      ),
    ),
    distribution: list(
      thing('DataDownload', { contentUrl: text, encodingFormat: text }, ['contentUrl', 'encodingFormat']),
      { minItems: 1 },
    ),
    citation: text,
  },
  ['@context', 'name', 'description', 'license', 'creator', 'isBasedOn', 'distribution', 'citation'],
)
