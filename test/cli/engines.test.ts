import { describe, expect, it } from 'vitest'
// @ts-expect-error a script without types
import { here, inChromium } from '../../scripts/engines.mjs'

describe('draws, plans and debts', () => {
  it('have the same bytes in Chromium as in this Node', async () => {
    const browser: string | undefined = await inChromium()
    if (browser === undefined) {
      if (process.env.CI) expect.fail('no Chromium here: .ci/run installs it')
      console.log('notice: no Chromium here; its answers were not compared (npm run engines)')
      return
    }
    expect(browser).toBe(await here())
  })
})
