import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'
import { writeWhole } from './whole-file.js'

/** What a record's file holds: its lines, their bytes with the ends of lines, and the SHA-256 of the last line. */
const recordFile = z.strictObject({ lines: z.int(), bytes: z.int(), last: z.string() })
const recordHead = z.strictObject({ format: z.literal(1), files: z.record(z.string(), recordFile) })

export type RecordFile = z.infer<typeof recordFile>
export type RecordHead = z.infer<typeof recordHead>

const HEAD_FILE = 'head.json'

/** Months as `2025-06.jsonl`, and `undated.jsonl`. */
const RECORD_FILE = /^(\d{4}-\d{2}|undated)\.jsonl$/

/** What every read and write of a broken record throws; `verify` says all that is wrong. */
export function brokenRecord(where: string, message: string, cause?: unknown): PledgebookError {
  return new PledgebookError(
    'data',
    'record.broken',
    message,
    'pledgebook record verify says all that is wrong; put back the files from a copy, or begin another record',
    { where, cause },
  )
}

/** Months of a folder, whether the head names them or not. */
export function monthsIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => RECORD_FILE.test(name))
        .sort()
    : []
}

/** Which lines of which files a folder's record has; undefined where there is no record yet. Throws `data` `record.broken`. */
export function readHead(folder: string): RecordHead | undefined {
  const path = join(folder, HEAD_FILE)
  if (!existsSync(path)) {
    const [month] = monthsIn(folder)
    if (month !== undefined) throw brokenRecord(path, `the head of the record is gone, and ${month} is there`)
    return undefined
  }
  let head: unknown
  try {
    head = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw brokenRecord(path, 'the head of the record cannot be read as JSON', error)
  }
  const parsed = recordHead.safeParse(head)
  if (!parsed.success || !Object.keys(parsed.data.files).every((name) => RECORD_FILE.test(name)))
    throw brokenRecord(path, 'this is not the head of a record of format 1')
  return parsed.data
}

/** From here on the record has these lines. Whole or not at all. */
export async function writeHead(folder: string, head: RecordHead): Promise<void> {
  await writeWhole(join(folder, HEAD_FILE), new TextEncoder().encode(`${JSON.stringify(head)}\n`))
}
