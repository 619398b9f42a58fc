// Writes font-widths.json: advance widths of printable ASCII, in thousandths of the type size, read from font files.
// Usage: node test/charts/font-widths.mjs NAME=FILE.ttf… (DejaVu Sans 2.37, Liberation Sans 2.1, Lato 2.0 were used)
import { readFileSync, writeFileSync } from 'node:fs'

/** A function from code point to advance width, from the tables cmap (format 4) and hmtx. */
function widthsOf(file) {
  const bytes = readFileSync(file)
  const tables = new Map()
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8))
  }
  const unitsPerEm = bytes.readUInt16BE(tables.get('head') + 18)
  const metrics = bytes.readUInt16BE(tables.get('hhea') + 34)
  const cmap = tables.get('cmap')
  let map = 0
  for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) {
    const at = cmap + bytes.readUInt32BE(cmap + 8 + 8 * i)
    if (bytes.readUInt16BE(at) === 4) map = at
  }
  const segments = bytes.readUInt16BE(map + 6) / 2
  return (code) => {
    for (let i = 0; i < segments; i++) {
      if (code > bytes.readUInt16BE(map + 14 + 2 * i)) continue
      const start = bytes.readUInt16BE(map + 16 + 2 * segments + 2 * i)
      const delta = bytes.readUInt16BE(map + 16 + 4 * segments + 2 * i)
      const at = map + 16 + 6 * segments + 2 * i
      const offset = bytes.readUInt16BE(at)
      const raw = offset === 0 ? code : bytes.readUInt16BE(at + offset + 2 * (code - start))
      const glyph = (raw + delta) & 65_535
      return Math.round((1000 * bytes.readUInt16BE(tables.get('hmtx') + 4 * Math.min(glyph, metrics - 1))) / unitsPerEm)
    }
    return 0
  }
}

const characters = Array.from({ length: 95 }, (_, i) => 32 + i)
const found = Object.fromEntries(
  process.argv.slice(2).map((argument) => {
    const [name, file] = argument.split('=')
    return [name, characters.map(widthsOf(file))]
  }),
)
const lines = Object.entries(found).map(
  ([name, widths]) => `  ${JSON.stringify(name)}: ${JSON.stringify(widths).replaceAll(',', ', ')}`,
)
writeFileSync(new URL('font-widths.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
