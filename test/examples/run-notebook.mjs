// Runs the cells of a notebook one after the other in one session, as a kernel does, and prints what each printed as JSON.
import { readFileSync } from 'node:fs'
import { start } from 'node:repl'
import { PassThrough } from 'node:stream'

const { cells } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const session = start({ input: new PassThrough(), output: new PassThrough(), terminal: false, useGlobal: true })
const printed = []
for (const { cell_type, source } of cells) {
  if (cell_type !== 'code') continue
  const lines = []
  console.log = (...values) => lines.push(`${values.join(' ')}\n`)
  await new Promise((resolve, reject) =>
    session.eval(`${source.join('')}\n`, session.context, 'cell', (error) => (error ? reject(error) : resolve())),
  )
  printed.push(lines)
}
process.stdout.write(JSON.stringify(printed))
session.close()
process.exit(0)
