// npm run test:package: packs the built package, installs it in empty folders, uses it as command, library and servers, and
// prints what it weighs and under which licences. Needs dist/ and the registry of npm.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { licenceAllowed } from './licences.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')
const WORK = mkdtempSync(join(tmpdir(), 'pledgebook-package-'))
const failures = []
let passed = 0

function check(name, right, found = '') {
  if (right) passed += 1
  else failures.push(name)
  console.log(`${right ? 'ok  ' : 'FAIL'} ${name}${right ? '' : `\n${String(found).slice(0, 4000)}`}`)
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9, ...options })
  return { code: done.status, stdout: done.stdout ?? '', stderr: done.stderr ?? String(done.error) }
}

const MB = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0)
}

/** Every package below a folder's node_modules, nested ones too. */
function packagesIn(folder) {
  const modules = join(folder, 'node_modules')
  if (!existsSync(modules)) return []
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'))
  return names
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((n) => `${name}/${n}`) : [name]))
    .flatMap((name) => {
      const place = join(modules, name)
      const about = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
      const inner = packagesIn(place)
      const bytes = sizeOf(place) - inner.reduce((sum, p) => sum + p.bytes, 0)
      return [{ name, version: about.version, licence: about.license, bytes }, ...inner]
    })
}

function install(tarball, title, ...flags) {
  const folder = join(WORK, title)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  const args = ['install', tarball, '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', ...flags]
  const done = run('npm', args, { cwd: folder })
  check(`${title}: installs in an empty folder`, done.code === 0, done.stderr)
  const packages = packagesIn(folder)
  const bytes = packages.reduce((sum, p) => sum + p.bytes, 0)
  console.log(`     ${packages.length} packages, ${MB(bytes)}`)
  for (const { name, version, licence, bytes: own } of packages.toSorted((a, b) => b.bytes - a.bytes))
    console.log(`     ${MB(own).padStart(8)}  ${`${name} ${version}`.padEnd(40)} ${licence}`)
  const foreign = packages.filter(({ name, licence }) => name !== 'pledgebook' && !licenceAllowed(licence))
  check(`${title}: every licence is one of the allowed`, foreign.length === 0, JSON.stringify(foreign))
  return folder
}

function asCommand(folder) {
  const bin = join(folder, 'node_modules/.bin/pledgebook')
  const asked = ['standing', '--goal', 'wales-2014.spending', '--period', '2024', '--json']
  const env = { PATH: process.env.PATH, PLEDGEBOOK_DATA: join(WORK, 'data') }
  const there = run(bin, asked, { cwd: folder, env })
  const here = run(process.execPath, [join(ROOT, 'dist/cli.js'), ...asked], { env })
  check('as a command: the same bytes as here', there.code === 0 && there.stdout === here.stdout, there.stderr)
  const planned = run(bin, ['plan', '--area', 'ESP', '--json'], { cwd: folder, env })
  check('as a command: the optimiser finds its WebAssembly', planned.code === 0, planned.stderr)
}

const LIBRARY = `
import { openPledgebook } from 'pledgebook'
import * as browser from 'pledgebook/browser'
import manifest from 'pledgebook/book/manifest.json' with { type: 'json' }
import schema from 'pledgebook/schemas/standing.json' with { type: 'json' }
import { OPERATIONS, openFolder, shippedFolder } from 'pledgebook'
const book = await openFolder(shippedFolder())
const standing = await OPERATIONS.standing()
const { value } = await standing.run({ book, operations: OPERATIONS, log: () => undefined }, standing.input.parse({ area: 'POL' }))
console.log(JSON.stringify({
  id: value.book.id === book.id, area: value.members[0].area, schema: schema.$id === value.schema, pieces: manifest.datasets.length > 0,
  opens: typeof openPledgebook, browser: Object.keys(browser).length > 5,
}))
`

const TYPES = `
import { type Book, OPERATIONS, openFolder, openPledgebook, shippedFolder } from 'pledgebook'
import type * as browser from 'pledgebook/browser'
const book: Book = await openFolder(shippedFolder())
const standing = await OPERATIONS['standing']?.()
const name: string | undefined = standing?.name
// @ts-expect-error a book's id is a text
const wrong: number = book.id
export type { browser }
export { name, openPledgebook, wrong }
`

function asLibrary(folder) {
  writeFileSync(join(folder, 'use.mjs'), LIBRARY)
  const used = run(process.execPath, ['--no-warnings', 'use.mjs'], { cwd: folder })
  const said = used.code === 0 ? JSON.parse(used.stdout) : {}
  check(
    'as a library in Node',
    said.id && said.area === 'POL' && said.schema && said.pieces && said.browser,
    used.stderr,
  )
  check('as a library: the book opens in one call', said.opens === 'function', used.stdout)
}

/** Declarations name the databases, which are optional: they are checked themselves where these are installed. */
function asTypes(folder, title, declarationsToo) {
  writeFileSync(join(folder, 'use.ts'), TYPES)
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node']
  const lib = ['--lib', 'es2023,dom,dom.asynciterable,dom.iterable', '--skipLibCheck', String(!declarationsToo)]
  const typed = run(
    process.execPath,
    [tsc, ...options, '--typeRoots', join(ROOT, 'node_modules/@types'), ...lib, 'use.ts'],
    { cwd: folder },
  )
  check(`${title}: types resolve${declarationsToo ? ', declarations checked too' : ''}`, typed.code === 0, typed.stdout)
}

/** Speaks the protocol of assistants by hand: a handshake, the tools, one call. */
async function asAssistant(folder) {
  const child = spawn(join(folder, 'node_modules/.bin/pledgebook'), ['mcp'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const clientInfo = { name: 'package-report', version: '1' }
  send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo } })
  send({ method: 'notifications/initialized' })
  send({ id: 2, method: 'tools/call', params: { name: 'standing', arguments: { area: 'POL' } } })
  const answer = await new Promise((found) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      for (const line of said.split('\n').slice(0, -1)) if (JSON.parse(line).id === 2) found(JSON.parse(line))
    })
    child.once('exit', () => found({}))
  })
  child.stdin.end()
  check(
    'as a server for assistants',
    answer.result?.structuredContent?.members?.[0]?.area === 'POL',
    JSON.stringify(answer),
  )
}

/** Serves over HTTP, asks once, and stops it. */
async function asServer(folder) {
  const child = spawn(join(folder, 'node_modules/.bin/pledgebook'), ['serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const address = await new Promise((found) => {
    let said = ''
    const hear = (piece) => {
      said += piece
      const at = /http:\/\/[\w.:[\]]+/.exec(said)
      if (at) found(at[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => found(undefined))
  })
  const reply = address && (await fetch(new URL('/v1/standing?area=POL', address)))
  const value = reply?.ok ? await reply.json() : {}
  check('as an HTTP server', value.members?.[0]?.area === 'POL', `${address} ${reply?.status}`)
  const page = address && (await fetch(new URL('/', address)))
  check('as an HTTP server: the page', page?.ok && (await page.text()).includes('<html'), page?.status)
  child.kill('SIGTERM')
  check('as an HTTP server: stops when told', (await ended) === 0)
}

try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', WORK], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
  const tarball = join(WORK, packed.filename)
  console.log(
    `${packed.filename}: ${packed.files.length} files, ${MB(packed.size)} packed, ${MB(packed.unpackedSize)} unpacked`,
  )
  const attw = run(join(BIN, 'attw'), [
    tarball,
    '--profile',
    'esm-only',
    '--no-color',
    '--no-emoji',
    '--exclude-entrypoints',
    './book/*',
    './schemas/*',
  ])
  check('are the types wrong? no', attw.code === 0, attw.stdout + attw.stderr)
  const publint = run(join(BIN, 'publint'), ['run', tarball, '--strict'])
  check('publint has nothing to say', publint.code === 0, publint.stdout + publint.stderr)
  const slim = install(tarball, 'slim', '--omit=optional')
  asCommand(slim)
  asLibrary(slim)
  asTypes(slim, 'slim', false)
  await asAssistant(slim)
  await asServer(slim)
  asTypes(install(tarball, 'with-databases'), 'with-databases', true)
} finally {
  rmSync(WORK, { recursive: true, force: true })
}
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
