import pc from 'picocolors'

/** Where an answer is shown: how wide, with colour or not. */
export interface Terminal {
  readonly columns: number
  readonly ascii: boolean
  readonly paint: ReturnType<typeof pc.createColors>
}

const NARROWEST = 60
const WIDEST = 160
const PIPED = 80

/**
 * The terminal of a stream. Colour only on a terminal, and never with NO_COLOR; FORCE_COLOR turns it on. Block characters unless
 * the locale is plain C.
 */
export function terminalOf(stream: { isTTY?: boolean; columns?: number }, env: NodeJS.ProcessEnv): Terminal {
  const colour =
    env.NO_COLOR === undefined && (stream.isTTY === true || env.FORCE_COLOR !== undefined) && env.TERM !== 'dumb'
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8'
  const wide = stream.columns ?? (Number(env.COLUMNS) || PIPED)
  return {
    columns: Math.max(NARROWEST, Math.min(WIDEST, wide)),
    ascii: /^(C|POSIX)$/.test(locale),
    paint: pc.createColors(colour),
  }
}

/** Paint that leaves no colour, for files. */
export function plainPaint(): Terminal['paint'] {
  return pc.createColors(false)
}
