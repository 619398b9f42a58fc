/**
 * Texts a spreadsheet would run as a formula, also behind blanks it skips, and in the full-width forms that East Asian ones take;
 * a leading apostrophe makes them text. A plain negative number stays one.
 */
const FORMULA =
  /^[\s\u00a0\ufeff]*[=+@＝＋＠－]|^[\t\r\n\0]|^[\s\u00a0\ufeff]*-(?!(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$)/i

function field(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of such a file, with its end. */
export function csvRow(fields: readonly (string | number | boolean | null)[]): string {
  return `${fields.map(field).join(',')}\n`
}

/** RFC 4180 CSV in UTF-8 with `\n`, numbers in their shortest decimal form, formulas defused. */
export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[],
): string {
  return [csvRow(columns), ...rows.map((row) => csvRow(columns.map((c) => row[c] ?? null)))].join('')
}
