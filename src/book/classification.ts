/** A data file as its maintainers wrote it. */
export interface NamedText {
  /** Its place below the data folder. */
  readonly file: string
  readonly text: string
}

/**
 * What a book says about budgets line by line, as written: rule sets (`readRuleSet` reads one), mappings of ledgers and
 * the lexicon of headings, and what is easily counted twice. Texts, since whoever changes a rule starts from the file with its reasons and comments.
 */
export interface Classification {
  readonly rules: readonly NamedText[]
  readonly mappings: readonly NamedText[]
  readonly lexicon: NamedText
  /** What is easily counted twice. */
  readonly doubles: NamedText
}
