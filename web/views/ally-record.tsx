import { useState } from 'preact/hooks'
import { hashOf } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { forgetStories, type KeptClaim, keptStories } from '../parts/record.js'
import { say } from '../words/words.js'

/** What was said of one ally, or for it, in the stories that this browser keeps. */
export function AllyRecord({ area, name }: { area: string; name: string }) {
  const figures = useFigures()
  const [, changed] = useState(0)
  const isOf = (claim: KeptClaim) => claim.speaksFor === area || claim.area.split(/[^\p{L}-]+/u).includes(area)
  const stories = keptStories()
    .map((story) => ({ story, claims: story.claims.filter(isOf) }))
    .filter(({ claims }) => claims.length > 0)
  return (
    <section>
      <h2>{say('ally.record')}</h2>
      {stories.length === 0 ? (
        <p class="muted">
          {say('ally.record.none', { name })} <a href={hashOf('check', {})}>{say('ally.record.check')}</a>
        </p>
      ) : (
        <ul class="own">
          {stories.map(({ story, claims }, i) => (
            <li key={`${story.published} ${story.name} ${i}`}>
              {claims.map((claim) => (
                <p key={claim.text}>
                  {claim.speaker ? `${claim.speaker}: ` : ''}“{claim.text}”{' '}
                  <strong>{say('ally.record.verdicts', { then: claim.then, now: claim.now })}</strong>{' '}
                  <span class="muted">{claim.because}</span>
                </p>
              ))}
              <p class="muted">
                {story.published ? figures.day(story.published) : say('ally.record.undated')}, {story.name}{' '}
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    forgetStories(story)
                    changed((n) => n + 1)
                  }}
                >
                  {say('ally.record.forget')}
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
