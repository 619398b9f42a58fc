/** Texts a spreadsheet would run as a formula; a leading apostrophe makes them text. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.])/

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 CSV in UTF-8 with `\n`, numbers in their shortest decimal form, formulas defused. */
export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): string {
  return `${[columns.join(','), ...rows.map((row) => columns.map((c) => field(row[c] ?? null)).join(','))].join('\n')}\n`
}
