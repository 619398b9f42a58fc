import type { ZodMiniType } from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'
import { type Issue, issueInWords } from '../terms/issue.js'
import { type DataPackage, dataPackage, type Resource, resource, tableSchema } from './descriptor-schema.js'

/** A descriptor, as a package with the resource that describes the ledger. */
export interface Descriptor {
  readonly about: DataPackage
  readonly resource: Resource
}

/**
 * Reads a Frictionless descriptor: a Data Package (also a Fiscal Data Package of version 0.3 or 1.0), a Data Resource or a
 * Table Schema. Of several resources it takes that of the ledger's file. Throws `data` `descriptor.malformed` and
 * `descriptor.resource`.
 */
export function readDescriptor(text: string, file: string, ledger: string): Descriptor {
  const content = parsed(text, file)
  if (typeof content === 'object' && content !== null && 'resources' in content) {
    const about = checked(content, dataPackage, file)
    return { about, resource: resourceOf(about, file, ledger) }
  }
  const alone =
    typeof content === 'object' && content !== null && 'schema' in content
      ? checked(content, resource, file)
      : { schema: checked(content, tableSchema, file) }
  return { about: { resources: [alone] }, resource: alone }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''))
  } catch (error) {
    throw new PledgebookError(
      'data',
      'descriptor.malformed',
      `it is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      'give a Frictionless descriptor, such as datapackage.json',
      { where: file, cause: error },
    )
  }
}

function checked<T>(content: unknown, schema: ZodMiniType<T>, file: string): T {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  throw new PledgebookError(
    'data',
    'descriptor.malformed',
    result.error.issues.map((issue) => issueInWords(issue as Issue)).join('; '),
    'give a Data Package, a Data Resource or a Table Schema by Frictionless Data',
    { where: file },
  )
}

const baseName = (path: string) => path.replace(/^.*[\\/]/u, '')

function resourceOf({ resources }: DataPackage, file: string, ledger: string): Resource {
  const pathsOf = ({ path }: Resource) => (path === undefined ? [] : typeof path === 'string' ? [path] : path)
  const named = resources.filter((each) => pathsOf(each).some((path) => baseName(path) === baseName(ledger)))
  const [only] =
    named.length > 0 ? named : resources.length === 1 ? resources.filter((each) => pathsOf(each).length === 0) : []
  if (only?.schema !== undefined) return only
  throw new PledgebookError(
    'data',
    'descriptor.resource',
    only === undefined
      ? `none of its resources is ${baseName(ledger)}`
      : `its resource ${only.name ?? baseName(ledger)} has no schema`,
    `it describes: ${resources.flatMap(pathsOf).join(', ') || 'no file'}`,
    { where: file },
  )
}
