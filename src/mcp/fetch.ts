import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server'
import type { Desk } from './desk.js'
import { mcpServer } from './server.js'

/** Bounds of the door over HTTP. */
export interface McpFetchOptions {
  /** Host names by which the server may be called, without ports, or any; by default those of this machine. */
  readonly hosts?: readonly string[] | 'any' | undefined
  /** Host names of web pages that may call it, or any; by default those of this machine. */
  readonly origins?: readonly string[] | 'any' | undefined
  /** Longest request, bytes. */
  readonly most?: number | undefined
  /** Told of what went wrong beside an answer; never of what was asked. */
  readonly onerror?: ((error: Error) => void) | undefined
}

/** A door for assistants over HTTP, to be mounted under any path. */
export interface McpDoor {
  /** Answers one request. Nothing is kept between requests. */
  fetch(request: Request): Promise<Response>
  /** Aborts what runs. */
  close(): Promise<void>
}

const MOST = 4_000_000

/**
 * Streamable HTTP of the Model Context Protocol, without sessions. A request whose Host or Origin is not allowed is refused:
 * otherwise a page of the web whose name is made to lead here could ask.
 */
export function mcpFetch(desk: Desk, options: McpFetchOptions = {}): McpDoor {
  const { hosts = localhostAllowedHostnames(), origins = localhostAllowedOrigins(), most = MOST, onerror } = options
  const handler = createMcpHandler(() => mcpServer(desk), {
    maxRequestBodySize: most,
    ...(onerror === undefined ? {} : { onerror }),
  })
  return {
    async fetch(request) {
      const refused =
        (hosts === 'any' ? undefined : hostHeaderValidationResponse(request, [...hosts])) ??
        (origins === 'any' ? undefined : originValidationResponse(request, [...origins]))
      return refused ?? handler.fetch(request)
    },
    close: handler.close,
  }
}
