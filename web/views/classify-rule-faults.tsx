import type { RulesAnswer } from 'pledgebook/browser'
import { say } from '../words/words.js'

/** Everything that is wrong with a rule file; a line's number leads to it. */
export function Wrong({ detail, hint, onLine }: { detail: string; hint: string; onLine: (line: number) => void }) {
  const faults = detail.split(/; (?=line \d+:)/)
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{say('classify.rules.wrong', { count: faults.length })}</strong>
      </p>
      <ul>
        {faults.map((fault) => {
          const [, line, rest] = /^line (\d+): ([\s\S]*)$/.exec(fault) ?? []
          if (line === undefined) return <li key={fault}>{fault}</li>
          return (
            <li key={fault}>
              <button type="button" class="quiet" onClick={() => onLine(Number(line))}>
                {say('classify.rules.line', { line })}
              </button>{' '}
              {rest}
            </li>
          )
        })}
      </ul>
      <p class="muted">{hint}</p>
    </div>
  )
}

/** How many of the file's own tests pass. */
export function Tests({ answer }: { answer: RulesAnswer }) {
  const passed = answer.tests.filter((t) => t.passed).length
  return (
    <p role="status">
      {answer.tests.length === 0
        ? say('classify.rules.noTests')
        : say('classify.rules.tests', { passed, tests: answer.tests.length })}
    </p>
  )
}

/** What the rules decide of a ledger. */
export function Decided({ decided }: { decided: NonNullable<LedgerDecided> }) {
  return (
    <p role="status">
      {say('classify.rules.decided', { lines: decided.lines, unmatched: decided.unmatched })}{' '}
      {decided.unused.length > 0 && say('classify.rules.unused', { rules: decided.unused.join(', ') })}
    </p>
  )
}

type LedgerDecided = RulesAnswer['decided']
