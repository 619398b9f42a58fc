/** What a case may say of a number besides the number itself: `{ about: 1.9957, within: 0.0001 }`. */
interface About {
  readonly about: number
  readonly within: number
}

/** Fields by which the rows of an answer are named in a case. */
const ROW_NAMES = ['area', 'period', 'edition', 'to', 'id'] as const

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}

function isAbout(x: unknown): x is About {
  return isRecord(x) && typeof x.about === 'number' && typeof x.within === 'number' && Object.keys(x).length === 2
}

function rowsNamed(rows: readonly unknown[], name: string): unknown[] {
  for (const field of ROW_NAMES) {
    const found = rows.filter((row) => isRecord(row) && row[field] === name)
    if (found.length > 0) return found
  }
  return []
}

function show(x: unknown): string {
  return x === undefined ? 'absent' : JSON.stringify(x)
}

/**
 * Where an answer is not as a case expects; empty where it is. Objects are compared by the fields a case names, lists of
 * plain values whole, rows by their area, period, edition or id. `{about, within}` allows a distance, `{says}` asks for words
 * within a text, `absent: [name]` for fields or rows that must not be there.
 */
export function differencesFrom(expected: unknown, actual: unknown, at = ''): string[] {
  if (isAbout(expected))
    return typeof actual === 'number' && Math.abs(actual - expected.about) <= expected.within
      ? []
      : [`${at}: ${show(actual)} is not within ${expected.within} of ${expected.about}`]
  if (isRecord(expected)) {
    if (typeof expected.says === 'string')
      return String(actual).includes(expected.says) ? [] : [`${at}: ${show(actual)} does not say "${expected.says}"`]
    const { absent, ...fields } = expected
    const gone = Array.isArray(absent) ? absent.map(String) : []
    if (gone.length + Object.keys(fields).length === 0) return [`${at}: the case expects nothing`]
    if (!isRecord(actual) && !Array.isArray(actual)) return [`${at}: ${show(actual)} is no object`]
    const named = (name: string) => (Array.isArray(actual) ? rowsNamed(actual, name) : [actual[name]])
    return [
      ...gone.filter((name) => named(name).some((x) => x !== undefined)).map((name) => `${at}/${name}: is there`),
      ...Object.entries(fields).flatMap(([name, want]) => {
        const found = named(name)
        return found.length === 1
          ? differencesFrom(want, found[0], `${at}/${name}`)
          : [`${at}: ${found.length} rows named ${name}`]
      }),
    ]
  }
  return show(expected) === show(actual) ? [] : [`${at}: ${show(actual)}, expected ${show(expected)}`]
}
