import { isIPv6 } from 'node:net'
import type { Limits } from './limits.js'
import { type HttpProblem, refusal } from './problem.js'

/** Clients that are remembered; the one that asked longest ago is forgotten first. */
const MOST = 50_000

interface Client {
  /** Questions it may ask at once. */
  tokens: number
  /** When they were counted, ms of a clock that only goes on. */
  at: number
  running: number
}

/** One client: an address, or for the sixth version of the protocol the net that one customer is given. */
export function clientOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return `${[...left, ...Array.from({ length: gap }, () => '0'), ...right].slice(0, 4).join(':')}::/64`
}

/**
 * The address a request came from. Behind `proxies` servers of one's own it is the one that the outermost of them wrote; what
 * stands before it was sent by the client, and is not believed.
 */
export function addressOf(socket: string, forwarded: string | undefined, proxies: number): string {
  if (proxies === 0 || forwarded === undefined) return socket
  const hops = forwarded.split(',').map((hop) => hop.trim())
  return hops.at(-proxies) || socket
}

/** How much each client asks: a bucket of tokens that fills by and by, and what runs for it. */
export class Clients {
  readonly #clients = new Map<string, Client>()

  constructor(
    readonly limits: Limits,
    /** Milliseconds of a clock that only goes on. */
    readonly now: () => number,
  ) {}

  /** Takes a token. Throws 429 `rate` with the time to wait. */
  ask(name: string): void {
    const { rate, burst } = this.limits
    if (rate === 0) return
    const client = this.#of(name)
    const now = this.now()
    client.tokens = Math.min(burst, client.tokens + ((now - client.at) * rate) / 60_000)
    client.at = now
    if (client.tokens >= 1) {
      client.tokens -= 1
      return
    }
    throw many(Math.ceil(((1 - client.tokens) * 60) / rate), `${rate} questions a minute`)
  }

  /** Counts what runs for a client until it is done. Throws 429 `rate` beyond the bound. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = this.#of(name)
    if (client.running >= this.limits.perClient) throw many(1, `${this.limits.perClient} questions at once`)
    client.running += 1
    try {
      return await work()
    } finally {
      client.running -= 1
    }
  }

  #of(name: string): Client {
    const found = this.#clients.get(name) ?? { tokens: this.limits.burst, at: this.now(), running: 0 }
    this.#clients.delete(name)
    this.#clients.set(name, found)
    const oldest = this.#clients.size > MOST ? this.#clients.keys().next().value : undefined
    if (oldest !== undefined) this.#clients.delete(oldest)
    return found
  }
}

function many(seconds: number, most: string): HttpProblem {
  return refusal(429, 'rate', `one client may ask ${most}`, `wait ${seconds} s and ask again`, {
    'retry-after': String(seconds),
  })
}
