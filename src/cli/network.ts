import type { Network } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'

/** Most that is read of an address, bytes; and how long is waited for it. */
const MOST = 20_000_000
const PATIENCE_MS = 30_000

function unreachable(address: string, why: string, cause?: unknown): never {
  throw new PledgebookError(
    'source',
    'network.unreachable',
    `it cannot be read: ${why}`,
    'save the page and give its file',
    { where: address, cause },
  )
}

/** Pages of the web, read only when a question asks for one and says that it may. Nothing is sent but the request for the page. */
export const network: Network = {
  async read(address) {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const headers = { accept: 'text/html, text/plain, text/markdown;q=0.9, */*;q=0.1' }
    const response = await fetch(address, { signal, headers }).catch((error: unknown) =>
      unreachable(address, error instanceof Error ? String(error.cause ?? error.message) : String(error), error),
    )
    if (!response.ok) unreachable(address, `the server answers ${response.status} ${response.statusText}`)
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > MOST) unreachable(address, `it goes on beyond ${MOST} bytes`)
      chunks.push(chunk)
    }
    return { bytes: new Uint8Array(Buffer.concat(chunks)), type: response.headers.get('content-type') ?? '' }
  },
}
