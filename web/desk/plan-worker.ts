import { calibrate, explain, PLAN_PICTURES, plan } from 'pledgebook/browser'
import { packedPart, serve } from './serve.js'

serve({ plan, calibrate, explain }, { plan: PLAN_PICTURES }, () => ({ solver: () => packedPart('highs.wasm') }))
