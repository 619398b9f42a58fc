select
  line,
  case
    when b0 <> 0 then [$19::varchar, $20::varchar, $21::varchar, $21::varchar, $22::varchar][bit_count((b0 & -b0) - 1) + 1]
    else null
  end as rule
from (
  select
    line,
    code_b0
      & ministry_b0
      & programme_b0
      & words_b0
      & case when (coalesce(year >= $9::varchar and year <= $10::varchar, false) and coalesce(side in ($11::varchar), false)) then 31::bigint else 29::bigint end
      & case when (coalesce(year >= $12::varchar and year <= $13::varchar, false) and coalesce(amount >= $14::double, false)) then 31::bigint else 27::bigint end
      & case when (coalesce(year >= $12::varchar and year <= $13::varchar, false) and coalesce(stage in ($15::varchar, $16::varchar), false)) then 31::bigint else 23::bigint end
      & case when not coalesce(amount >= $17::double and amount <= $18::double, false) then 31::bigint else 15::bigint end as b0
  from ledger
  join (
    select
      code as code_key,
      25::bigint
      + case when not coalesce(starts_with(code, $1::varchar), false) then 2 else 0 end
      + case when (coalesce(starts_with(code, $2::varchar), false) or coalesce(starts_with(code, $3::varchar), false)) then 4 else 0 end as code_b0
    from (select distinct code as code from ledger) as listed
  ) as code_list on code is not distinct from code_key
  join (
    select
      ministry as ministry_key,
      29::bigint
      + case when coalesce(ministry = $4::varchar, false) then 2 else 0 end as ministry_b0
    from (select distinct ministry as ministry from ledger) as listed
  ) as ministry_list on ministry is not distinct from ministry_key
  join (
    select
      programme as programme_key,
      29::bigint
      + case when not coalesce(starts_with(programme, $5::varchar), false) then 2 else 0 end as programme_b0
    from (select distinct programme as programme from ledger) as listed
  ) as programme_list on programme is not distinct from programme_key
  join (
    select
      words as words_key,
      22::bigint
      + case when (coalesce(contains(words, $6::varchar), false) or coalesce(contains(words, $7::varchar), false)) then 1 else 0 end
      + case when coalesce(contains(words, $8::varchar), false) then 8 else 0 end as words_b0
    from (select distinct words as words from ledger) as listed
  ) as words_list on words is not distinct from words_key
) as rows
-- $1 = "09"
-- $2 = "44"
-- $3 = "45"
-- $4 = "defence"
-- $5 = "pension"
-- $6 = " soldier s museum "
-- $7 = " museum"
-- $8 = "bridge "
-- $9 = "2020"
-- $10 = "9999"
-- $11 = "expenditure"
-- $12 = "0000"
-- $13 = "2025"
-- $14 = "-1.5"
-- $15 = "outturn"
-- $16 = "revised"
-- $17 = "0"
-- $18 = "1000"
-- $19 = "museum"
-- $20 = "forces"
-- $21 = "roads"
-- $22 = "rest"
