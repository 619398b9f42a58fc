import { strToU8, zipSync } from 'fflate'
import { filterOf, type Sheet, sheetPart, Texts } from './xlsx-sheet.js'
import { Styles } from './xlsx-styles.js'
import { cellText, columnLetters, quotedSheet, xml } from './xlsx-text.js'

/** A name for a cell or a range, `to` as in a formula. */
export interface DefinedName {
  readonly name: string
  readonly to: string
  readonly says?: string | undefined
}

/** A workbook to be written. */
export interface Workbook {
  readonly title: string
  readonly subject: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
}

/** One day for all keeps the same answer the same bytes: the first that a zip can hold, in local time as zips have it. */
const DAY = '1980-01-01T12:00'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function relations(entries: readonly { type: string; target: string; external?: boolean }[]): string {
  const each = entries.map(
    ({ type, target, external }, i) =>
      `<Relationship Id="rId${i + 1}" Type="${type}" Target="${xml(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `${HEAD}<Relationships xmlns="${RELS}">${each.join('')}</Relationships>`
}

function names({ sheets, names: defined }: Workbook): string {
  const own = defined.map(({ name, to, says }) => ({
    key: `${name.toLowerCase()} `,
    tag: `<definedName name="${xml(name)}"${says ? ` comment="${xml(says.slice(0, 255))}"` : ''}>${xml(to)}</definedName>`,
  }))
  const ofSheets = sheets.flatMap((sheet, i) => {
    const at = quotedSheet(sheet.name)
    const filter = filterOf(sheet)
    const { rows = 0, columns = 0 } = sheet.frozen ?? {}
    const titles = [
      ...(columns > 0 ? [`${at}!$A:$${columnLetters(columns - 1)}`] : []),
      ...(rows > 0 ? [`${at}!$1:$${rows}`] : []),
    ]
    const put = (name: string, to: string, hidden = '') => ({
      key: `${name.toLowerCase()} ${i}`,
      tag: `<definedName name="${name}" localSheetId="${i}"${hidden}>${xml(to)}</definedName>`,
    })
    return [
      ...(filter ? [put('_xlnm._FilterDatabase', `${at}!${filter}`, ' hidden="1"')] : []),
      ...(titles.length > 0 ? [put('_xlnm.Print_Titles', titles.join(','))] : []),
    ]
  })
  const all = [...own, ...ofSheets].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return all.length === 0 ? '' : `<definedNames>${all.map((n) => n.tag).join('')}</definedNames>`
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`
  return [
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${SHEET_ML}.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, `${SHEET_ML}.worksheet+xml`)),
    part('/xl/styles.xml', `${SHEET_ML}.styles+xml`),
    part('/xl/sharedStrings.xml', `${SHEET_ML}.sharedStrings+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('')
}

/** A workbook as an .xlsx file (ECMA-376 transitional). The same workbook gives the same bytes. Throws `input` `xlsx.size`. */
export function xlsxFile(workbook: Workbook): Uint8Array {
  const { sheets } = workbook
  const styles = new Styles()
  const texts = new Texts()
  const files: [string, string][] = []
  const links: [string, string][] = []
  for (const [i, sheet] of sheets.entries()) {
    const written = sheetPart(sheet, i === 0, styles, texts)
    files.push([`xl/worksheets/sheet${i + 1}.xml`, written.part])
    if (written.links.length > 0) {
      const targets = written.links.map((target) => ({ type: `${OFFICE}/hyperlink`, target, external: true }))
      links.push([`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relations(targets)])
    }
  }
  const book = [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`,
    ...sheets.map((s, i) => `<sheet name="${xml(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
    `</sheets>${names(workbook)}<calcPr fullCalcOnLoad="1"/></workbook>`,
  ]
  const core = `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(cellText(workbook.title))}</dc:title><dc:subject>${xml(cellText(workbook.subject))}</dc:subject><dc:creator>Pledgebook</dc:creator></cp:coreProperties>`
  const all: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    [
      '_rels/.rels',
      relations([
        { type: `${OFFICE}/officeDocument`, target: 'xl/workbook.xml' },
        {
          type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          target: 'docProps/core.xml',
        },
      ]),
    ],
    ['docProps/core.xml', core],
    ['xl/workbook.xml', book.join('')],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i) => ({ type: `${OFFICE}/worksheet`, target: `worksheets/sheet${i + 1}.xml` })),
        { type: `${OFFICE}/styles`, target: 'styles.xml' },
        { type: `${OFFICE}/sharedStrings`, target: 'sharedStrings.xml' },
      ]),
    ],
    ['xl/styles.xml', styles.part()],
    ['xl/sharedStrings.xml', texts.part()],
    ...files,
    ...links,
  ]
  const parts = all.map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: DAY })
}
