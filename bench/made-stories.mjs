// Stories as newspapers write them, made from a seed: places, figures, speakers and days vary, the words are ours.

/** A generator of numbers in [0, 1) from a seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const PLACES = [
  ['Poland', 'WARSAW', 'Polish', 'zlotys'],
  ['Germany', 'BERLIN', 'German', 'euros'],
  ['Canada', 'OTTAWA', 'Canadian', 'dollars'],
  ['Italy', 'ROME', 'Italian', 'euros'],
  ['Norway', 'OSLO', 'Norwegian', 'kroner'],
  ['Spain', 'MADRID', 'Spanish', 'euros'],
  ['the Netherlands', 'THE HAGUE', 'Dutch', 'euros'],
  ['Latvia', 'RIGA', 'Latvian', 'euros'],
]
const NAMES = [
  'Anna Winter',
  'Piet de Boer',
  'Maria Olsen',
  'Jan Kowal',
  'Lucia Verdi',
  'Tom Field',
  'Eva Stern',
  'Ole Berg',
]
const ROLES = ['Defence Minister', 'Finance Minister', 'Prime Minister', 'opposition lawmaker', 'budget analyst']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'September', 'October', 'November']
const VERBS = ['said', 'told reporters', 'warned', 'insisted', 'promised']
const FILLERS = [
  'The session ran late into the evening, and several members left before the final vote was taken.',
  'At least 11 people queued outside the ministry before the doors opened, some with folding chairs.',
  'The debate over roads, bridges and ports has divided the governing parties for months.',
  'Unions asked for clearer rules on overtime, and the committee agreed to look at them again.',
  'A spokesman declined to comment on the details, pointing to talks that are still under way.',
  'Local councils along the coast expect new barracks, but none has been given a date.',
  'Economists disagree about how much of the money would reach domestic suppliers.',
  'The plan still needs the approval of the upper house, which meets again after the recess.',
]

/** One story of about 3.5 kB. Its day is in its dateline. */
function story(random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const [country, city, demonym, money] = pick(PLACES)
  const year = 2023 + Math.floor(random() * 3)
  const day = `${1 + Math.floor(random() * 28)} ${pick(MONTHS)} ${year}`
  const share = (1 + random() * 4).toFixed(1)
  const [name, other] = [pick(NAMES), pick(NAMES)]
  const role = pick(ROLES)
  const sentences = [
    () =>
      `${country[0].toUpperCase()}${country.slice(1)} spent ${share} percent of GDP on defence in ${year - 1}, according to the government.`,
    () =>
      `"We will reach ${(Number(share) + 1).toFixed(1)} per cent of GDP by 20${28 + Math.floor(random() * 8)}," ${role} ${name} ${pick(VERBS)} on Tuesday.`,
    () =>
      `The ${demonym} budget for the armed forces grew by ${Math.floor(random() * 30)}% to ${(random() * 60).toFixed(1)} billion ${money} in ${year}.`,
    () =>
      `Only ${Math.floor(5 + random() * 20)} of NATO's 32 members met the 2% goal in ${year - 1}, ${other} ${pick(VERBS)}.`,
    () => `NATO leaders agreed in The Hague in June 2025 to spend at least 5% of GDP by 2035.`,
    () => `The alliance, founded by 12 countries in 1949, now has 32 members.`,
    () => `${name} ${pick(VERBS)} that equipment made up ${Math.floor(15 + random() * 30)} percent of the total.`,
    () =>
      `"Nobody should believe that ${(random() * 20).toFixed(1)} billion ${money} is enough," ${other} ${pick(VERBS)}.`,
  ]
  const paragraphs = [`${city}, ${day} — ${sentences[0]()} ${pick(FILLERS)}`]
  for (let length = paragraphs[0].length; length < 3400; length += paragraphs.at(-1).length + 2)
    paragraphs.push([pick(sentences)(), pick(FILLERS), pick(FILLERS)].join(' '))
  return `${paragraphs.join('\n\n')}\n`
}

/** So many stories of a seed, one by one. */
export function* madeStories(count, seed = 1) {
  const random = numbers(seed)
  for (let i = 0; i < count; i++) yield { id: `made-${i}`, text: story(random) }
}
