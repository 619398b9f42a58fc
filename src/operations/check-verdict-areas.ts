import type { Knowledge } from './check-knowledge.js'

/** Other groups of the same organisation, with which a group is easily confused; none for a country. */
export function otherGroups(knowledge: Knowledge, code: string): string[] {
  const group = knowledge.group(code)
  if (group === undefined || !group.of.includes(knowledge.roles.organisation)) return []
  return knowledge.book.facts.groups
    .filter((g) => g.code !== code && g.of.includes(knowledge.roles.organisation) && g.of.length === 1)
    .map((g) => g.code)
}

/** `Poland`, `Poland and Latvia`, `Poland, Latvia and 3 others`. */
export function namesOf(knowledge: Knowledge, codes: readonly string[]): string {
  const names = codes.map((c) => knowledge.nameOf(c))
  const [first = '', second = ''] = names
  if (names.length <= 2) return names.join(' and ')
  if (names.length === 3) return `${first}, ${second} and ${names[2]}`
  return `${first}, ${second} and ${names.length - 2} others`
}
