/** Encodings of one byte a letter, as standards for the web name them. */
export const SINGLE_BYTE = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
] as const
export type SingleByte = (typeof SINGLE_BYTE)[number]

const SIGNS = '§°€£«»„“”‘’–—…·²³\u00a0'
/** Letters beyond ASCII that languages write in each encoding; of two that fit alike the earlier is taken. */
const WRITTEN: readonly (readonly [SingleByte, string])[] = [
  ['windows-1252', 'äöüßàâçéèêëîïôùûœæ'],
  ['windows-1252', 'æøåäöéü'],
  ['windows-1252', 'áéíñóúüçàâãêôõèïºª'],
  ['windows-1252', 'àèéìòù'],
  ['windows-1252', 'áðéíóúýþæö'],
  ['windows-1250', 'ąćęłńóśźż'],
  ['windows-1250', 'áäčďéěíĺľňóôŕřšťúůýž'],
  ['windows-1250', 'áéíóöőúüű'],
  ['windows-1250', 'ăâîşţ'],
  ['windows-1250', 'čćđšž'],
  ['windows-1253', 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ'],
  ['windows-1251', 'абвгдежзийклмнопрстуфхцчшщъыьэюяёѓќљњђћџјѕіїєґ'],
  ['windows-1254', 'çğıöşüâîûİ'],
  ['windows-1257', 'āčēģīķļņšūž'],
  ['windows-1257', 'ąčęėįšųūž'],
]
/** Encodings of scripts of their own, whose letters do not stand in one word with those of ASCII. */
const OWN_SCRIPT: ReadonlySet<SingleByte> = new Set(['windows-1251', 'windows-1253'])
const KNOWN = WRITTEN.map(
  ([encoding, letters]) => [encoding, new Set([...letters, ...letters.toUpperCase(), ...SIGNS])] as const,
)
const ENOUGH = 100_000

/** The encoding in which most of the bytes beyond ASCII are letters that one language writes. */
export function sniffSingleByte(bytes: Uint8Array): SingleByte {
  const sample = bytes.subarray(0, ENOUGH)
  const high = sample.filter((byte) => byte >= 0x80).length
  let best: { encoding: SingleByte; share: number } = { encoding: 'windows-1252', share: -1 }
  for (const [encoding, letters] of KNOWN) {
    const text = new TextDecoder(encoding).decode(sample)
    const apart = OWN_SCRIPT.has(encoding)
    let known = 0
    for (let i = 0; i < text.length; i++) {
      const letter = text[i] ?? ''
      if (!letters.has(letter)) continue
      if (!apart || !(isAscii(text[i - 1]) || isAscii(text[i + 1]))) known++
    }
    const share = known / Math.max(1, high)
    if (share > best.share + 0.005) best = { encoding, share }
  }
  return best.encoding
}

function isAscii(letter: string | undefined): boolean {
  return letter !== undefined && /^[a-z]$/i.test(letter)
}
