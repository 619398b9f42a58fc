import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { PledgebookError } from '../terms/fault.js'

export type DuckDbModule = typeof import('@duckdb/node-api')

/** A database in memory with one connection. */
export interface Database {
  readonly module: DuckDbModule
  readonly connection: DuckDBConnection
  /** Closes it and removes its temporary folder; may be called twice. */
  close(): Promise<void>
}

/** The optional dependency, loaded when it is first needed. Throws `source` `duckdb.missing`. */
export async function loadDuckDb(
  load: () => Promise<DuckDbModule> = () => import('@duckdb/node-api'),
): Promise<DuckDbModule> {
  try {
    return await load()
  } catch (error) {
    throw new PledgebookError(
      'source',
      'duckdb.missing',
      '@duckdb/node-api is not installed, or not for this kind of machine',
      'install it: npm install @duckdb/node-api',
      { cause: error },
    )
  }
}

/**
 * Opens a database in memory that spills to a temporary folder of its own. It reaches no file but `files` and no network,
 * and loads no extensions.
 */
export async function openDatabase(
  files: readonly string[] = [],
  load?: () => Promise<DuckDbModule>,
): Promise<Database> {
  const module = await loadDuckDb(load)
  const folder = await mkdtemp(join(tmpdir(), 'pledgebook-ledger-'))
  try {
    const instance = await module.DuckDBInstance.create(':memory:', {
      temp_directory: folder,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    if (files.length > 0)
      await connection.run(`set allowed_paths = [${files.map((_, i) => `$${i + 1}`).join(', ')}]`, [...files])
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    let open = true
    return {
      module,
      connection,
      close: async () => {
        if (!open) return
        open = false
        connection.closeSync()
        instance.closeSync()
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Runs work that a signal interrupts; then the signal's reason is thrown. */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt, { once: true })
  try {
    return await work()
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', interrupt)
  }
}
