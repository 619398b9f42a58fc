import type { Standing } from 'pledgebook/browser'
import { useFigures } from '../parts/figures.js'
import { say } from '../words/words.js'

type Own = NonNullable<Standing['members'][number]['own']>[number]

/** What an ally itself announced or reserved, each with who says so; it never changes the common verdict. */
export function AllyOwn({ name, asOf, own }: { name: string; asOf: string; own: readonly Own[] }) {
  const figures = useFigures()
  return (
    <section>
      <h2>{say('ally.own')}</h2>
      {own.length === 0 ? (
        <p class="muted">{say('ally.own.none', { name, day: figures.day(asOf) })}</p>
      ) : (
        <ul class="own">
          {own.map((o) => (
            <li key={o.id}>
              <p>
                {o.says}{' '}
                {o.share.length > 0 && (
                  <strong>
                    {o.share
                      .map((s) => say('ally.own.share', { value: figures.number(s.value), period: s.period }))
                      .join('; ')}
                  </strong>
                )}
              </p>
              <p class="muted">
                {say('ally.own.on', { day: figures.day(o.announcedOn) })};{' '}
                {o.source.url ? <a href={o.source.url}>{o.source.text}</a> : o.source.text}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
