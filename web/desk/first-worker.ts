import { contents, STANDING_PICTURES, standing } from 'pledgebook/browser'
import { serve } from './serve.js'

// Only what the first view asks, since its code is in the first file.
serve({ contents, standing }, { standing: STANDING_PICTURES })
