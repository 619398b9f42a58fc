import type { Contents, Revisions, Standing } from 'pledgebook/browser'
import { useAnswer } from '../parts/asking.js'
import { useFigures } from '../parts/figures.js'
import { Num, Why } from '../parts/why.js'
import { say } from '../words/words.js'

interface ChangesProps {
  readonly answer: Standing
  readonly contents: Contents
  /** Group or list of areas asked for; all holders of the goal if empty. */
  readonly area: string | undefined
  readonly asOf: string | undefined
}

/** Who gained or lost the verdict from one edition to the next, for the year that is looked at. */
export function StandingChanges({ answer, contents, area, asOf }: ChangesProps) {
  const figures = useFigures()
  const holders = contents.goals.find((g) => g.id === answer.goal.id)?.holders
  const group = contents.groups.some((g) => g.code === area) ? area : holders
  const composite = answer.members.some((m) => m.bounds !== undefined)
  const question =
    group === undefined || composite
      ? undefined
      : { goal: answer.goal.id, area: group, period: answer.period, ...(asOf ? { asOf } : {}) }
  const { value, problem } = useAnswer<Revisions>('revisions', question)
  if (question === undefined || problem || value === undefined || value.period !== answer.period) return null
  const nameOf = (code: string) => contents.areas.find((a) => a.code === code)?.name ?? code
  const names = (codes: readonly string[]) => codes.map(nameOf).join(', ')
  const dayOf = (id: string) => figures.day(value.editions.find((e) => e.edition === id)?.publishedOn ?? '')
  const flips = value.flips.at(-1)
  const { period } = answer
  const what = flips
    ? [
        flips.gained.length > 0 ? say('standing.changes.gained', { names: names(flips.gained) }) : '',
        flips.lost.length > 0 ? say('standing.changes.lost', { names: names(flips.lost) }) : '',
        flips.noLongerKnown.length > 0 ? say('standing.changes.unknown', { names: names(flips.noLongerKnown) }) : '',
      ].filter((t) => t !== '')
    : []
  const between = flips ? { from: dayOf(flips.from), to: dayOf(flips.to), period } : { period }
  return (
    <section>
      <h2>{say('standing.changes')}</h2>
      <p>
        {flips === undefined
          ? say('standing.changes.none', { period })
          : what.length === 0
            ? say('standing.changes.same', between)
            : say('standing.changes.says', { ...between, what: what.join('; ') })}
      </p>
      {value.flips.length > 0 && (
        <Why operation="revisions" question={question} table>
          <table>
            <caption>{say('standing.changes.table', { period })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('standing.changes.edition')}</th>
                <th scope="col" class="n">
                  {say('standing.changes.met')}
                </th>
                <th scope="col" class="n">
                  {say('standing.changes.of')}
                </th>
                <th scope="col">{say('standing.changes.gain')}</th>
                <th scope="col">{say('standing.changes.loss')}</th>
              </tr>
            </thead>
            <tbody>
              {value.editions.map((e, i) => {
                const flip = value.flips.find((f) => f.to === e.edition)
                return (
                  <tr key={e.edition} class={e.held ? undefined : 'muted'}>
                    <th scope="row">{figures.day(e.publishedOn)}</th>
                    <td class="n">
                      {e.met === null ? (
                        say('standing.changes.unheld')
                      ) : (
                        <Num at={`/editions/${i}/met`} value={e.met}>
                          {e.met}
                        </Num>
                      )}
                    </td>
                    <td class="n">{e.of ?? ''}</td>
                    <td>{names(flip?.gained ?? [])}</td>
                    <td>{names(flip?.lost ?? [])}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Why>
      )}
    </section>
  )
}
