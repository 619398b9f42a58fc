/**
 * Operations that bring large libraries or the numeric kernel, the pictures of answers, and the overlay that imports write to: one module that is
 * loaded only when one of them is asked for. It is one and not several, since what two of them share would be one file more in every cold start.
 */
export { Overlay } from '../book/overlay.js'
export { openEngine } from '../ledgers/engine.js'
export { openLedgerFile } from '../ledgers/ledger-file.js'
export { parquetRecords } from '../ledgers/parquet-records.js'
export { answerFile, formatOfFile } from './answer-file.js'
export { archive } from './archive.js'
export { calibrate } from './calibrate.js'
export { check } from './check.js'
export { classify } from './classify.js'
export { cost } from './cost.js'
export { definitions } from './definitions.js'
export { exportObservations } from './export.js'
export { importEdition } from './import.js'
export { ledger } from './ledger.js'
export { plan } from './plan.js'
export { readings } from './readings.js'
export { record } from './record.js'
export { report } from './report.js'
export { rules } from './rules.js'
export { verify } from './verify.js'
