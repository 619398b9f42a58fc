import type { DefinitionsAnswer } from 'pledgebook/browser'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { say } from '../words/words.js'

/** The same year by several publishers, side by side, and why they differ. */
export function AllyDefinitions({ area, asOf }: { area: string; asOf: string | undefined }) {
  const question = { area, ...(asOf ? { asOf } : {}) }
  const { value, problem } = useAnswer<DefinitionsAnswer>('definitions', question)
  return (
    <section>
      <h2>{say('ally.definitions')}</h2>
      {problem && <p class="muted">{problem.detail}</p>}
      {value && !problem && (
        <>
          <Chart operation="definitions" question={question} id="definitions" />
          <details>
            <summary>{say('ally.definitions.why')}</summary>
            <dl class="definitions">
              {value.definitions.map((d) => (
                <div key={d.id}>
                  <dt>
                    {d.short}: {d.title}
                  </dt>
                  <dd>
                    <p>{d.says}</p>
                    {d.differs.length > 0 && (
                      <ul>
                        {d.differs.map((reason) => (
                          <li key={reason}>{reason}</li>
                        ))}
                      </ul>
                    )}
                    <p class="muted">{d.source}</p>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </section>
  )
}
