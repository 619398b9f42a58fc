import type { Book } from '../book/book.js'
import type { Copy, Edition, Observation } from '../terms/observation.js'

/** Where editions are added: an installed user's overlay, or the repository's own data folder. */
export interface Library {
  /** In words, for the answer: where the edition goes. */
  readonly place: string
  /**
   * Adds one copy of an edition and gives the book that has it. All or nothing: after a failure or a kill at any
   * moment the library is as before or has the whole copy. Never overwrites; throws `input` `import.exists`.
   */
  add(edition: Edition, copy: Copy, observations: readonly Observation[]): Promise<Book>
}
