import {
  DRIVERS_PICTURES,
  definitions,
  drivers,
  explain,
  REVISIONS_PICTURES,
  revisions,
  series,
  standing,
} from 'pledgebook/browser'
import { serve } from './serve.js'

serve(
  { standing, series, revisions, drivers, definitions, explain },
  { revisions: REVISIONS_PICTURES, drivers: DRIVERS_PICTURES },
)
