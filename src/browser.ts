/** Pledgebook in a browser: the same operations on the same book, read through a function that fetches its files. */
export { Book, type ReadFile, type ReadFilePiece } from './book/book.js'
export type { Classification, NamedText } from './book/classification.js'
export type { Facts } from './book/facts.js'
export type { BookFile, Manifest, Piece, RowRange } from './book/manifest.js'
export type { ChartOptions } from './charts/chart-sheet.js'
export type { TableOptions } from './charts/chart-table.js'
export type { Scheme } from './charts/palette.js'
export type {
  AnswerContext,
  AnswerField,
  CitedEdition,
  PublishedDataset,
  Surroundings,
} from './exports/answer-context.js'
export { type Answered, type Around, answerFiles, answerZip } from './exports/answer-files.js'
export { type AnswerTable, answerTables, tableCsv } from './exports/answer-tables.js'
export { CHECK_DARK, CHECK_LIGHT, CHECK_RULES } from './exports/check-style.js'
export type { Due, Goal, Part } from './goals/goal.js'
export { fixedHalfUp } from './math/rounding.js'
export type { AnswerFile, Format } from './operations/answer-file.js'
export type { Asked, OperationTable } from './operations/ask-among.js'
export { BROWSER_OPERATIONS } from './operations/browser-operations.js'
export { calibrate } from './operations/calibrate.js'
export { check } from './operations/check.js'
export type { CheckAnswer } from './operations/check-schema.js'
export { checkedInput } from './operations/checked-input.js'
export { classify } from './operations/classify.js'
export type { ClassifyAnswer } from './operations/classify-schema.js'
export { type Contents, contents } from './operations/contents.js'
export { cost } from './operations/cost.js'
export type { Cost } from './operations/cost-schema.js'
export { definitions } from './operations/definitions.js'
export type { DefinitionsAnswer } from './operations/definitions-schema.js'
export { drivers } from './operations/drivers.js'
export type { DriversAnswer } from './operations/drivers-schema.js'
export { type ExplainNode, explain } from './operations/explain.js'
export { fetched } from './operations/fetched.js'
export { ledger } from './operations/ledger.js'
export type { LedgerFile, LedgerFiles } from './operations/ledger-files.js'
export type { LedgerAnswer } from './operations/ledger-schema.js'
export { openPledgebook } from './operations/open-pledgebook.js'
export type {
  Answer,
  Context,
  Door,
  Engines,
  Example,
  Files,
  Memory,
  Network,
  Operation,
  Reasoning,
} from './operations/operation.js'
export { type Manner, PICTURES, type Picture, type Pictures, pictureOf } from './operations/picture.js'
export { CLASSIFY_PICTURES } from './operations/picture-classify.js'
export { COST_PICTURES } from './operations/picture-cost.js'
export { DEFINITIONS_PICTURES } from './operations/picture-definitions.js'
export { DRIVERS_PICTURES } from './operations/picture-drivers.js'
export { PLAN_PICTURES } from './operations/picture-plan.js'
export { READINGS_PICTURES } from './operations/picture-readings.js'
export { REVISIONS_PICTURES } from './operations/picture-revisions.js'
export { SERIES_PICTURES } from './operations/picture-series.js'
export { STANDING_PICTURES } from './operations/picture-standing.js'
export { plan } from './operations/plan.js'
export type { PlanAnswer } from './operations/plan-schema.js'
export { type Asking, Pledgebook, type Reply } from './operations/pledgebook.js'
export type { AnswerTo, Question, QuestionName, Questions } from './operations/questions.js'
export { readings } from './operations/readings.js'
export type { ReadingsAnswer } from './operations/readings-schema.js'
export { report } from './operations/report.js'
export type { Report } from './operations/report-schema.js'
export { revisions } from './operations/revisions.js'
export type { Revisions } from './operations/revisions-schema.js'
export { rules } from './operations/rules.js'
export type { RulesAnswer } from './operations/rules-schema.js'
export { type Series, series } from './operations/series.js'
export { standing } from './operations/standing.js'
export type { Standing, StandingMember } from './operations/standing-schema.js'
export { VERSION } from './operations/version.js'
export type { DerivedFigure, Figure, GivenFigure, PublishedFigure } from './series/figure.js'
export type { Area, Group, Membership } from './terms/area.js'
export type { Day } from './terms/day.js'
export type { Fault } from './terms/fault.js'
export { PledgebookError, problemOf } from './terms/fault.js'
export type { Measure, Source } from './terms/measure.js'
export type { Copy, Edition, Observation } from './terms/observation.js'
export type { Period } from './terms/period.js'
export type { Outcome, PastForecast, TrackRecord } from './terms/track-record.js'
export type { Prices, Unit } from './terms/unit.js'
