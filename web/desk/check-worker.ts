import { check, PledgebookError } from 'pledgebook/browser'
import { serve } from './serve.js'

serve({ check }, {}, (files) => ({
  files: {
    async read(name) {
      const file = files.get(name)
      if (file) return new Uint8Array(await file.arrayBuffer())
      throw new PledgebookError('notFound', 'files.unknown', `this page has no file ${name}`, 'paste or drop it again')
    },
    async write() {
      throw new PledgebookError('input', 'files.none', 'this page writes no files', 'use the buttons to save')
    },
  },
}))
