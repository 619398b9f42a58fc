// Which allies met 2 % in 2024, as was known then and as is known later? node revised.mjs
import { openPledgebook } from 'pledgebook'

const pledgebook = await openPledgebook()
const question = { goal: 'wales-2014.spending', period: '2024' }
const met = async (asOf) => {
  const { value } = await pledgebook.ask('standing', { ...question, asOf })
  return { value, areas: value.members.filter((member) => member.ifDueNow === 'met').map((member) => member.area) }
}
const then = await met('2024-07-01')
const later = await met('2026-07-31')

console.log(`as known on ${then.value.asOf}: ${then.areas.length}; on ${later.value.asOf}: ${later.areas.length}`)
console.log(
  `no longer: ${then.areas
    .filter((area) => !later.areas.includes(area))
    .sort()
    .join(', ')}`,
)
console.log(then.value.citation.editions.map((edition) => edition.id).join(', '))
console.log(later.value.citation.editions.map((edition) => edition.id).join(', '))
