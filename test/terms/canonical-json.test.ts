import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { refusalOf } from './refusal.js'

describe('canonicalJson', () => {
  it('keeps the order of keys, leaves undefined out, ends with a line break', () => {
    expect(canonicalJson({ b: 1, a: [null, 'ä'], c: undefined })).toBe(
      '{\n  "b": 1,\n  "a": [\n    null,\n    "ä"\n  ]\n}\n',
    )
  })

  it('writes minus zero as zero', () => {
    expect(canonicalJson({ x: -0 })).toBe('{\n  "x": 0\n}\n')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %d, naming where it stands',
    async (x) => {
      const error = await refusalOf(() => canonicalJson({ members: [{ value: 1 }, { value: x }] }))
      expect(error).toMatchObject({ fault: 'bug', code: 'json.notFinite' })
      expect(error.message).toBe(`/members/1/value is ${x}`)
      expect(error.hint).toContain('null with a reason')
    },
  )

  it('is read back as it was, and the same value gives the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
