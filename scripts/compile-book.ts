import { mkdirSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { readDataClassification } from '../src/book/classification-folder.js'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'
import { readDataLexicon } from '../src/book/lexicon-folder.js'
import { readDataTrackRecords } from '../src/book/track-record-folder.js'
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
for (const [name, load] of Object.entries(OPERATIONS)) {
  const operation = await load()
  const schema = {
    $id: schemaId(name),
    title: operation.summary,
    ...z.toJSONSchema(operation.output, { unrepresentable: 'any' }),
  }
  writeFileSync(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

const sizes = [...book.files].map(([name, bytes]) => `${name} ${bytes.length}`).join(', ')
console.log(`book ${book.id}: ${sizes}`)
