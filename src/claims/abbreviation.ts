/** Titles and the like: a name follows. Small letters, without the stop. */
const TITLES =
  'mr mrs ms messrs dr prof gen lt col maj capt cmdr cpl sgt adm brig sen rep reps sens gov amb hon rev st ste mt ft pres mme mm mlle hr hrn fr frl dhr mevr drs ir ing dott sig avv sra sr srta dña d gral fru sv gosp gđa dipl inž sayın av doç öğr min'

/** What a number follows: "No. 10", "Art. 5". */
const NUMBERED = 'no nos nr vol fig art arts par para sec pp p ch bl tab nn br čl md'

/** Words with a full stop that may also end a sentence; what follows decides. */
const ANYWHERE =
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd llc plc dept est etc jr sr vs v approx ca circa cf eg ie u.s u.k u.n e.u u.s.a d.c p.m a.m ph.d b.v n.v s.a s.p.a e.v usw bzw z.b d.h u.a u.ä o.ä vgl ggf inkl zzgl rd janv févr avr juil déc env p.ex ex av j.-c genn febbr magg giu lug ago sett ott dic ecc pag bijv d.w.z o.a enz m.b.t jl blz ene abr pág aprox ee.uu bl.a f.eks dvs osv kl pst npr itd tzv god stj vb bkz yy t.c pct mrd mio mln bn bln mld mill'

const TITLE_WORDS: ReadonlySet<string> = new Set(TITLES.split(' '))
const NUMBER_WORDS: ReadonlySet<string> = new Set(NUMBERED.split(' '))
const SELDOM_LAST: ReadonlySet<string> = new Set(ANYWHERE.split(' '))
/** Titles that are written with a small letter too, and are no other word. */
const SMALL_TITLES = /^(?:dr|prof|sig|avv|drs|mevr|dhr|sra|dña|gosp|inž|dott)$/

/** Languages that write an ordinal number with a full stop: "24. Juni". */
const ORDINALS: ReadonlySet<string> = new Set([
  'de',
  'no',
  'nb',
  'nn',
  'da',
  'hr',
  'tr',
  'cs',
  'sk',
  'pl',
  'fi',
  'et',
  'lv',
  'sl',
  'hu',
  'sr',
  'bs',
  'is',
])

/** Month names before which a number with a full stop is a day, in the languages that write it so. */
const MONTHS: ReadonlySet<string> = new Set(
  'januar jänner februar märz april mai juni juli august september oktober november dezember mars desember siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık'.split(
    ' ',
  ),
)

/** Short words that open a sentence far more often than they carry on after an abbreviation. */
const OPENERS: ReadonlySet<string> = new Set(
  'a an the it its he she they we i you this that these those there but and or so yet in on at by for from to with as if when while after before since until although though however meanwhile still then now no not his her their our my what who why how all some most many both each one two last under over according despite instead also another other only even nor such which where here more der die das den dem ein eine er sie es wir ihr ich und aber oder doch denn in im am an auf aus bei mit nach seit von vom zu zum zur für als wenn während dies diese dieser dieses damit dazu auch so nun das le la les un une des il elle ils elles on nous vous je ce cette ces cet mais et ou donc car en au aux dans par pour sur avec selon depuis après avant si quand comme lors il lo gli uno una egli ella noi voi loro io ma e o se ma per con su da di nel nella nei al alla dopo prima secondo mentre quando anche questo questa het de een hij zij ze wij we maar en of want op bij met na sinds van voor als toen ook dit deze dat die el los las unos unas ellos ellas nosotros pero y desde hasta según cuando también este esta esto han hun det den de vi jeg men og eller for på til fra med etter som når dette disse også on ona ono oni mi ali i ili u na od do iz za s sa po prema kad kada ovo ova to te bu bir ve ama ancak fakat o biz onlar için ile sonra önce'.split(
    ' ',
  ),
)

const WORD_BEFORE = /(?:^|[\s("'“”‘’«„\u00a0-])((?:[\p{L}\p{M}]\.-?){0,4}[\p{L}\p{M}]{1,8})\.$/u
const NUMBER_BEFORE = /(?:^|[\s("'“„])(\d{1,3})\.$/u
const LONGEST = 24

/**
 * Whether the full stop before `at` belongs to an abbreviation, an initial or an ordinal number, so that no sentence ends there.
 * `before` is the text up to the stop, `after` the text from the next letter on; only their nearest letters are looked at.
 */
export function isInnerStop(before: string, after: string, language: string | undefined): boolean {
  const tail = before.slice(-LONGEST)
  const next = /^["'“”‘’«„(]{0,2}([\p{L}\p{M}]{1,20}|\d)/u.exec(after.slice(0, LONGEST))?.[1] ?? ''
  const opens = OPENERS.has(next.toLowerCase()) && /^\p{Lu}/u.test(next)
  const number = NUMBER_BEFORE.exec(tail)?.[1]
  if (number !== undefined) {
    if (MONTHS.has(next.toLowerCase())) return true
    return Number(number) <= 31 && ORDINALS.has(language ?? '') && !opens && next !== '' && !/^\d/.test(next)
  }
  const word = WORD_BEFORE.exec(tail)?.[1]
  if (word === undefined || next === '') return false
  const small = word.toLowerCase()
  const capital = /^\p{Lu}/u
  if (NUMBER_WORDS.has(small) && /^\d/.test(next)) return true
  if (opens) return false
  if (TITLE_WORDS.has(small)) return capital.test(next) && (capital.test(word) || SMALL_TITLES.test(small))
  return /^\p{Lu}$/u.test(word) || word.includes('.') || SELDOM_LAST.has(small)
}
