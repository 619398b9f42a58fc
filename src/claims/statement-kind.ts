import { JOINS } from './speech-cue.js'
import type { SpeechTongue } from './speech-lexicon.js'
import type { Speaker, StatementKind } from './statement.js'
import { tokensOf } from './token.js'

const FAR = 14
const READ = 400

/**
 * What a statement is, by its verb and, where that only says "said", by how the words begin: "we will" is a promise, "should" an
 * opinion, "will" of others a prediction.
 */
export function kindOf(verb: StatementKind, words: string, speaker: Speaker, tongue: SpeechTongue): StatementKind {
  const asks = /\?["'”’»“]?\s{0,3}$/u.test(words.slice(-6))
  const tokens = tokensOf(words.slice(0, READ))
  const first = tokens[0]?.word ?? ''
  if (verb === 'question') return asks || !(first === 'to' || first === 'for') ? 'question' : 'opinion'
  if (verb !== 'claim') return verb
  if (asks) return 'question'
  let found: StatementKind = 'claim'
  for (let i = 0; i < tokens.length && i < FAR; i++) {
    const kind = tongue.contents.longest(tokens, i)?.value
    if (kind === 'pledge') return 'pledge'
    if (kind === 'opinion') found = 'opinion'
    if (kind !== 'prediction' || found !== 'claim') continue
    // "had spent … and would go further": the first verb says what it is.
    if (JOINS.test(tokens[i - 1]?.word ?? '')) return found
    const own = i > 0 && i < 4 && tongue.pronouns.has(first)
    const home =
      i > 0 &&
      i < 6 &&
      speaker.area !== null &&
      tongue.areas.longest(tokens, first === 'the' ? 1 : 0)?.value === speaker.area
    found = own || home ? 'pledge' : 'prediction'
  }
  return found
}
