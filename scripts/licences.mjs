/** Licences under which a package may be installed or bundled with this one: those that ask for no more than a notice. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
])

/** Whether an SPDX expression is of allowed licences; of those joined by OR one is enough. */
export function licenceAllowed(expression) {
  if (typeof expression !== 'string') return false
  const plain = expression.replace(/[()]/g, ' ').trim()
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => ALLOWED.has(one.trim())))
}
