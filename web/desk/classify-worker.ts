import { CLASSIFY_PICTURES, classify, explain, ledger, READINGS_PICTURES, readings, rules } from 'pledgebook/browser'
import { filesHere } from './files-here.js'
import { LastLedger } from './last-ledger.js'
import { serve } from './serve.js'

/** What a page may hold without harm to the machine it runs on: about 200 bytes a line where texts hardly repeat. */
const MEMORY = { lines: 3_000_000, compared: 250_000 }

const last = new LastLedger()

serve(
  { classify, ledger, rules, readings, explain },
  { classify: CLASSIFY_PICTURES, readings: READINGS_PICTURES },
  (files, log) => ({ files: filesHere(files, log), keep: last.keeper(files), memory: MEMORY }),
)
