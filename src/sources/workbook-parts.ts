import { xmlText } from './xml-text.js'

/** What of a workbook is needed to read its sheets. */
export interface WorkbookParts {
  /** Names and files of the sheets, in order. */
  readonly sheets: readonly { readonly name: string; readonly file: string }[]
  readonly date1904: boolean
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag)
  return found ? xmlText(found[1] ?? found[2] ?? '') : undefined
}

/** Tags of one name, whatever their prefix, as the text between the name and the end of the tag. */
function* tagsOf(xml: string, name: string): Generator<string> {
  for (const [, tag = ''] of xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])([^>]*)>`, 'gu'))) yield tag
}

/** Sheets of `xl/workbook.xml` with their files, by `xl/_rels/workbook.xml.rels`. */
export function workbookParts(workbook: string, relations: string): WorkbookParts {
  const targets = new Map<string, string>()
  for (const tag of tagsOf(relations, 'Relationship')) {
    const target = attribute(tag, 'Target') ?? ''
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets = [...tagsOf(workbook, 'sheet')].flatMap((tag) => {
    const file = targets.get(/\bid\s*=\s*["']([^"']*)/u.exec(tag.replace(/sheetId\s*=/gu, 'number='))?.[1] ?? '')
    return file === undefined ? [] : [{ name: attribute(tag, 'name') ?? '', file }]
  })
  const [about = ''] = [...tagsOf(workbook, 'workbookPr')]
  return { sheets, date1904: /^(1|true)$/u.test(attribute(about, 'date1904') ?? '') }
}

/** Built-in formats of days (ECMA-376, part 1, 18.8.30, with those of East Asian locales). */
const isDayFormat = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a cell of this style shows its number as a day, by `xl/styles.xml`. */
export function dayStyles(styles: string): (style: number) => boolean {
  const own = new Map<number, boolean>()
  for (const tag of tagsOf(styles, 'numFmt')) {
    const code = (attribute(tag, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '')
    own.set(Number(attribute(tag, 'numFmtId')), /[yd]/iu.test(code) && !/general/iu.test(code))
  }
  const [, cells = ''] = /<(?:[\w.-]+:)?cellXfs\b([\s\S]*?)<\/(?:[\w.-]+:)?cellXfs>/u.exec(styles) ?? []
  const days = [...tagsOf(cells, 'xf')].map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? '0')
    return own.get(id) ?? isDayFormat(id)
  })
  return (style) => days[style] ?? false
}

const DAYS_TO_1970 = 25_569
const DAYS_1904 = 1_462
const DAY_OF_FALSE_LEAP = 60

/**
 * The civil day, `YYYY-MM-DD`, of a spreadsheet's number of days. In the system of 1900 day 60 is a 29 February that never
 * was. Undefined outside the years 1900 to 9999. Method: Howard Hinnant, days_from_civil's inverse.
 */
export function daySerial(serial: number, date1904: boolean): string | undefined {
  const whole = Math.floor(serial) + (date1904 ? DAYS_1904 : 0)
  if (!(whole >= 1 && whole <= 2_958_465)) return undefined
  const days = whole - DAYS_TO_1970 + (!date1904 && whole < DAY_OF_FALSE_LEAP ? 1 : 0)
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const part = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * part + 2) / 5) + 1
  const month = part < 10 ? part + 3 : part - 9
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year + era * 400 + (month <= 2 ? 1 : 0)).padStart(4, '0')}-${two(month)}-${two(day)}`
}
