import type { Book } from '../book/book.js'
import type { NamedText } from '../book/classification.js'
import { readRuleSet } from '../book/rule-file.js'
import type { RuleSet } from '../rules/rule.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import type { Files } from './operation.js'
import { isFileName, ownText } from './own-file.js'

function unknown(code: string, what: string, id: string, ids: readonly string[]): PledgebookError {
  return new PledgebookError(
    'notFound',
    code,
    `no ${what} "${id}" is shipped`,
    `${didYouMean(id, ids)}; a file of your own is named with its ending: ./${id}.yaml`,
  )
}

/** `norway` for `rules/norway.yaml`. */
function nameOf({ file }: NamedText): string {
  return file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'))
}

/** Every rule set that the book ships, with the short name of its file. Throws `data` faults of the files. */
export async function shippedRuleSets(
  book: Book,
): Promise<{ readonly name: string; readonly file: NamedText; readonly set: RuleSet }[]> {
  const { rules } = await book.classification()
  return rules.map((file) => ({ name: nameOf(file), file, set: readRuleSet(file.text, file.file) }))
}

/** A rule set as its file has it: by id, by the name of its file, or a file of the person's own. Throws `notFound` `rules.notShipped`. */
export async function ruleTextOf(book: Book, files: Files | undefined, text: string): Promise<string> {
  if (isFileName(text)) return ownText(files, text, 'a rule set')
  const { rules } = await book.classification()
  const named = rules.find((file) => nameOf(file) === text)
  if (named) return named.text
  const { id } = await ruleSetOf(book, files, text)
  return (await shippedRuleSets(book)).find(({ set }) => set.id === id)?.file.text ?? ''
}

/** A rule set by id, by the name of its file, or from a file of the person's own. Throws `notFound` `rules.notShipped`. */
export async function ruleSetOf(book: Book, files: Files | undefined, text: string): Promise<RuleSet> {
  if (isFileName(text)) return readRuleSet(await ownText(files, text, 'a rule set'), text)
  const { rules } = await book.classification()
  const named = rules.find((file) => nameOf(file) === text)
  if (named) return readRuleSet(named.text, named.file)
  const sets = await shippedRuleSets(book)
  const found = sets.find(({ set }) => set.id === text)
  if (found) return found.set
  throw unknown(
    'rules.notShipped',
    'rule set',
    text,
    sets.map(({ name }) => name),
  )
}
