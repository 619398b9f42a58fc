function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The known name nearest in spelling (Levenshtein, case ignored), or undefined when none shares most of its letters. */
export function closestName(text: string, known: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase().slice(0, 80)
  let best: { name: string; score: number } | undefined
  for (const name of known) {
    const lower = name.toLowerCase()
    const starts = wanted.length >= 3 && lower.startsWith(wanted)
    const score = starts ? 0.5 : distance(wanted, lower)
    if (!best || score < best.score) best = { name, score }
  }
  const most = Math.min(Math.max(2, wanted.length / 3), wanted.length - 0.5)
  return best && best.score <= most ? best.name : undefined
}

/** A hint for an unknown name: the nearest known one, else the whole list. */
export function didYouMean(text: string, known: readonly string[]): string {
  const near = closestName(text, known)
  return near === undefined
    ? `known are: ${known.join(', ')}`
    : `did you mean "${near}"? Known are: ${known.join(', ')}`
}
