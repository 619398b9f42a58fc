import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDataFacts } from '../src/book/data-folder.js'
import { formatTidy } from '../src/book/tidy-csv.js'
import { transcribeCofog } from './transcribe-cofog.js'
import { transcribeEcb } from './transcribe-ecb.js'
import { transcribeEda } from './transcribe-eda.js'
import { transcribeEurostat } from './transcribe-eurostat.js'
import { transcribeGfs } from './transcribe-gfs.js'
import { transcribeKiel } from './transcribe-kiel.js'
import { transcribe } from './transcribe-nato.js'
import { transcribeSafe } from './transcribe-safe.js'
import { formatForecasts, formatOutcomes, transcribeTrackRecord } from './transcribe-track-record.js'
import { transcribeWeo } from './transcribe-weo.js'
import { transcribeWorldBank } from './transcribe-worldbank.js'
import type { Transcription } from './transcription.js'

const MACRO: Readonly<Record<string, Transcription>> = {
  'imf.weo': transcribeWeo,
  'ecb.fx': transcribeEcb,
  'eurostat.gov-ev': transcribeEurostat,
  'worldbank.wdi': transcribeWorldBank,
  'eurostat.cofog': transcribeCofog,
  'imf.gfs': transcribeGfs,
  'eda.defence': transcribeEda,
  'kiel.support': transcribeKiel,
  'ec.safe': transcribeSafe,
}

const [folder, id = 'nato.defexp'] = process.argv.slice(2)
if (folder === undefined)
  throw new Error(`usage: npm run transcribe -- FOLDER [nato.defexp | ${Object.keys(MACRO).join(' | ')}]`)
const { facts, datasets } = readDataFacts('data')
const dataset = datasets.find((d) => d.id === id)
if (dataset === undefined) throw new Error(`data/datasets/${id}.yaml is missing`)
const macro = MACRO[id]
const write = (place: string, file: string, text: string): void => {
  const folder = join('data', place)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), text)
}
if (macro === undefined) await transcribe(folder, 'data', facts, dataset)
else
  for (const [day, observations] of macro({ folder, facts, dataset })) {
    write(`editions/${id}/${day}`, `${observations[0]?.copy}.csv`, formatTidy(observations))
    console.log(`${id}/${day}: ${observations.length} numbers`)
  }
if (id === 'imf.weo') {
  const { forecasts, outcomes } = transcribeTrackRecord({ folder, facts, dataset })
  write(`track-records/${id}`, 'forecasts.csv', formatForecasts(forecasts))
  write(`track-records/${id}`, 'outcomes.csv', formatOutcomes(outcomes))
  console.log(`track record ${id}: ${forecasts.length} forecasts, ${outcomes.length} outcomes`)
}
