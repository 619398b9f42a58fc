import { type Run, runCli } from '../cli/run-cli.js'

function flags(given: Record<string, unknown>): string[] {
  return Object.entries(given).flatMap(([field, value]) => {
    const flag = `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    return value === true ? [flag] : [flag, String(value)]
  })
}

/** Puts a tool's question on the command line. */
export function onCommandLine(name: string, given: Record<string, unknown>, ...more: string[]): Run {
  const { text, operation, arguments: inner, ...rest } = given
  if (text !== undefined) return runCli([name, '-', ...flags(rest), ...more], { input: String(text) })
  if (operation === undefined) return runCli([name, ...flags(rest), ...more])
  return runCli([name, String(operation), ...flags(inner as Record<string, unknown>), ...flags(rest), ...more])
}
