import { xml } from './xlsx-text.js'

/** What a cell is for; its colours say so. */
export type Role =
  | 'plain'
  | 'title'
  | 'heading'
  | 'header'
  | 'label'
  | 'note'
  | 'link'
  | 'input'
  | 'formula'
  | 'total'
  | 'engine'
  | 'check'

/** Look of a cell. */
export interface Style {
  readonly role: Role
  /** Number format, such as `#,##0.0`. */
  readonly format?: string | undefined
  readonly wrap?: boolean | undefined
  /** Side of its column, at the left a little in from what stands before it; absent for text at the left, numbers at the right. */
  readonly side?: 'left' | 'right' | undefined
  /** Text that stays text when it is edited. */
  readonly quoted?: boolean | undefined
}

interface Look {
  readonly font: string
  readonly fill?: string
  readonly border?: string
}

const NAME = '<name val="Calibri"/><family val="2"/>'
const font = (size: number, rgb: string, marks = '') => `${marks}<sz val="${size}"/><color rgb="FF${rgb}"/>${NAME}`
const line = (side: string, style: string, rgb: string) => `<${side} style="${style}"><color rgb="FF${rgb}"/></${side}>`
const edges = (top: string, bottom: string) => `<left/><right/>${top || '<top/>'}${bottom || '<bottom/>'}<diagonal/>`

/** Inputs blue on light yellow, formulas black, the engine's values grey, as financial models have them. */
const LOOKS: Readonly<Record<Role, Look>> = {
  plain: { font: font(11, '000000') },
  title: { font: font(16, '1F3864', '<b/>') },
  heading: { font: font(12, '1F3864', '<b/>'), border: edges('', line('bottom', 'thin', '1F3864')) },
  header: { font: font(11, 'FFFFFF', '<b/>'), fill: '1F3864' },
  label: { font: font(11, '000000', '<b/>') },
  note: { font: font(10, '595959', '<i/>') },
  link: { font: font(11, '0563C1', '<u/>') },
  input: { font: font(11, '0000CC'), fill: 'FFF9E0', border: edges('', line('bottom', 'hair', 'BF9000')) },
  formula: { font: font(11, '000000') },
  total: { font: font(11, '000000', '<b/>'), border: edges(line('top', 'thin', '000000'), '') },
  engine: { font: font(11, '7F7F7F') },
  check: { font: font(11, '375623'), fill: 'EEF5E9' },
}

/** Looks of a workbook's cells, numbered in the order they are first asked for. */
export class Styles {
  readonly #cells: string[] = []
  readonly #known = new Map<string, number>()
  readonly #fonts: string[] = [font(11, '000000')]
  readonly #fills: string[] = ['<patternFill patternType="none"/>', '<patternFill patternType="gray125"/>']
  readonly #borders: string[] = ['<left/><right/><top/><bottom/><diagonal/>']
  readonly #formats: string[] = []

  constructor() {
    this.of({ role: 'plain' })
  }

  #number(list: string[], entry: string): number {
    const found = list.indexOf(entry)
    return found >= 0 ? found : list.push(entry) - 1
  }

  /** Number of a look. */
  of(style: Style): number {
    const key = JSON.stringify([style.role, style.format, style.wrap, style.side, style.quoted])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const look = LOOKS[style.role]
    const fill = look.fill
      ? this.#number(
          this.#fills,
          `<patternFill patternType="solid"><fgColor rgb="FF${look.fill}"/><bgColor indexed="64"/></patternFill>`,
        )
      : 0
    const border = look.border ? this.#number(this.#borders, look.border) : 0
    const format = style.format === undefined ? 0 : 164 + this.#number(this.#formats, style.format)
    const wrap = style.wrap || style.role === 'header' ? ' wrapText="1"' : ''
    const inset = style.side === 'left' || (style.role === 'note' && style.wrap && style.side === undefined)
    const side = inset ? ' horizontal="left" indent="1"' : style.side ? ' horizontal="right"' : ''
    const vertical = style.role === 'header' ? 'center' : 'top'
    const number = this.#cells.push(
      `<xf numFmtId="${format}" fontId="${this.#number(this.#fonts, look.font)}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${style.quoted ? ' quotePrefix="1"' : ''}><alignment${side} vertical="${vertical}"${wrap}/></xf>`,
    )
    this.#known.set(key, number - 1)
    return number - 1
  }

  /** The part `xl/styles.xml`. */
  part(): string {
    const list = (name: string, entries: readonly string[], tag: string) =>
      `<${name} count="${entries.length}">${entries.map((e) => (tag === '' ? e : `<${tag}>${e}</${tag}>`)).join('')}</${name}>`
    const formats = this.#formats.map((f, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xml(f)}"/>`)
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? list('numFmts', formats, '') : '',
      list('fonts', this.#fonts, 'font'),
      list('fills', this.#fills, 'fill'),
      list('borders', this.#borders, 'border'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#cells, ''),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}
