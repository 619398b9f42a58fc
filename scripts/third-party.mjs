// Notices of the packages whose code is part of dist/: their licences ask that the text goes along.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that the page holds besides what the library for browsers is made of. */
const IN_PAGE = ['preact', 'highs']
/** Packages that another brings inside its own files, and that are not installed: their licences are kept here. */
const KEPT = { 'content-type': { version: '1.0.5', license: 'MIT', file: 'scripts/notices/content-type.txt' } }
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-]|$)/i

/** Folder of the package that a source file is of, and its name. */
function packageOf(path) {
  const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path)
  return found === null ? undefined : { folder: found[1], name: found[2] }
}

/** Packages that a package brings inside its own files, by the marks that its bundler left. */
function partsOf(text) {
  return [...text.matchAll(/^\/\/#region \S*node_modules\/((?:@[^/\s]+\/)?[^/.@\s][^/\s]*)\//gm)].map(
    ([, name]) => name,
  )
}

/** Packages whose code is in the output of builds, by name: folders, whether found or only known by name. */
export function bundledPackages(metafiles) {
  const found = new Map(IN_PAGE.map((name) => [name, join('node_modules', name)]))
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const of = packageOf(path)
        if (of === undefined || bytesInOutput === 0 || !existsSync(path)) continue
        found.set(of.name, of.folder)
        for (const name of partsOf(readFileSync(path, 'utf8')))
          if (!found.has(name)) found.set(name, join('node_modules', name))
      }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function written(name, { version, license }, text) {
  return `## ${name} ${version}\n\nLicence: ${license}\n\n${text.trim().replace(/^/gm, '    ')}\n`
}

function noticeOf(name, folder) {
  const kept = KEPT[name]
  if (kept !== undefined && !existsSync(folder)) return written(name, kept, readFileSync(kept.file, 'utf8'))
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file))
  const author = typeof about.author === 'string' ? about.author : (about.author?.name ?? 'its authors')
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const text = texts.join('\n\n') || `The package has no text of its licence. Copyright ${author}; ${about.license}.`
  return written(name, about, text)
}

/** The notices as Markdown. Throws where a package is bundled whose licence cannot be read. */
export function thirdPartyNotices(metafiles) {
  const packages = [...bundledPackages(metafiles)]
  const missing = packages
    .filter(([name, folder]) => !(name in KEPT || existsSync(join(folder, 'package.json'))))
    .map(([name]) => name)
  if (missing.length > 0) throw new Error(`bundled, but their licences are not at hand: ${missing.join(', ')}`)
  return [
    '# Third-party notices\n',
    'Parts of these packages are in the files of this folder. What is installed beside it carries its own licence.\n',
    ...packages.map(([name, folder]) => noticeOf(name, folder)),
  ].join('\n')
}
