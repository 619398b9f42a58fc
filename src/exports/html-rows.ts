function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;margin:2rem;color:#1c1c1c;background:#fff}
h1{font-size:1.25rem}table{border-collapse:collapse}caption{text-align:left;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th{position:sticky;top:0;background:#fff}
@media(prefers-color-scheme:dark){body,th{color:#e8e8e8;background:#141414}th,td{border-color:#333}}`

/**
 * A page that holds one table and nothing else, in pieces, so that it may be of any length. Every text is escaped; numbers
 * stand right. `rows` come some at a time.
 */
export async function* htmlRows(
  title: string,
  note: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const heading = columns.map((c) => `<th scope="col">${escaped(c)}</th>`).join('')
  yield encoder.encode(
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n<h1>${escaped(title)}</h1>\n<table>\n<caption>${escaped(note)}</caption>\n<thead><tr>${heading}</tr></thead>\n<tbody>\n`,
  )
  for await (const some of rows) {
    const lines = some.map((row) => {
      const cells = row.map((cell) =>
        typeof cell === 'number' ? `<td class="number">${cell}</td>` : `<td>${escaped(cell ?? '')}</td>`,
      )
      return `<tr>${cells.join('')}</tr>\n`
    })
    yield encoder.encode(lines.join(''))
  }
  yield encoder.encode('</tbody>\n</table>\n</html>\n')
}
