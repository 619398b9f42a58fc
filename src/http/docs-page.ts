import type { Book } from '../book/book.js'
import type { Operation } from '../operations/operation.js'
import { VERSION } from '../operations/version.js'
import { DOCS_STYLE } from './docs-style.js'
import { examplesOf } from './examples.js'
import { type Field, fieldsOf } from './fields.js'
import type { Limits } from './limits.js'
import { offersOf } from './negotiate.js'
import { needsBody, placesOf } from './places.js'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
const code = (text: string) => `<code>${escaped(text)}</code>`

function fieldRow({ name, required, schema }: Field): string {
  const { type = 'file or text', enum: choices, default: usual, description = '' } = schema
  const kind = Array.isArray(choices) ? choices.map((choice) => code(String(choice))).join(' ') : escaped(String(type))
  const said = [escaped(String(description)), usual === undefined ? '' : `Default: ${code(String(usual))}.`]
  return `<tr><th scope="row">${code(name)}${required ? ' <b>needed</b>' : ''}</th><td>${kind}</td><td>${said.filter(Boolean).join(' ')}</td></tr>`
}

function fieldTable(operation: Operation): string {
  const rows = fieldsOf(operation).map(fieldRow)
  if (rows.length === 0) return '<p>It has no fields.</p>'
  return `<div class="wide" role="region" aria-label="Fields of ${operation.name}" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">Takes</th><th scope="col">Means</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function isWord(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** An example as an address, where a query can hold it. */
function addressOf(name: string, fields: Record<string, unknown>): string | undefined {
  if (name === 'explain') {
    const {
      operation,
      arguments: inner,
      at,
    } = fields as { operation: string; arguments: Record<string, unknown>; at: string }
    const address = addressOf(operation, { ...inner, at })
    return address?.replace(/^\/v1\//, '/v1/explain/')
  }
  const entries = Object.entries(fields)
  if (needsBody(name) || !entries.every(([, value]) => isWord(value))) return undefined
  const query = new URLSearchParams(entries.map(([field, value]) => [field, String(value)])).toString()
  const readable = query.replaceAll('%2F', '/').replaceAll('%2C', ',')
  return `/v1/${name}${readable === '' ? '' : `?${readable}`}`
}

const POSTED: Readonly<Record<string, string>> = {
  classify: 'curl -F ledger=@budget.csv -F rules=@own.yaml -F mapping=@budget.yaml http://127.0.0.1:4321/v1/classify',
  ledger: 'curl -H "content-type: text/csv" --data-binary @budget.csv http://127.0.0.1:4321/v1/ledger',
  check:
    'curl -H "content-type: text/plain" --data-binary @story.txt "http://127.0.0.1:4321/v1/check?published=2025-06-25"',
  rules: 'curl -F action=check -F rules=@own.yaml http://127.0.0.1:4321/v1/rules',
}

function exampleList(operation: Operation, operations: readonly Operation[]): string {
  const items = examplesOf(operation, operations).map(({ fields, says }) => {
    const address = addressOf(operation.name, fields)
    const shown =
      address === undefined
        ? `<pre tabindex="0">POST /v1/${operation.name}\n${escaped(JSON.stringify(fields, null, 2))}</pre>`
        : `<a href="${escaped(address)}">${code(address)}</a>`
    return `<li>${shown}<br>${escaped(says)}</li>`
  })
  const posted = Object.hasOwn(POSTED, operation.name)
    ? `<li><pre tabindex="0">${escaped(POSTED[operation.name] ?? '')}</pre></li>`
    : ''
  return items.length === 0 && posted === ''
    ? ''
    : `<h3>Examples</h3><ul class="examples">${items.join('')}${posted}</ul>`
}

function section(operation: Operation, operations: readonly Operation[]): string {
  const { name, summary } = operation
  const forms = offersOf(name).map(
    (offer) =>
      `<li>${code(offer.name)} ${escaped(offer.says)} <small>${escaped(offer.type.split(';')[0] ?? '')}</small></li>`,
  )
  const ways = needsBody(name) ? 'POST' : name === 'explain' ? 'GET /v1/explain/<i>operation</i>, POST' : 'GET, POST'
  const files = Object.keys(placesOf(name).lent).filter((field) => field !== 'file')
  const lent =
    files.length === 0
      ? ''
      : `<p>A file for ${files.map(code).join(', ')} comes as a part of a form, or as text in ${code('files')} of a JSON body, named there and in its field.</p>`
  return `<section id="${name}"><h2>${escaped(name)}</h2><p>${escaped(summary)}.</p><p class="ways">${ways} ${code(`/v1/${name}`)}</p>${fieldTable(operation)}${lent}${exampleList(operation, operations)}<details><summary>Forms of the answer</summary><ul>${forms.join('')}</ul></details></section>`
}

function bounds(limits: Limits): string {
  const rows: [string, string][] = [
    ['Body', `${limits.body.toLocaleString('en-GB')} bytes; JSON ${limits.json.toLocaleString('en-GB')}`],
    ['Head of a request', `${limits.head.toLocaleString('en-GB')} bytes`],
    ['Time of a question', `${limits.answer / 1000} s, waiting included`],
    [
      'Questions of one client',
      limits.rate === 0
        ? 'not counted'
        : `${limits.rate} a minute, ${limits.burst} in one go, ${limits.perClient} at once`,
    ],
  ]
  return `<table class="bounds"><tbody>${rows.map(([name, text]) => `<tr><th scope="row">${name}</th><td>${escaped(text)}</td></tr>`).join('')}</tbody></table>`
}

const ABOUT = `<p>The same answers as the command line with <code>--json</code>, byte for byte. Every answer names its book, the day as known, and how to cite it. Nothing here computes anything of its own, and the server keeps nothing of what is sent.</p>
<p><b>Fields</b> go into the query, or into the body as JSON or as a form. A field that is unknown or given twice is refused by name. <b>Forms</b> of an answer are chosen by <code>Accept</code> or by <code>?format=</code>, charts by <code>?chart=</code>; JSON is usual. <b>Files</b> come in the body: no request can name a path or an address to be read.</p>
<p><b>Caches.</b> <code>ETag</code> changes with the book, the version and the question; send it back as <code>If-None-Match</code> and get 304 where nothing changed.</p>
<p><b>Errors</b> are problem details (RFC 9457, <code>application/problem+json</code>) with a <code>code</code> for programs, what was found, and what to do next. A file that came with a request and cannot be used is 422.</p>
<p><b>Not offered:</b> <code>import</code>, <code>record</code> and <code>archive</code>, which write to a person's own folders; engines, audit files and fetching of pages, which the command line has. Parquet ledgers need DuckDB and are for the command line too.</p>`

/** The description of the door for people: one page of its own, without scripts. */
export function docsPage(
  operations: readonly Operation[],
  { book, limits }: { readonly book: Book; readonly limits: Limits },
): string {
  const links = operations.map(({ name }) => `<li><a href="#${name}">${escaped(name)}</a></li>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Pledgebook: HTTP</title><link rel="icon" href="data:,"><style>${DOCS_STYLE}</style></head>
<body><header><h1>Pledgebook over HTTP</h1><p class="book">Version ${VERSION}, book ${code(book.id)}, known to ${book.knownTo}. <a href="/openapi.json">OpenAPI 3.1</a> · <a href="/v1">index</a> · <a href="/">the page</a></p></header>
<nav aria-label="Questions"><ul>${links.join('')}</ul></nav>
<main>${ABOUT}<h2>Bounds</h2>${bounds(limits)}${operations.map((operation) => section(operation, operations)).join('')}</main></body></html>
`
}
