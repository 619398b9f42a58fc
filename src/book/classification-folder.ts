import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Classification, NamedText } from './classification.js'

function yamlOf(data: string, folder: string): NamedText[] {
  return readdirSync(join(data, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(data, folder, name), 'utf8') }))
}

/** The texts of a data folder's rule sets, mappings and lexicon. */
export function readDataClassification(data: string): Classification {
  const ledgers = yamlOf(data, 'ledgers')
  const lexicon = ledgers.find(({ file }) => file === 'ledgers/lexicon.yaml')
  return {
    rules: yamlOf(data, 'rules'),
    mappings: ledgers.filter((each) => each !== lexicon),
    lexicon: lexicon ?? { file: 'ledgers/lexicon.yaml', text: '' },
    doubles: { file: 'doubles.yaml', text: readFileSync(join(data, 'doubles.yaml'), 'utf8') },
  }
}
