/** What an element of HTML means for a reader of its text. */
export type Role = 'block' | 'line' | 'cell' | 'row' | 'left-out' | 'sup' | 'quote' | 'pre' | 'inline'

const BLOCKS =
  'address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu ol p section summary table tbody tfoot thead ul'
const LEFT_OUT =
  'applet area aside audio base button canvas datalist dialog embed form frame frameset head iframe input map math meter nav noembed noframes noscript object option picture progress script select source style svg template textarea title track video'
const VOID = 'area base br col embed frame hr img input link meta param source track wbr'

const ROLES = new Map<string, Role>([
  ...BLOCKS.split(' ').map((name) => [name, 'block'] as const),
  ...LEFT_OUT.split(' ').map((name) => [name, 'left-out'] as const),
  ['br', 'line'],
  ['li', 'line'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['th', 'cell'],
  ['sup', 'sup'],
  ['q', 'quote'],
  ['pre', 'pre'],
])
const VOIDS: ReadonlySet<string> = new Set(VOID.split(' '))

/** The role of an element by its name in small letters. */
export function roleOf(name: string): Role {
  return ROLES.get(name) ?? 'inline'
}

/** Whether an element has no end tag. */
export function isVoid(name: string): boolean {
  return VOIDS.has(name)
}

/** Whether its attributes say that a reader does not see it. */
export function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden/i.test(attributes.get('style')?.slice(0, 2000) ?? '')
  )
}

const NOT_IN_PARAGRAPH =
  /^(?:p|div|h[1-6]|ul|ol|dl|table|section|article|blockquote|header|footer|main|nav|aside|form|pre|hr|figure)$/

/** Whether an open element ends where another begins, as HTML lets writers leave out its end tag. */
export function endsBefore(open: string, next: string): boolean {
  if (open === 'p') return NOT_IN_PARAGRAPH.test(next)
  if (open === 'li' || open === 'option' || open === 'tr') return next === open
  if (open === 'td' || open === 'th') return next === 'td' || next === 'th' || next === 'tr'
  if (open === 'dt' || open === 'dd') return next === 'dt' || next === 'dd'
  return open === 'head' && (next === 'body' || NOT_IN_PARAGRAPH.test(next))
}
