import { check } from 'pledgebook/browser'
import { filesHere } from './files-here.js'
import { serve } from './serve.js'

serve({ check }, {}, (files, log) => ({ files: filesHere(files, log) }))
