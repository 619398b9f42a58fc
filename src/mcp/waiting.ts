import type { ServerContext } from '@modelcontextprotocol/server'
import type { Waiting } from './desk.js'

/** How one request is waited for: its signal, and lines of progress as log messages and progress notifications. */
export function waitingOf({ mcpReq }: ServerContext): Waiting {
  const progressToken = mcpReq._meta?.progressToken
  let progress = 0
  // Who waits may be gone: then nobody misses a line of progress.
  const forgiving = (sent: Promise<void>) => void sent.catch(() => undefined)
  return {
    signal: mcpReq.signal,
    log(message) {
      progress += 1
      forgiving(mcpReq.log('info', message, 'pledgebook'))
      if (progressToken === undefined) return
      forgiving(mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, message } }))
    },
  }
}
