import { afterAll, describe, expect, it } from 'vitest'
import { checkOutput } from '../../src/operations/check-schema.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { type StoryCase, storyCases } from './story-file.js'
import { differencesOf } from './story-matching.js'

const NAMES = { text: 'story.txt', markdown: 'story.md', html: 'story.html' }
const known: string[] = []
const mended: string[] = []

async function answerTo({ story, format, options }: StoryCase) {
  const files = {
    read: async () => new TextEncoder().encode(story),
    write: async () => undefined,
  }
  const input = { file: NAMES[format ?? 'text'], ...options }
  return checkOutput.parse((await asked(await openedBook(), 'check', input, { files })).value)
}

describe('stories', () => {
  afterAll(() => {
    const lines = (title: string, list: readonly string[]) =>
      list.length === 0 ? [] : [title, ...list.map((line) => `  ${line}`)]
    const says = [
      ...lines(`${known.length} expectations of stories are known to fail:`, known),
      ...lines(`${mended.length} hold again and need no mark "known" any more:`, mended),
    ]
    if (says.length > 0) console.warn(says.join('\n'))
  })

  it.each(storyCases().map((story) => [story.file, story.name, story] as const))(
    '%s: %s',
    async (file, _name, story) => {
      const differences = differencesOf(story, await answerTo(story))
      known.push(...differences.known.map((line) => `${file} ${line}`))
      mended.push(...differences.mended.map((line) => `${file} ${line}`))
      expect(differences.wrong).toEqual([])
    },
  )
})
