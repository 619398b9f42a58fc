import { readDataFacts } from '../src/book/data-folder.js'
import { transcribe } from './transcribe-nato.js'

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: npm run transcribe -- <folder with edition-2019 … edition-2026>')
const { facts, datasets } = readDataFacts('data')
const dataset = datasets.find((d) => d.id === 'nato.defexp')
if (dataset === undefined) throw new Error('data/datasets/nato.defexp.yaml is missing')
await transcribe(folder, 'data', facts, dataset)
