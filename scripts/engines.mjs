// npm run engines: the same bytes of answers in this Node, in other Nodes and in Chromium. Prints a hash for each and fails where they differ.
// Other Nodes are named as arguments (22 24, from the npm registry); Chromium is used where it is installed.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PATIENCE = 120_000

/** Questions by operation; draws, plans and debts are where engines could differ. */
export const QUESTIONS = [
  ['cost', { area: 'CAN' }],
  ['cost', { area: 'TUR', path: 'growth', prices: '2024', seed: 7 }],
  ['cost', { area: 'NATO', draws: 2000, baseline: 'frozen-real' }],
  ['cost', { area: 'DEU', path: 'plan', currency: 'USD', draws: 3001 }],
  ['cost', { area: 'EU-NATO', members: 'whole', draws: 500, from: 2025, prices: '2032' }],
  ['calibrate', { draws: 500 }],
  ['plan', { area: 'ESP', maxGrowth: 9 }],
  ['plan', { area: 'NATO-Europe', objective: 'smoothest', key: 'effort', onlyBelow: true }],
  ['standing', { goal: 'hague-2025.core' }],
]

/** Runs in every engine alike: the text whose hash is compared. */
async function answers(library, read, questions) {
  const book = await library.Book.open(read)
  const texts = []
  for (const [name, asked] of questions) {
    const operation = library[name]
    const { value } = await operation.run({ book, log: () => undefined }, operation.input.parse(asked))
    texts.push(JSON.stringify(value))
  }
  return texts.join('\n')
}

const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

function page() {
  return `<!doctype html><script type="importmap">{"imports":{"highs":"/node_modules/highs/build/highs.mjs"}}</script>
<script type="module">
const answers = ${answers}
const read = async (file) => new Uint8Array(await (await fetch('/dist/book/' + file)).arrayBuffer())
const post = (body) => fetch('/result', { method: 'POST', body })
try { await post(await answers(await import('/dist/browser.js'), read, ${JSON.stringify(QUESTIONS)})) }
catch (error) { await post('error: ' + error.message + ' ' + error.stack) }
</script>`
}

/** The same in headless Chromium; undefined where there is none. */
export async function inChromium() {
  const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
    (name) => spawnSync('which', [name]).status === 0,
  )
  if (chromium === undefined) return undefined
  const profile = mkdtempSync(join(tmpdir(), 'pledgebook-chromium-'))
  let browser
  const server = createServer()
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Chromium gave no answer in ${PATIENCE / 1000} s`)), PATIENCE)
      server.on('request', (request, response) => {
        const path = normalize(new URL(request.url, 'http://localhost').pathname)
        if (request.method === 'POST') {
          const parts = []
          request.on('data', (part) => parts.push(part))
          request.on('end', () => {
            response.end()
            clearTimeout(timer)
            resolve(Buffer.concat(parts).toString('utf8'))
          })
        } else if (path === '/') response.setHeader('content-type', 'text/html').end(page())
        else if (/^\/(dist|node_modules\/highs)\//.test(path) && existsSync(join(ROOT, path))) {
          response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
          createReadStream(join(ROOT, path)).pipe(response)
        } else response.writeHead(404).end()
      })
      server.listen(0, '127.0.0.1', () => {
        const address = `http://127.0.0.1:${server.address().port}/`
        browser = spawn(
          chromium,
          ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, address],
          {
            stdio: 'ignore',
            detached: true,
          },
        )
        browser.on('error', reject)
      })
    })
  } finally {
    // Its own processes too, which would go on writing to the profile.
    if (browser?.pid) process.kill(-browser.pid, 'SIGKILL')
    server.close()
    server.closeAllConnections()
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** The answers of this Node. */
export async function here() {
  const { readFile } = await import('node:fs/promises')
  const library = await import(join(ROOT, 'dist/browser.js'))
  return answers(library, (file) => readFile(join(ROOT, 'dist/book', file)), QUESTIONS)
}

const hash = (text) => createHash('sha256').update(text).digest('hex')

async function main(others) {
  const ours = hash(await here())
  const found = [[`Node ${process.version}`, ours]]
  for (const version of others) {
    const script = `import(${JSON.stringify(fileURLToPath(import.meta.url))}).then(async (m) => console.log(process.version, m.hashOf(await m.here())))`
    const [name, theirs] = execFileSync('npx', ['--yes', '-p', `node@${version}`, 'node', '-e', script], {
      encoding: 'utf8',
      cwd: ROOT,
    })
      .trim()
      .split(' ')
    found.push([`Node ${name}`, theirs])
  }
  const browser = await inChromium()
  if (browser === undefined) console.log('notice: no Chromium here; not compared')
  else found.push(['Chromium', browser.startsWith('error') ? browser : hash(browser)])
  for (const [engine, sum] of found) console.log(`${engine}: ${sum}`)
  if (found.some(([, sum]) => sum !== ours)) throw new Error('the engines do not give the same bytes')
  console.log(`${found.length} engines give the same bytes of ${QUESTIONS.length} answers`)
}

export const hashOf = hash
if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
