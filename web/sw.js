// Keeps the page of one build, so that it opens without a network. The page itself comes from the network wherever there
// is one; its parts are named by what is in them, so that no page ever meets the parts of another build. A newer worker
// waits until no page of the older one is open, and only then takes away what the older one kept.
const BUILD = '/*build*/'
const FILES = ['/*files*/']
// Other pages of the same host may keep their own.
const PREFIX = `pledgebook ${registration.scope} `
const KEPT = `${PREFIX}${BUILD}`
const PAGE = new URL('index.html', registration.scope)
/** Milliseconds after which a slow network counts as none. */
const PATIENCE = 4000

const isPage = ({ origin, pathname }) =>
  origin === PAGE.origin && (pathname === PAGE.pathname || pathname === new URL(registration.scope).pathname)
const isPart = ({ href }) => href.startsWith(`${registration.scope}parts/`)

async function keep() {
  const cache = await caches.open(KEPT)
  const answer = await fetch(PAGE, { cache: 'no-cache' })
  const text = answer.ok ? await answer.text() : ''
  // While a host changes files, page and worker may be of two builds; the browser tries again on the next visit.
  if (!text.includes(`content="${BUILD}"`)) throw new Error('the page is of another build than its worker')
  for (const file of FILES) {
    const url = new URL(file, registration.scope)
    const part = (await caches.match(url, { ignoreVary: true })) ?? (await fetch(url))
    if (!part.ok) throw new Error(`${file} cannot be had`)
    await cache.put(url, part)
  }
  // Written anew, since an answer that was redirected may not stand for a page.
  await cache.put(PAGE, new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
}

async function forgetOthers() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== KEPT) await caches.delete(name)
}

async function page(request) {
  const kept = await caches.open(KEPT).then((cache) => cache.match(PAGE))
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  const fresh = await Promise.race([fetch(request).catch(() => undefined), late])
  if (fresh && fresh.status < 500) return fresh
  return kept ?? fresh ?? fetch(request)
}

const part = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request)

addEventListener('install', (event) => event.waitUntil(keep()))
addEventListener('activate', (event) => event.waitUntil(forgetOthers()))
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && isPage(url)) event.respondWith(page(request))
  else if (isPart(url)) event.respondWith(part(request))
})
