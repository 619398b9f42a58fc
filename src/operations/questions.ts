import type { z } from 'zod/mini'
import type { archive } from './archive.js'
import type { calibrate } from './calibrate.js'
import type { check } from './check.js'
import type { classify } from './classify.js'
import type { contents } from './contents.js'
import type { cost } from './cost.js'
import type { definitions } from './definitions.js'
import type { drivers } from './drivers.js'
import type { explain } from './explain.js'
import type { exportObservations } from './export.js'
import type { ledger } from './ledger.js'
import type { plan } from './plan.js'
import type { readings } from './readings.js'
import type { record } from './record.js'
import type { report } from './report.js'
import type { revisions } from './revisions.js'
import type { rules } from './rules.js'
import type { series } from './series.js'
import type { standing } from './standing.js'
import type { verify } from './verify.js'

/** Every question that a program can ask, by name, with the types of its fields and of its answer. */
export interface Questions {
  archive: typeof archive
  calibrate: typeof calibrate
  check: typeof check
  classify: typeof classify
  contents: typeof contents
  cost: typeof cost
  definitions: typeof definitions
  drivers: typeof drivers
  explain: typeof explain
  export: typeof exportObservations
  ledger: typeof ledger
  plan: typeof plan
  readings: typeof readings
  record: typeof record
  report: typeof report
  revisions: typeof revisions
  rules: typeof rules
  series: typeof series
  standing: typeof standing
  verify: typeof verify
}

/** Name of a question, such as `standing`. */
export type QuestionName = keyof Questions

/** Fields of a question, before what is usual is filled in. */
export type Question<N extends QuestionName> = z.input<Questions[N]['input']>

/** What answers a question: plain data, as `--json` prints it. */
export type AnswerTo<N extends QuestionName> = z.output<Questions[N]['output']>
