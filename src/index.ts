/** Pledgebook as a library in Node: everything of the browser entry, and the book on disk. */

export { Overlay } from './book/overlay.js'
export { overlayFolder } from './book/overlay-folder.js'
export { openFolder, shippedFolder } from './book/shipped.js'
export * from './browser.js'
export { openPledgebook } from './node-pledgebook.js'
export { archive } from './operations/archive.js'
export { exportObservations } from './operations/export.js'
export { importEdition } from './operations/import.js'
export type { Library } from './operations/library.js'
export { record } from './operations/record.js'
export { OPERATIONS } from './operations/registry.js'
export { verify } from './operations/verify.js'
