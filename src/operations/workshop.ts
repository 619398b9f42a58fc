/**
 * Operations that read publishers' files or write files, and the overlay they write to. They bring large libraries, so they
 * are one module that is loaded only when one of them is asked for.
 */
export { Overlay } from '../book/overlay.js'
export { exportObservations } from './export.js'
export { importEdition } from './import.js'
export { verify } from './verify.js'
