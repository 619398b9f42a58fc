import type { Contents } from 'pledgebook/browser'
import { useFigures } from '../parts/figures.js'
import { knows, say } from '../words/words.js'

type Edition = Contents['editions'][number]
type Dataset = Contents['datasets'][number]

/** A publication's name as readers know it; of one that nobody has named here, its publisher's. */
export function datasetName({ id, publisher }: Dataset): string {
  const word = `methods.dataset.${id}`
  return knows(word) ? say(word) : publisher
}

function heldAs({ held, copy }: Edition): string {
  if (!held) return say('methods.held.no')
  if (copy === 'original') return say('methods.held.original')
  return say(copy === 'transcription' ? 'methods.held.transcription' : 'methods.held.yes')
}

function Row({ edition, day }: { edition: Edition; day: (iso: string) => string }) {
  return (
    <tr id={edition.id} tabIndex={-1} class={edition.held ? undefined : 'edition-none'}>
      <td>{day(edition.publishedOn)}</td>
      <td>
        {edition.url ? <a href={edition.url}>{edition.title}</a> : edition.title}
        {edition.partial && <div class="muted">{say('methods.held.part', { partial: edition.partial })}</div>}
      </td>
      <td>{heldAs(edition)}</td>
    </tr>
  )
}

/** Every publication that the answers stand on, with its editions that are held and those that are not. */
export function MethodsEditions({ contents }: { contents: Contents }) {
  const { day } = useFigures()
  return (
    <>
      <p>{say('methods.editions.lead', { day: day(contents.asOf) })}</p>
      {contents.datasets.map((dataset) => {
        const editions = contents.editions.filter((e) => e.dataset === dataset.id)
        return (
          <section key={dataset.id} class="dataset">
            <h3 id={dataset.id} tabIndex={-1}>
              {datasetName(dataset)}
            </h3>
            <p>
              <a href={dataset.url}>{dataset.publisher}</a>
            </p>
            {dataset.note && <p>{dataset.note}</p>}
            <p class="muted">{say('methods.terms', { terms: dataset.terms })}</p>
            {editions.length === 0 ? (
              <p>{say('methods.none')}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('methods.publishedOn')}</th>
                    <th scope="col">{say('methods.edition')}</th>
                    <th scope="col">{say('methods.held')}</th>
                  </tr>
                </thead>
                <tbody>
                  {editions.map((edition) => (
                    <Row key={edition.id} edition={edition} day={day} />
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )
      })}
      <p class="muted">{say('methods.editions.book', { id: contents.book.id, version: contents.tool.version })}</p>
    </>
  )
}
