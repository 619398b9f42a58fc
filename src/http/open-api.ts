import * as z from 'zod/mini'
import type { Operation } from '../operations/operation.js'
import { VERSION } from '../operations/version.js'
import { BODY_TYPES } from './body.js'
import { examplesOf } from './examples.js'
import { type Field, fieldsOf } from './fields.js'
import type { Limits } from './limits.js'
import { offersOf } from './negotiate.js'
import { needsBody, placesOf, STORY } from './places.js'

type Json = Record<string, unknown>

const FORM_MEDIA = ['application/json', 'multipart/form-data', 'application/x-www-form-urlencoded']
const PROBLEM = { $ref: '#/components/schemas/Problem' }

/** What may go wrong, by status. */
const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'the question cannot be understood; the detail names every wrong field',
  404: 'no such area, goal, measure, edition or number',
  405: 'the address takes other methods; Allow names them',
  406: 'no form of the answer that Accept names; the hint lists them',
  413: 'the body is too long, or the question needs too much memory',
  415: 'the body has a type or encoding that is not read',
  421: 'the host is not one that this server is called by',
  422: 'what was sent cannot be used, or the data do not allow an answer',
  429: 'too many questions; Retry-After says when to ask again',
  431: 'the head of the request is too long',
  500: 'a mistake of ours',
  503: 'too many questions wait, the question took too long, or the server is stopping',
}

/** The same schema where what is used more than once stands below it; the whole document says where that is. */
function embedded(name: string, schema: z.ZodMiniType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'ref' })
  const text = JSON.stringify(rest)
  return JSON.parse(text.replaceAll('"$ref":"#', `"$ref":"#/components/schemas/${name}`)) as Json
}

function parameter({ name, required, schema }: Field): Json {
  const { description, ...rest } = schema
  return { name, in: 'query', required, ...(description === undefined ? {} : { description }), schema: rest }
}

function formParameters(operation: Operation): Json[] {
  const offers = offersOf(operation.name)
  const charts = offers.some(({ name }) => name === 'svg')
  const own = fieldsOf(operation).some(({ name }) => name === 'format')
  const names = [...new Set(offers.map(({ name }) => name))]
  const format = {
    name: 'format',
    in: 'query',
    required: false,
    description: 'how the answer is written; goes before Accept',
  }
  return [
    ...(own ? [] : [{ ...format, schema: { type: 'string', enum: names, default: 'json' } }]),
    ...(charts
      ? [
          {
            name: 'chart',
            in: 'query',
            required: false,
            description: 'which chart is drawn',
            schema: { type: 'string' },
          },
        ]
      : []),
  ]
}

function answers(operation: Operation): Json {
  const content: Json = {}
  for (const { type, says } of offersOf(operation.name)) {
    const media = type.split(';')[0] ?? type
    const json = media === 'application/json'
    content[media] = json
      ? { schema: { $ref: `#/components/schemas/${operation.name}` } }
      : {
          schema: {
            type: 'string',
            description: says,
            ...(/^(text|image\/svg|application\/(ld\+)?json)/.test(media) ? {} : { format: 'binary' }),
          },
        }
  }
  const headers = {
    ETag: { description: 'changes with the book, the version and the question', schema: { type: 'string' } },
    'X-Request-Id': { description: 'names this request in the records of the server', schema: { type: 'string' } },
  }
  const refused = Object.keys(PROBLEMS).map((status) => [status, { $ref: `#/components/responses/P${status}` }])
  return { 200: { description: operation.summary, headers, content }, ...Object.fromEntries(refused) }
}

function bodyOf(operation: Operation, operations: readonly Operation[]): Json {
  const fields = fieldsOf(operation)
  const { lent } = placesOf(operation.name)
  const files = Object.keys(lent).length > 0
  const schema = {
    type: 'object',
    properties: {
      ...Object.fromEntries(fields.map((field) => [field.name, field.schema])),
      ...(files
        ? {
            files: {
              type: 'object',
              additionalProperties: { type: 'string' },
              description: 'texts by name, that fields name as files',
            },
          }
        : {}),
    },
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
  const parts = fields.map((field) => {
    const own = field.name === STORY.text ? STORY.field : field.name
    return [
      field.name,
      Object.hasOwn(lent, own)
        ? { description: `${String(field.schema.description)}; as a file, or a word` }
        : field.schema,
    ]
  })
  const form = { ...schema, properties: Object.fromEntries(parts) }
  const examples = Object.fromEntries(
    examplesOf(operation, operations).map(({ fields: value, says }, i) => [
      `example${i + 1}`,
      { summary: says, value },
    ]),
  )
  const shown = Object.keys(examples).length > 0 ? { examples } : {}
  const bare =
    files && !['cost', 'plan'].includes(operation.name) ? BODY_TYPES.filter((type) => !FORM_MEDIA.includes(type)) : []
  return {
    required: needsBody(operation.name),
    content: {
      'application/json': { schema, ...shown },
      ...(operation.name === 'explain' ? {} : { 'multipart/form-data': { schema: form } }),
      ...Object.fromEntries(
        bare.map((type) => [type, { schema: { type: 'string', description: `the ${Object.keys(lent)[0]} itself` } }]),
      ),
    },
  }
}

function pathOf(operation: Operation, operations: readonly Operation[]): Json {
  const common = { tags: ['questions'], summary: operation.summary, responses: answers(operation) }
  const parameters = [...fieldsOf(operation).map(parameter), ...formParameters(operation)]
  // A body goes with fields in the query, and none of them is needed there then.
  const beside = parameters
    .map((one) => ({ ...one, required: false }))
    .filter((one: Json) => (one.schema as Json | undefined)?.type !== 'object')
  const post = {
    operationId: `post-${operation.name}`,
    ...common,
    parameters: beside,
    requestBody: bodyOf(operation, operations),
  }
  if (needsBody(operation.name) || operation.name === 'explain') return { post }
  return { get: { operationId: `get-${operation.name}`, ...common, parameters }, post }
}

function explainPath(explain: Operation, operations: readonly Operation[]): Json {
  const names = operations.map(({ name }) => name).filter((name) => name !== 'explain')
  return {
    get: {
      operationId: 'get-explain',
      tags: ['questions'],
      summary: explain.summary,
      description: 'The fields of the other operation go into the query beside `at`.',
      parameters: [
        { name: 'operation', in: 'path', required: true, schema: { type: 'string', enum: names } },
        {
          name: 'at',
          in: 'query',
          required: true,
          description: 'JSON pointer to the number',
          schema: { type: 'string' },
          example: '/members/0/value',
        },
      ],
      responses: answers(explain),
    },
  }
}

function plainPath(id: string, summary: string, type: string): Json {
  const ok = {
    description: summary,
    content: { [type]: { schema: type === 'application/json' ? { type: 'object' } : { type: 'string' } } },
  }
  return {
    get: {
      operationId: id,
      tags: ['server'],
      summary,
      responses: { 200: ok, 503: { $ref: '#/components/responses/P503' } },
    },
  }
}

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details, RFC 9457',
  properties: {
    type: { type: 'string', description: 'a URN of the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what was found and what was expected' },
    code: { type: 'string', description: 'for programs, such as area.unknown' },
    hint: { type: 'string', description: 'what to do next' },
    where: { type: 'string', description: 'file, sheet, cell or line' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'hint'],
}

/** The OpenAPI 3.1 description of the door, made from the schemas of the operations it offers. */
export function openApi(operations: readonly Operation[], { limits }: { readonly limits: Limits }): Json {
  const explain = operations.find(({ name }) => name === 'explain')
  const problems = Object.entries(PROBLEMS).map(([status, description]) => [
    `P${status}`,
    { description, content: { 'application/problem+json': { schema: PROBLEM } } },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pledgebook',
      version: VERSION,
      summary: "Governments' spending promises, held against published figures",
      description: `The same answers as the command line with --json, byte for byte. Bodies have at most ${limits.body} bytes, JSON ${limits.json}; a question may take ${limits.answer / 1000} s. Nothing is read from disks or other machines for a request.`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    tags: [
      { name: 'questions', description: 'What a person can ask' },
      { name: 'server', description: 'About the server itself' },
    ],
    paths: {
      ...Object.fromEntries(operations.map((operation) => [`/v1/${operation.name}`, pathOf(operation, operations)])),
      ...(explain ? { '/v1/explain/{operation}': explainPath(explain, operations) } : {}),
      '/v1': plainPath('index', 'Every question that can be asked', 'application/json'),
      '/healthz': plainPath('live', 'Whether the server runs', 'application/json'),
      '/readyz': plainPath('ready', 'Whether it takes questions, of which book', 'application/json'),
      '/docs': plainPath('docs', 'This description for people', 'text/html'),
    },
    components: {
      schemas: {
        Problem: PROBLEM_SCHEMA,
        ...Object.fromEntries(
          operations.map((operation) => [operation.name, embedded(operation.name, operation.output)]),
        ),
      },
      responses: Object.fromEntries(problems),
    },
  }
}
