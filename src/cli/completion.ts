import type { Operation } from '../operations/operation.js'
import { fieldsOf } from './command.js'

function flagsOf(operation: Operation): string[] {
  const own = fieldsOf(operation)
    .filter((f) => !operation.positional.includes(f.name))
    .map((f) => `--${f.name.replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`)}`)
  return [...new Set([...own, '--json', '--format', '--output', '--book', '--help'])]
}

/** Values that options take from the book, for completion. */
export interface CompletionValues {
  readonly goals: readonly string[]
  readonly measures: readonly string[]
  readonly areas: readonly string[]
  readonly editions: readonly string[]
}

/** A completion script for bash, zsh (through bashcompinit) or fish: operations, their options, goals, measures, areas, editions. */
export function completionScript(
  shell: 'bash' | 'zsh' | 'fish',
  operations: readonly Operation[],
  values: CompletionValues,
): string {
  const names = [...operations.map((o) => o.name), 'completion', 'help']
  const byOption: readonly (readonly [string, readonly string[]])[] = [
    ['goal', values.goals],
    ['measure', values.measures],
    ['area', values.areas],
    ['edition', values.editions],
  ]
  if (shell === 'fish')
    return [
      ...operations.map(
        (o) => `complete -c pledgebook -n __fish_use_subcommand -a ${o.name} -d ${JSON.stringify(o.summary)}`,
      ),
      ...operations.flatMap((o) =>
        flagsOf(o).map((f) => `complete -c pledgebook -n "__fish_seen_subcommand_from ${o.name}" -l ${f.slice(2)}`),
      ),
      ...byOption.map(([name, list]) => `complete -c pledgebook -l ${name} -x -a ${JSON.stringify(list.join(' '))}`),
      '',
    ].join('\n')
  return [
    ...(shell === 'zsh' ? ['autoload -U +X bashcompinit && bashcompinit'] : []),
    '_pledgebook() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
    '  case "$before" in',
    ...byOption.map(
      ([name, list]) =>
        `    --${name}) COMPREPLY=($(compgen -W ${JSON.stringify(list.join(' '))} -- "$word")); return ;;`,
    ),
    '  esac',
    `  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W ${JSON.stringify(names.join(' '))} -- "$word")); return; fi`,
    '  case "${COMP_WORDS[1]}" in',
    ...operations.map(
      (o) => `    ${o.name}) COMPREPLY=($(compgen -W ${JSON.stringify(flagsOf(o).join(' '))} -- "$word")) ;;`,
    ),
    '  esac',
    '}',
    'complete -o default -F _pledgebook pledgebook',
    '',
  ].join('\n')
}
