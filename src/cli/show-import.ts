import type { z } from 'zod/mini'
import { fixedHalfUp } from '../math/rounding.js'
import type { importEdition } from '../operations/import.js'
import type { Terminal } from './terminal.js'
import { wrapped } from './text-table.js'

const MOST_SHOWN = 10

/** What an import did and what it changed. */
export function showImport(answer: z.infer<typeof importEdition.output>, terminal: Terminal): string {
  const { bold, dim, yellow } = terminal.paint
  const differences = answer.differences
    .slice(0, MOST_SHOWN)
    .map(
      (d) => `  ${d.measure} ${d.area} ${d.period}: ${d.before ?? 'blank'} before, ${d.after ?? 'blank'} in ${d.cell}`,
    )
  const breaks = answer.breaks
    .slice(0, MOST_SHOWN)
    .map(
      (b) =>
        `  ${b.identity}: ${b.measure} ${b.area} ${b.period}: published ${b.published ?? 'blank'}, recomputed ${b.recomputed === null ? 'none' : fixedHalfUp(b.recomputed, 4)}`,
    )
  const flips = answer.flips.map(
    (f) =>
      `  ${f.goal} ${f.period}: ${[f.gained.length > 0 ? `now met by ${f.gained.join(', ')}` : '', f.lost.length > 0 ? `no longer met by ${f.lost.join(', ')}` : ''].filter((x) => x !== '').join('; ')}`,
  )
  const revisions = (answer.revisions?.largest ?? []).map(
    (r) => `  ${r.area} ${r.period}: ${fixedHalfUp(r.before, 2)} before, now ${fixedHalfUp(r.after, 2)}`,
  )
  const revised =
    answer.revisions === null
      ? ''
      : `Revises ${answer.revisions.revised} of ${answer.revisions.compared} shares of ${answer.revisions.from}, the most:`
  const section = (title: string, lines: readonly string[], total: number): string[] =>
    total === 0
      ? []
      : [
          '',
          title,
          ...lines.map((l) => wrapped(l, terminal, '    ')),
          ...(total > lines.length ? [dim(`  and ${total - lines.length} more (--json)`)] : []),
        ]
  return [
    bold(`Added ${answer.edition}, copy "${answer.copy}" (${answer.kind})`),
    `${answer.numbers} numbers, ${answer.blank} blank; SHA-256 ${answer.sha256.slice(0, 12)}…; in ${answer.place}`,
    ...section('Differs from the copy held before:', differences, answer.differencesTotal),
    ...section(yellow('Identities not kept (see data/errata):'), breaks, answer.breaks.length),
    ...section(
      'Blank now, a number before:',
      answer.goneBlank.slice(0, MOST_SHOWN).map((g) => `  ${g.measure} ${g.area} ${g.period}`),
      answer.goneBlank.length,
    ),
    ...section(revised, revisions, answer.revisions?.revised ?? 0),
    ...section('Verdicts that differ from the edition before:', flips, answer.flips.length),
    '',
    dim(`Book ${answer.before.id} is now ${answer.book.id}, known to ${answer.book.knownTo}.`),
    '',
  ].join('\n')
}
