import type { Article } from './archive-article.js'

const MOST_ARTICLES = 64
const MOST_LETTERS = 400_000

/** Documents in handfuls: enough of them that sending costs little, few enough that memory stays small. */
export async function* batches(articles: AsyncIterable<Article>): AsyncGenerator<readonly Article[]> {
  let [batch, letters]: [Article[], number] = [[], 0]
  for await (const article of articles) {
    batch.push(article)
    letters += article.form === 'unread' ? 0 : article.text.length
    if (batch.length < MOST_ARTICLES && letters < MOST_LETTERS) continue
    yield batch
    batch = []
    letters = 0
  }
  if (batch.length > 0) yield batch
}

/** Runs up to `most` at once and gives the results in the order of the items. The first failure ends it. */
export async function* inOrder<A, B>(
  items: AsyncIterable<A>,
  most: number,
  run: (item: A) => Promise<B>,
): AsyncGenerator<B> {
  const running: Promise<B>[] = []
  for await (const item of items) {
    const started = run(item)
    // Its failure is told when its turn comes.
    started.catch(() => undefined)
    running.push(started)
    const first = running.length >= most ? running.shift() : undefined
    if (first) yield await first
  }
  for (const rest of running) yield await rest
}
