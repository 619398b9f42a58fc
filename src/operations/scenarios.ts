/**
 * Operations about what is to come, and pictures of answers. They bring the numeric kernel and the charts, so they are one module that is
 * loaded only when one of them is asked for.
 */
export { calibrate } from './calibrate.js'
export { cost } from './cost.js'
export { pictureOf } from './picture.js'
export { plan } from './plan.js'
