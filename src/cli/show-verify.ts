import type { z } from 'zod/mini'
import type { verify } from '../operations/verify.js'
import type { Terminal } from './terminal.js'
import { textTable, wrapped } from './text-table.js'

/** What was verified, and whether all is as it must be. */
export function showVerify(answer: z.infer<typeof verify.output>, terminal: Terminal): string {
  const { bold, dim, green, red } = terminal.paint
  const unexplained = answer.identities.reduce((sum, i) => sum + i.unexplained, 0)
  const rows = answer.identities.map((i) => [i.edition, String(i.checked), String(i.exceptions), String(i.unexplained)])
  const file =
    answer.file === null
      ? []
      : [
          '',
          `The file is ${answer.file.edition}, copy "${answer.file.copy}": ${answer.file.numbers} numbers read again, ${answer.file.different} different from the book.`,
        ]
  return [
    `${bold(`Book ${answer.book.id}`)}: ${answer.ok ? green('as it must be') : red('NOT as it must be')}`,
    dim(answer.files.map((f) => `${f.file} ${f.bytes} bytes`).join(', ')),
    dim(`${answer.observations} observations read again`),
    '',
    textTable(
      [
        { heading: 'edition', align: 'left' },
        { heading: 'identities checked', align: 'right' },
        { heading: 'exceptions', align: 'right' },
        { heading: 'unexplained', align: 'right' },
      ],
      rows,
      terminal,
    ),
    ...(unexplained > 0
      ? [
          '',
          wrapped(
            `${unexplained} figures disagree with others of their edition and data/errata does not say why.`,
            terminal,
          ),
        ]
      : []),
    ...file,
    '',
  ].join('\n')
}
