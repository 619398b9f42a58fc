import type { Goal } from '../../src/goals/goal.js'

const common = {
  pledge: 'test',
  title: 'test',
  kind: 'pledge',
  holders: 'NATO',
  measure: 'share',
  unit: 'percent',
  exempt: [],
  announcedOn: '2025-06-25',
  wording: 'test',
  source: { text: 'test' },
} as const

/** At least 3.5 % by 2035, from 2024. */
export const FLOOR: Goal = { ...common, id: 'test.floor', floor: 3.5, due: { by: '2035' }, start: '2024' }
/** At least 2 % in every year from 2023 on. */
export const YEARLY: Goal = { ...common, id: 'test.yearly', floor: 2, due: { everyPeriodFrom: '2023' }, start: '2023' }
/** Up to 1.5 %. */
export const CAP: Goal = { ...common, id: 'test.cap', cap: 1.5, due: { by: '2035' }, start: '2024' }
