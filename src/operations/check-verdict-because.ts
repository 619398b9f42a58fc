import type { Finding } from './check-verdict-types.js'

const NOW: Readonly<Record<Finding['verdict'], string>> = {
  supported: 'Right by what is known now',
  contradicted: 'Wrong by what is known now',
  superseded: 'Right when it was written, since revised',
  imprecise: 'Nearly right by what is known now',
  'basis-dependent': 'Right by what is known now only on another basis',
  'not-yet-true': 'Not borne out so far',
  'no-data': 'Not decided by what is held now',
}

const BOTH: Partial<Readonly<Record<string, string>>> = {
  'supported supported': 'Right when it was written and now',
  'contradicted contradicted': 'Wrong when it was written and now',
  'imprecise imprecise': 'Nearly right',
  'basis-dependent basis-dependent': 'Right only on another basis',
  'no-data no-data': 'Not decided by published figures',
  'supported superseded': 'Right when it was written, since revised',
  'supported no-data': 'Right when it was written; what is held now does not say',
  'supported basis-dependent': 'Right when it was written; now only on another basis',
  'not-yet-true supported': 'Confirmed only after it was written',
  'no-data supported': 'Right by what is known now',
  'no-data superseded': 'An older figure, since revised',
  'no-data contradicted': 'Wrong by what is known now; not decided by what is held of that time',
  'contradicted supported': 'Wrong when it was written, right only since',
  'not-yet-true superseded': 'Came about only after it was written, and has changed since',
  'imprecise contradicted': 'Nearly right when it was written, wrong by what is known now',
}

const CHANGED = 'Right when it was written, no longer so'

const THEN: Readonly<Record<Finding['verdict'], string>> = {
  supported: 'right when it was written',
  contradicted: 'wrong when it was written',
  superseded: 'right when it was written',
  imprecise: 'nearly right when it was written',
  'basis-dependent': 'right then only on another basis',
  'not-yet-true': 'not yet known when it was written',
  'no-data': 'not decided by what is held of that time',
}

/** One sentence that could be printed: how it stood, how it stands, and the figures or facts. */
export function becauseOf(then: Finding, now: Finding): string {
  // Figures are revised; how many members there are, or which goal holds, changes.
  const changed = now.verdict === 'superseded' && now.evidence.every((e) => e.kind === 'fact')
  const lead =
    changed && then.verdict === 'supported'
      ? CHANGED
      : (BOTH[`${then.verdict} ${now.verdict}`] ?? `${NOW[now.verdict]}, ${THEN[then.verdict]}`)
  const idle = (f: Finding) => f.verdict === 'no-data' && f.evidence.length === 0
  const once = then.says === now.says || (idle(then) && idle(now))
  const told = once ? now.says : `${then.says}; ${now.says}`
  return `${lead}: ${told}.`
}
