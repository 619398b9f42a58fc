import type { Client, Submittable } from 'pg'

/** What pg's connection offers to a copy, beyond its published types. */
interface CopyConnection {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean }
  query(sql: string): void
  sendCopyFromChunk(chunk: Buffer): void
  sendCopyFail(reason: string): void
  endCopyFrom(): void
}

/** Waits until more may be written, or nothing ever can. */
function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.removeListener('drain', done).removeListener('close', done)
      resolve()
    }
    stream.on('drain', done).on('close', done)
  })
}

/**
 * Runs `copy … from stdin` with rows of tab-separated text: four times as fast as INSERT with arrays. Where the rows fail
 * the server forgets what came before, and their error is thrown.
 */
export function copyRows(client: Client, sql: string, rows: AsyncIterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: unknown
    const send = async (connection: CopyConnection): Promise<void> => {
      try {
        for await (const text of rows) {
          if (failed !== undefined) return
          connection.sendCopyFromChunk(Buffer.from(text))
          if (connection.stream.writableNeedDrain) await drained(connection.stream)
        }
        connection.endCopyFrom()
      } catch (error) {
        failed ??= error
        connection.sendCopyFail('the rows could not be read')
      }
    }
    const nothing = () => undefined
    const copy = {
      submit: (connection: CopyConnection) => connection.query(sql),
      handleCopyInResponse: (connection: CopyConnection) => void send(connection),
      handleError: (error: unknown) => {
        failed ??= error
        reject(failed)
      },
      handleReadyForQuery: () => (failed === undefined ? resolve() : reject(failed)),
      handleCommandComplete: nothing,
      handleRowDescription: nothing,
      handleDataRow: nothing,
      handlePortalSuspended: nothing,
      handleEmptyQuery: nothing,
    }
    client.query(copy as unknown as Submittable)
  })
}
