import type { CallToolResult } from '@modelcontextprotocol/server'
import { problemOf } from '../terms/fault.js'
import type { Question, Told } from './desk.js'

/** Longest words and longest JSON that are given as text, in UTF-16 units: what an assistant reads is scarce. */
const MOST_WORDS = 20_000
const MOST_JSON = 16_000
/** Longest address of an answer. */
const MOST_ADDRESS = 2_000

/** Address under which the same answer is given again. */
export const ANSWERS = 'pledgebook://answers/{operation}/{question}'

function addressOf({ name, input, text }: Question): string | undefined {
  if (text !== undefined) return undefined
  const address = `pledgebook://answers/${name}/${encodeURIComponent(JSON.stringify(input ?? {}))}`
  return address.length > MOST_ADDRESS ? undefined : address
}

function citationOf(value: object): string {
  const { citation } = value as { citation?: { text?: unknown } }
  return typeof citation?.text === 'string' ? citation.text : ''
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

/** What a person would read, never without where it is from. */
function legible({ value, words = '' }: Told): string {
  const citation = citationOf(value)
  const whole = words.trimEnd()
  const cut =
    whole.length <= MOST_WORDS
      ? whole
      : `${whole.slice(0, MOST_WORDS).replace(/\n[^\n]*$/, '')}\n… cut here; the structured answer is whole.`
  return flat(cut).includes(flat(citation)) ? cut : `${cut}\nSource: ${citation}`.trim()
}

/**
 * An answer as a tool gives it: whole and structured; in words with its citation; and as JSON in text for clients that read
 * only text, or, where that would be long, the address to read it from.
 */
export function answerContent(question: Question, told: Told): CallToolResult {
  const json = JSON.stringify(told.value)
  const address = addressOf(question)
  const whole: CallToolResult['content'] =
    json.length <= MOST_JSON
      ? [{ type: 'text', text: json }]
      : address === undefined
        ? []
        : [
            {
              type: 'resource_link',
              uri: address,
              name: question.name,
              title: 'The whole answer as JSON',
              mimeType: 'application/json',
            },
          ]
  return {
    content: [{ type: 'text', text: legible(told) }, ...whole],
    structuredContent: told.value as Record<string, unknown>,
  }
}

/** A problem in words: what was wrong and what to do next, with the details of RFC 9457 beside it. */
export function problemContent(error: unknown): CallToolResult {
  const problem = problemOf(error)
  return {
    content: [{ type: 'text', text: `${problem.title}: ${problem.detail}\nWhat to do: ${problem.hint}` }],
    isError: true,
    _meta: { problem },
  }
}
