/** Times inside one process, printed as JSON for bench/run.mjs. */
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { readDataFacts } from '../src/book/data-folder.js'
import { openFolder } from '../src/book/shipped.js'
import { standing } from '../src/operations/standing.js'
import { readNatoWorkbook } from '../src/sources/nato-workbook.js'

const median = (xs: readonly number[]) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)] ?? Number.NaN

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** One zero-filled file of the given size in a ZIP that declares it honestly. */
function bomb(size: number): Uint8Array {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(size))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, name, packed, central, name, end]))
}

let open = 0
const answer = await timed(async () => {
  const start = performance.now()
  const book = await openFolder('dist/book')
  open = performance.now() - start
  await standing.run({ book, log: () => undefined }, {})
})
const book = await openFolder('dist/book')
const warmRuns: number[] = []
for (let i = 0; i < 15; i++) warmRuns.push(await timed(() => standing.run({ book, log: () => undefined }, {})))

let workbook: number | null = null
let workbookFirst = 0
let refused = 0
let bombCode = 'not refused'
const path = process.argv[2] ?? ''
const large = bomb(400_000_000)
if (path !== '') {
  const bytes = new Uint8Array(readFileSync(path))
  const { facts, datasets } = readDataFacts('data')
  const dataset = datasets.find((d) => d.layouts.length > 0)
  if (dataset === undefined) throw new Error('no dataset')
  const context = {
    dataset,
    areas: facts.areas,
    measures: facts.measures,
    edition: 'bench',
    publishedOn: '2024-06-17',
    copy: 'original',
  }
  const runs: number[] = []
  for (let i = 0; i < 9; i++) runs.push(await timed(() => readNatoWorkbook(bytes, context)))
  workbookFirst = runs[0] ?? 0
  workbook = median(runs)
  const refusals: number[] = []
  for (let i = 0; i < 9; i++)
    refusals.push(
      await timed(() =>
        readNatoWorkbook(large, context).catch((error: { code?: string }) => {
          bombCode = error.code ?? String(error)
        }),
      ),
    )
  refused = median(refusals)
}
console.log(
  JSON.stringify({
    open,
    answer,
    warm: median(warmRuns),
    workbook,
    workbookFirst,
    bomb: refused,
    bombBytes: large.length,
    bombCode,
  }),
)
