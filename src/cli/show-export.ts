/** The exported file itself, or what was written. */
export function showExport(answer: {
  content: string | null
  out: string | null
  rows: number
  sha256: string
}): string {
  return answer.content ?? `${answer.rows} rows written to ${answer.out} (SHA-256 ${answer.sha256.slice(0, 12)}…)\n`
}
