import type { Book } from '../book/book.js'

const kept = new WeakMap<Book, Map<string, Map<string, unknown>>>()

/**
 * What was made of a book last, by kind and by all that it was made of: a book never changes, and questions that follow one
 * another ask for the same. The `most` newest of a kind are kept; a promise that fails is not.
 */
export function keptOf<T>(book: Book, kind: string, most: number, key: string, make: () => T): T {
  const kinds = kept.get(book) ?? new Map<string, Map<string, unknown>>()
  kept.set(book, kinds)
  const held = kinds.get(kind) ?? new Map<string, unknown>()
  kinds.set(kind, held)
  const found = held.has(key) ? (held.get(key) as T) : make()
  held.delete(key)
  held.set(key, found)
  if (found instanceof Promise) found.catch(() => held.get(key) === found && held.delete(key))
  const oldest = held.keys().next().value
  if (held.size > most && oldest !== undefined) held.delete(oldest)
  return found
}
