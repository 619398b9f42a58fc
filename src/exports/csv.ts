/** Texts a spreadsheet would run as a formula; a leading apostrophe makes them text. */
const FORMULA = /^[=+@\t\r]|^-(?!(?:\d+(?:\.\d+)?|\.\d+)$)/

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of such a file, with its end. */
export function csvRow(fields: readonly (string | number | null)[]): string {
  return `${fields.map(field).join(',')}\n`
}

/** RFC 4180 CSV in UTF-8 with `\n`, numbers in their shortest decimal form, formulas defused. */
export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): string {
  return [columns.join(',').concat('\n'), ...rows.map((row) => csvRow(columns.map((c) => row[c] ?? null)))].join('')
}
