import {
  DEFINITIONS_PICTURES,
  DRIVERS_PICTURES,
  definitions,
  drivers,
  explain,
  REVISIONS_PICTURES,
  revisions,
  SERIES_PICTURES,
  series,
  standing,
} from 'pledgebook/browser'
import { serve } from './serve.js'

serve(
  { standing, series, revisions, drivers, definitions, explain },
  {
    series: SERIES_PICTURES,
    revisions: REVISIONS_PICTURES,
    drivers: DRIVERS_PICTURES,
    definitions: DEFINITIONS_PICTURES,
  },
)
