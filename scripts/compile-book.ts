import { mkdirSync, writeFileSync } from 'node:fs'
import type { ZodMiniType } from 'zod/mini'
import * as z from 'zod/mini'
import { readDataClassification } from '../src/book/classification-folder.js'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'
import { readDataLexicon } from '../src/book/lexicon-folder.js'
import { readDataTrackRecords } from '../src/book/track-record-folder.js'
import { archiveLine, LINE_SCHEMA } from '../src/operations/archive-schema.js'
import { schemaId } from '../src/operations/envelope.js'
import { OPERATIONS } from '../src/operations/registry.js'

const { facts, datasets } = readDataFacts('data')
const trackRecords = readDataTrackRecords('data', facts)
const book = await compile(
  facts,
  datasets,
  readDataObservations('data', facts),
  trackRecords,
  readDataClassification('data'),
  readDataLexicon('data'),
)
mkdirSync('dist/book', { recursive: true })
for (const [name, bytes] of book.files) writeFileSync(`dist/book/${name}`, bytes)

mkdirSync('dist/schemas', { recursive: true })
function publish(name: string, title: string, output: ZodMiniType): void {
  const schema = { $id: schemaId(name), title, ...z.toJSONSchema(output, { unrepresentable: 'any' }) }
  writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
}
for (const [name, load] of Object.entries(OPERATIONS)) {
  const operation = await load()
  publish(name, operation.summary, operation.output)
}
publish(LINE_SCHEMA, 'A line of the results of an archive', archiveLine)

const sizes = [...book.files].map(([name, bytes]) => `${name} ${bytes.length}`).join(', ')
console.log(`book ${book.id}: ${sizes}`)
