import type { z } from 'zod/mini'
import { fixedHalfUp } from '../math/rounding.js'
import type { calibrate } from '../operations/calibrate.js'
import { formatDay } from '../terms/day.js'
import { formatNumber, signed } from './amount.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

type Answer = z.infer<typeof calibrate.output>

const percent = (x: number) => `${fixedHalfUp(100 * x, 0)} %`

function coverageTable(answer: Answer, terminal: Terminal): string {
  const bands = [...new Set(answer.coverage.map((c) => c.band))]
  const rows = [...new Set(answer.coverage.map((c) => `${c.level}|${c.horizon}`))].map((key) => {
    const cells = answer.coverage.filter((c) => `${c.level}|${c.horizon}` === key)
    const [first] = cells
    return [
      first?.horizon === 1 ? first.level : '',
      String(first?.horizon ?? ''),
      ...bands.flatMap((b) => {
        const c = cells.find((x) => x.band === b)
        return c
          ? [
              fixedHalfUp(100 * c.others.covered, 0),
              `${fixedHalfUp(100 * c.apart.covered, 0)}${c.verdict === 'as stated' ? ' ' : '!'} (${fixedHalfUp(100 * c.apart.low, 0)}–${fixedHalfUp(100 * c.apart.high, 0)})`,
            ]
          : ['–', '']
      }),
    ]
  })
  return textTable(
    [left('level of'), right('ahead'), ...bands.flatMap((b) => [right(percent(b)), right('apart')])],
    rows,
    terminal,
  )
}

/** How often the bands would have held, as a person reads it. */
export function showCalibrate(answer: Answer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const day = (edition: string) => edition.slice(edition.indexOf('/') + 1)
  return [
    bold(
      `How often the bands would have held: ${answer.origins.length} editions, ${answer.origins[0]} to ${answer.origins.at(-1)}, ${answer.areas.length} ${answer.areas.length === 1 ? 'area' : 'areas'}`,
    ),
    dim(
      wrapped(
        `as known on ${formatDay(answer.asOf)}; years ahead; per cent of outcomes inside each band; apart: judged by editions that share no year with it, with a 95 % interval; !: which does not hold what the band promises`,
        terminal,
        '  ',
      ),
    ),
    '',
    coverageTable(answer, terminal),
    '',
    'Errors of one year, (1 + outcome) ÷ (1 + forecast) − 1 in per cent:',
    textTable(
      [left(''), right('years ahead'), right('mean'), right('mean size')],
      answer.errors.map((e) => [
        e.horizon === 0 ? e.variable : '',
        String(e.horizon),
        signed(e.mean, 'points'),
        formatNumber(e.meanAbsolute, 'points'),
      ]),
      terminal,
    ),
    ...(answer.estimates.length === 0
      ? []
      : [
          '',
          `Estimates of ${answer.measure} in later editions, in points:`,
          textTable(
            [
              left('estimate of'),
              left('in edition'),
              right('year'),
              right('areas'),
              right('mean'),
              right('mean size'),
              right('largest'),
            ],
            answer.estimates.map((e) => [
              day(e.from),
              `${day(e.to)}${e.basisChanges ? ' (other basis)' : ''}`,
              e.period,
              String(e.areas),
              signed(e.mean, 'points'),
              formatNumber(e.meanAbsolute, 'points'),
              `${e.largest.area} ${signed(e.largest.change, 'points')}`,
            ]),
            terminal,
          ),
        ]),
    '',
    ...answer.notes.map((n) => wrapped(n, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
