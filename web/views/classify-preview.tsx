import type { LedgerAnswer } from 'pledgebook/browser'
import { useFigures } from '../parts/figures.js'
import { save } from '../parts/saving.js'
import { say } from '../words/words.js'
import { inWords, useMoney } from './classify-money.js'
import { Wide } from './classify-wide.js'

const FIRST_ROWS = 6

/** The first lines as they are read. */
export function Preview({ answer }: { answer: LedgerAnswer }) {
  const money = useMoney(answer.mapping.definition.currency)
  return (
    <Wide label={say('classify.preview')}>
      <table>
        <caption>{say('classify.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('classify.row')}</th>
            <th scope="col">{say('classify.role.year')}</th>
            <th scope="col">{say('classify.role.stage')}</th>
            <th scope="col" class="n">
              {say('classify.role.amount')}
            </th>
            <th scope="col">{say('classify.role.code')}</th>
            <th scope="col">{say('classify.role.ministry')}</th>
            <th scope="col">{say('classify.role.programme')}</th>
            <th scope="col">{say('classify.role.text')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.preview.slice(0, FIRST_ROWS).map((line, i) => (
            <tr key={i}>
              <td>{line.row}</td>
              <td>{line.year}</td>
              <td>{inWords(line.stage)}</td>
              <td class="n">{money.full(line.amount.value)}</td>
              <td>{line.code}</td>
              <td>{line.ministry}</td>
              <td>{line.programme}</td>
              <td>{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** What became of the rows, the ones that could not be read, and the mapping to take away. */
export function ReadSo({ answer }: { answer: LedgerAnswer }) {
  const { number } = useFigures()
  const money = useMoney(answer.mapping.definition.currency)
  const count = (value: number) => number(value, 0)
  return (
    <>
      <p>
        {say('classify.rows', {
          rows: count(answer.rows),
          lines: count(answer.lines),
          rejected: count(answer.rejected),
        })}
      </p>
      {answer.rejections.length > 0 && (
        <details>
          <summary>{say('classify.rejected', { rejected: count(answer.rejected) })}</summary>
          <ul>
            {answer.rejections.map((r) => (
              <li key={r.row}>
                {say('classify.rejection', { row: r.row, detail: r.detail })} <code class="muted">{r.text}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {answer.leftOut.length > 0 && (
        <p class="muted">
          {say('classify.leftOut')}{' '}
          {answer.leftOut.map((l) => `${inWords(l.as)}: ${count(l.rows)} (${money.short(l.amount.value)})`).join('; ')}.
        </p>
      )}
      <p>
        <button
          type="button"
          onClick={() =>
            save('mapping.json', `${JSON.stringify(answer.mapping.definition, null, 2)}\n`, 'application/json')
          }
        >
          {say('classify.map.save')}
        </button>
      </p>
    </>
  )
}
