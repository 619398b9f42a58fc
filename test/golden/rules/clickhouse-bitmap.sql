select
  line,
  case
    when b0 <> 0 then transform(bitAnd(b0, -b0), [1, 2, 4, 8, 16], ['museum', 'forces', 'roads', 'roads', 'rest'], '')
    else null
  end as rule
from (
  select
    line,
    bitAnd(bitAnd(bitAnd(bitAnd(bitAnd(bitAnd(bitAnd(code_b0, ministry_b0), programme_b0), words_b0), case when (coalesce(year >= '2020' and year <= '9999', 0) and coalesce(side in ('expenditure'), 0)) then toInt64(31) else toInt64(29) end), case when (coalesce(year >= '0000' and year <= '2025', 0) and coalesce(amount >= toFloat64(-1.5), 0)) then toInt64(31) else toInt64(27) end), case when (coalesce(year >= '0000' and year <= '2025', 0) and coalesce(stage in ('outturn', 'revised'), 0)) then toInt64(31) else toInt64(23) end), case when not coalesce(amount >= toFloat64(0) and amount <= toFloat64(1000), 0) then toInt64(31) else toInt64(15) end) as b0
  from (
  select *
  from (
  select *
  from (
  select *
  from (
    select line, year, stage, side, amount, coalesce(code, '') as code_key, coalesce(ministry, '') as ministry_key, coalesce(programme, '') as programme_key, coalesce(words, '') as words_key
    from ledger
  ) global any left join (
    select
      code as code_key,
      toInt64(25)
      + case when not coalesce(startsWith(code, '09'), 0) then 2 else 0 end
      + case when (coalesce(startsWith(code, '44'), 0) or coalesce(startsWith(code, '45'), 0)) then 4 else 0 end as code_b0
    from (select distinct coalesce(code, '') as code from ledger)
  ) using (code_key)
  ) global any left join (
    select
      ministry as ministry_key,
      toInt64(29)
      + case when coalesce(ministry = 'defence', 0) then 2 else 0 end as ministry_b0
    from (select distinct coalesce(ministry, '') as ministry from ledger)
  ) using (ministry_key)
  ) global any left join (
    select
      programme as programme_key,
      toInt64(29)
      + case when not coalesce(startsWith(programme, 'pension'), 0) then 2 else 0 end as programme_b0
    from (select distinct coalesce(programme, '') as programme from ledger)
  ) using (programme_key)
  ) global any left join (
    select
      words as words_key,
      toInt64(22)
      + case when (coalesce(position(words, ' soldier s museum ') > 0, 0) or coalesce(position(words, ' museum') > 0, 0)) then 1 else 0 end
      + case when coalesce(position(words, 'bridge ') > 0, 0) then 8 else 0 end as words_b0
    from (select distinct coalesce(words, '') as words from ledger)
  ) using (words_key)
) as rows
