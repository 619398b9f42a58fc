import { mkdirSync, writeFileSync } from 'node:fs'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'

const { facts, datasets } = readDataFacts('data')
const book = await compile(facts, datasets, readDataObservations('data', facts))
mkdirSync('dist/book', { recursive: true })
for (const [name, bytes] of book.files) writeFileSync(`dist/book/${name}`, bytes)
const sizes = [...book.files].map(([name, bytes]) => `${name} ${bytes.length}`).join(', ')
console.log(`book ${book.id}: ${sizes}`)
