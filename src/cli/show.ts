import { showArchive } from './show-archive.js'
import { showCalibrate } from './show-calibrate.js'
import { showCheck } from './show-check.js'
import { showClassify } from './show-classify.js'
import { showContents } from './show-contents.js'
import { showCost } from './show-cost.js'
import { showDefinitions } from './show-definitions.js'
import { showDrivers } from './show-drivers.js'
import { showExplain } from './show-explain.js'
import { showExport } from './show-export.js'
import { showImport } from './show-import.js'
import { showLedger } from './show-ledger.js'
import { showPlan } from './show-plan.js'
import { showReadings } from './show-readings.js'
import { showRecord } from './show-record.js'
import { showReport } from './show-report.js'
import { showRevisions } from './show-revisions.js'
import { showRules } from './show-rules.js'
import { showSeries } from './show-series.js'
import { showStanding } from './show-standing.js'
import { showVerify } from './show-verify.js'
import type { Terminal } from './terminal.js'

/** How each operation's answer is shown to a person. */
export const SHOW: Readonly<Record<string, (answer: never, terminal: Terminal) => string>> = {
  standing: showStanding,
  series: showSeries,
  revisions: showRevisions,
  drivers: showDrivers,
  contents: showContents,
  definitions: showDefinitions,
  cost: showCost,
  plan: showPlan,
  calibrate: showCalibrate,
  check: showCheck,
  archive: showArchive,
  record: showRecord,
  classify: showClassify,
  ledger: showLedger,
  readings: showReadings,
  report: showReport,
  rules: showRules,
  explain: showExplain,
  import: showImport,
  export: showExport,
  verify: showVerify,
}
