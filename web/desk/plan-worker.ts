import { calibrate, explain, PLAN_PICTURES, plan } from 'pledgebook/browser'
import { filesHere } from './files-here.js'
import { packedPart, serve } from './serve.js'

serve({ plan, calibrate, explain }, { plan: PLAN_PICTURES }, (files, log) => ({
  files: filesHere(files, log),
  solver: () => packedPart('highs.wasm'),
}))
