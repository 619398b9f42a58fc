import { heightOf, pageOf } from './xlsx-layout.js'
import type { Style, Styles } from './xlsx-styles.js'
import { address, cellText, columnLetters, looksLikeFormula, MOST_ROWS, tooLarge, xml } from './xlsx-text.js'

/** One cell. `value` is what it shows; with a formula, what the formula gave when the file was written. */
export interface Cell {
  readonly value: string | number | boolean | null
  readonly style: Style
  /** Without the equals sign. Never made from text of an answer. */
  readonly formula?: string | undefined
  /** An address of the web, or `#` and a place in the workbook. */
  readonly link?: string | undefined
}

/** Cells that take one of some words. */
export interface Choice {
  readonly at: string
  readonly words: readonly string[]
}

/** A sheet; rows and columns count from 0. */
export interface Sheet {
  readonly name: string
  /** Widths in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  /** Rows and columns that stay in view; the rows are repeated on every page. */
  readonly frozen?: { readonly rows: number; readonly columns: number } | undefined
  /** Row of the headings of a table that reaches to the last row, to be filtered. */
  readonly filtered?: number | undefined
  readonly choices?: readonly Choice[] | undefined
  /** Colour of its tab, RGB. */
  readonly tab?: string | undefined
}

/** Texts of a workbook, each written once. */
export class Texts {
  readonly #known = new Map<string, number>()
  #uses = 0

  of(text: string): number {
    this.#uses++
    const found = this.#known.get(text) ?? this.#known.size
    this.#known.set(text, found)
    return found
  }

  /** The part `xl/sharedStrings.xml`. */
  part(): string {
    const items = [...this.#known.keys()].map((t) => `<si><t xml:space="preserve">${xml(t)}</t></si>`)
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

const number = (value: number) => (Object.is(value, -0) ? '0' : String(value))

function cellXml(cell: Cell, at: string, styles: Styles, texts: Texts): string {
  const { value, formula } = cell
  const text = typeof value === 'string' ? cellText(value) : ''
  const quoted = formula === undefined && looksLikeFormula(text)
  const style = ` s="${styles.of(quoted ? { ...cell.style, quoted } : cell.style)}"`
  if (formula !== undefined) {
    const f = `<f>${xml(formula)}</f>`
    if (typeof value === 'string') return `<c r="${at}"${style} t="str">${f}<v>${xml(text)}</v></c>`
    const v = typeof value !== 'number' || !Number.isFinite(value) ? '' : `<v>${number(value)}</v>`
    return `<c r="${at}"${style}>${f}${v}</c>`
  }
  if (value === null || value === '' || (typeof value === 'number' && Number.isNaN(value)))
    return `<c r="${at}"${style}/>`
  if (typeof value === 'string') return `<c r="${at}"${style} t="s"><v>${texts.of(text)}</v></c>`
  if (typeof value === 'boolean') return `<c r="${at}"${style} t="b"><v>${value ? 1 : 0}</v></c>`
  if (!Number.isFinite(value)) return `<c r="${at}"${style} t="s"><v>${texts.of(String(value))}</v></c>`
  return `<c r="${at}"${style}><v>${number(value)}</v></c>`
}

function view({ frozen }: Sheet, first: boolean): string {
  const chosen = first ? ' tabSelected="1"' : ''
  if (frozen === undefined || (frozen.rows === 0 && frozen.columns === 0))
    return `<sheetViews><sheetView showGridLines="0"${chosen} workbookViewId="0"/></sheetViews>`
  const { rows, columns } = frozen
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  return `<sheetViews><sheetView showGridLines="0"${chosen} workbookViewId="0"><pane${split} topLeftCell="${address(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`
}

/** Where a table that is filtered reaches, as `A5:H20`; undefined where nothing is filtered. */
export function filterOf({ filtered, rows }: Sheet): string | undefined {
  if (filtered === undefined || rows.length <= filtered + 1) return undefined
  const columns = rows[filtered]?.length ?? 0
  return columns === 0 ? undefined : `${address(filtered, 0, true)}:${address(rows.length - 1, columns - 1, true)}`
}

function choicesXml(choices: readonly Choice[]): string {
  if (choices.length === 0) return ''
  const each = choices.map(
    ({ at, words }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${at}"><formula1>${xml(`"${words.join(',')}"`)}</formula1></dataValidation>`,
  )
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
}

/** A sheet's part and the addresses of the web it links to, whose ids are `rId1` onward. */
export function sheetPart(
  sheet: Sheet,
  first: boolean,
  styles: Styles,
  texts: Texts,
): { readonly part: string; readonly links: readonly string[] } {
  const { rows, widths } = sheet
  if (rows.length > MOST_ROWS) throw tooLarge(`${rows.length} rows of "${sheet.name}"`, `${MOST_ROWS}`)
  const links: string[] = []
  const marks: string[] = []
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      if (cell === undefined) return ''
      const at = address(r, c)
      if (cell.link?.startsWith('#')) marks.push(`<hyperlink ref="${at}" location="${xml(cell.link.slice(1))}"/>`)
      else if (cell.link !== undefined) marks.push(`<hyperlink ref="${at}" r:id="rId${links.push(cell.link)}"/>`)
      return cellXml(cell, at, styles, texts)
    })
    const height = heightOf(row, widths)
    return `<row r="${r + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`
  })
  const columns = widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`)
  const filter = filterOf(sheet)?.replaceAll('$', '')
  const most = rows.reduce((a, row) => Math.max(a, row.length), 1)
  const page = pageOf(sheet)
  const part = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    `<sheetPr>${sheet.tab ? `<tabColor rgb="FF${sheet.tab}"/>` : ''}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${columnLetters(most - 1)}${Math.max(1, rows.length)}"/>`,
    view(sheet, first),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${body.join('')}</sheetData>`,
    filter ? `<autoFilter ref="${filter}"/>` : '',
    choicesXml(sheet.choices ?? []),
    marks.length > 0 ? `<hyperlinks>${marks.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${page.upright ? 'portrait' : 'landscape'}" fitToWidth="${page.across}" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;8&amp;A&amp;R&amp;8&amp;P of &amp;N</oddFooter></headerFooter>',
    '</worksheet>',
  ]
  return { part: part.join(''), links }
}
