// Search, and pages folded away on a phone. Everything else is plain HTML.
const MOST = 12
const field = document.querySelector('.search input')
const list = document.querySelector('.search ol')
const root = document.body.dataset.root
const fold = document.querySelector('details.pages')
let index

if (matchMedia('(max-width: 60rem)').matches) fold.open = false

self.searchIndex = (entries) => {
  index = entries.map((e) => ({ ...e, all: `${e.title} ${e.heading} ${e.text}`.toLowerCase() }))
  show()
}

field.addEventListener('focus', () => {
  if (document.querySelector('script[data-index]')) return
  const script = document.createElement('script')
  script.src = `${root}search-index.js`
  script.dataset.index = ''
  document.head.append(script)
})

/** Every word must occur; headings weigh more than texts, whole words more than parts. */
function scored(entry, words) {
  let score = 0
  for (const word of words) {
    if (!entry.all.includes(word)) return 0
    const heading = `${entry.heading} ${entry.title}`.toLowerCase()
    score += 1 + (heading.includes(word) ? 6 : 0) + (heading.split(/[^\p{L}\p{N}.]+/u).includes(word) ? 6 : 0)
  }
  return score
}

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
  list.replaceChildren()
  list.hidden = words.length === 0 || index === undefined
  if (list.hidden) return
  const hits = index
    .map((entry) => ({ entry, score: scored(entry, words) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
  for (const { entry } of hits) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = root + entry.at
    link.textContent = entry.heading === entry.title ? entry.title : `${entry.title} · ${entry.heading}`
    item.append(link)
    list.append(item)
  }
  if (hits.length === 0) list.append(Object.assign(document.createElement('li'), { textContent: 'Nothing found.' }))
}

field.addEventListener('input', show)
document.querySelector('.search').addEventListener('submit', (event) => {
  event.preventDefault()
  list.querySelector('a')?.click()
})
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  field.value = ''
  show()
})
