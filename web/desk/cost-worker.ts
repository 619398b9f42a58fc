import { COST_PICTURES, cost, explain } from 'pledgebook/browser'
import { filesHere } from './files-here.js'
import { serve } from './serve.js'

/** Answers are large, each knows where its numbers come from, and a slider asks for a new one at every step. */
const KEPT = 6

serve({ cost, explain }, { cost: COST_PICTURES }, (files, log) => ({ files: filesHere(files, log) }), KEPT)
