/** Whether a name is like a pattern, in which `*` is any text and `?` one letter; in time of their lengths, whatever they hold. */
export function isLike(name: string, pattern: string): boolean {
  let [at, here, star, from] = [0, 0, -1, 0]
  while (at < name.length) {
    if (pattern[here] === '*') {
      star = here++
      from = at
    } else if (pattern[here] === '?' || pattern[here] === name[at]) {
      here++
      at++
    } else if (star >= 0) {
      here = star + 1
      at = ++from
    } else return false
  }
  while (pattern[here] === '*') here++
  return here === pattern.length
}
