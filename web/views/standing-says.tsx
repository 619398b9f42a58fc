import type { Standing } from 'pledgebook/browser'
import type { ComponentChildren } from 'preact'
import { useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say } from '../words/words.js'

interface SaysProps {
  readonly answer: Standing
  readonly question: object
}

/** The answer in sentences as a paper could print them, each number with where it comes from. */
export function StandingSays({ answer, question }: SaysProps) {
  const figures = useFigures()
  const { goal, count, course, period, members } = answer
  const number = (value: number, at: string, text = String(value)) => (
    <Figure operation="standing" question={question} at={at}>
      {text}
    </Figure>
  )
  const share = (i: number) => {
    const m = members[i]
    return m?.value == null ? '' : number(m.value, `/members/${i}/value`, figures.percent(m.value))
  }
  const known = members.flatMap((m, i) => (m.member && m.value !== null ? [i] : []))
  const decided = members.filter((m) => m.member && (m.value !== null || m.bounds)).length
  if (decided === 0) return <p class="lead">{say('standing.says.none', { period, day: figures.day(answer.asOf) })}</p>
  const estimated = members.filter((m) => m.member && m.provisional).length
  const status =
    estimated === 0
      ? ''
      : estimated === decided
        ? say('standing.says.estimates')
        : say('standing.says.some', { n: estimated })
  const rounded = members.flatMap((m, i) => (m.ifDueNow === 'met-when-rounded' ? [i] : []))
  const listed = (parts: readonly ComponentChildren[]) => parts.flatMap((p, i) => (i === 0 ? [p] : [', ', p]))
  const [high, low] = [known[0], known.at(-1)]
  return (
    <p class="lead">
      {phrase(goal.floor === null ? 'standing.says.cap' : 'standing.says', {
        met: number(count.met, '/count/met'),
        of: String(members.filter((m) => m.member).length),
        number: String(goal.floor ?? goal.cap ?? ''),
        period,
        status,
      })}{' '}
      {rounded.length > 0 &&
        phrase(rounded.length === 1 ? 'standing.says.rounded.one' : 'standing.says.rounded.many', {
          names: rounded.map((i) => members[i]?.name).join(', '),
          values: listed(rounded.map(share)),
        })}{' '}
      {count.noData > 0 && known.length === 0 && say('standing.says.undecided', { n: count.noData })}{' '}
      {high !== undefined &&
        low !== undefined &&
        high !== low &&
        phrase('standing.says.ends', {
          high: members[high]?.name ?? '',
          highest: share(high),
          low: members[low]?.name ?? '',
          lowest: share(low),
        })}{' '}
      {course.onCourse + course.offCourse > 0 &&
        phrase(course.noData > 0 ? 'standing.says.course.open' : 'standing.says.course', {
          open: String(course.noData),
          due: goal.due,
          start: answer.start,
          on: number(course.onCourse, '/course/onCourse'),
          off: number(course.offCourse, '/course/offCourse'),
        })}
    </p>
  )
}
