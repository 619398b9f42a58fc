select
  line,
  case
    when (coalesce(position(words, ' soldier s museum ') > 0, 0) or coalesce(position(words, ' museum') > 0, 0)) then 'museum'
    when (coalesce(year >= '2020' and year <= '9999', 0) and (not (coalesce(startsWith(code, '09'), 0) or coalesce(startsWith(programme, 'pension'), 0)) and coalesce(ministry = 'defence', 0) and coalesce(side in ('expenditure'), 0))) then 'forces'
    when (coalesce(year >= '0000' and year <= '2025', 0) and (((coalesce(startsWith(code, '44'), 0) or coalesce(startsWith(code, '45'), 0)) and coalesce(amount >= toFloat64(-1.5), 0)) or (coalesce(position(words, 'bridge ') > 0, 0) and coalesce(stage in ('outturn', 'revised'), 0)))) then 'roads'
    when not coalesce(amount >= toFloat64(0) and amount <= toFloat64(1000), 0) then 'rest'
    else null
  end as rule
from ledger
