/** A billion texts in nine lines of YAML. */
export function aliasBomb(): string {
  const letters = 'abcdefghi'.split('')
  return letters
    .map(
      (letter, i) =>
        `${letter}: &${letter} [${Array(9)
          .fill(i === 0 ? 'x' : `*${letters[i - 1]}`)
          .join(', ')}]\n`,
    )
    .join('')
}
