select
  line,
  case
    when b0 <> 0 then (array[$19::text, $20::text, $21::text, $21::text, $22::text])[bit_count(((b0 & -b0) - 1)::bit(64)) + 1]
    else null
  end as rule
from (
  select
    line,
    code_b0
      & ministry_b0
      & programme_b0
      & words_b0
      & case when (coalesce(year collate "C" >= $9::text and year collate "C" <= $10::text, false) and coalesce(side in ($11::text), false)) then 31::bigint else 29::bigint end
      & case when (coalesce(year collate "C" >= $12::text and year collate "C" <= $13::text, false) and coalesce(amount >= $14::double precision, false)) then 31::bigint else 27::bigint end
      & case when (coalesce(year collate "C" >= $12::text and year collate "C" <= $13::text, false) and coalesce(stage in ($15::text, $16::text), false)) then 31::bigint else 23::bigint end
      & case when not coalesce(amount >= $17::double precision and amount <= $18::double precision, false) then 31::bigint else 15::bigint end as b0
  from ledger
  join (
    select
      code as code_key,
      25::bigint
      + case when not coalesce(starts_with(code, $1::text), false) then 2 else 0 end
      + case when (coalesce(starts_with(code, $2::text), false) or coalesce(starts_with(code, $3::text), false)) then 4 else 0 end as code_b0
    from (select distinct coalesce(code, '') as code from ledger) as listed
    offset 0
  ) as code_list on coalesce(code, '') = code_key
  join (
    select
      ministry as ministry_key,
      29::bigint
      + case when coalesce(ministry = $4::text, false) then 2 else 0 end as ministry_b0
    from (select distinct coalesce(ministry, '') as ministry from ledger) as listed
    offset 0
  ) as ministry_list on coalesce(ministry, '') = ministry_key
  join (
    select
      programme as programme_key,
      29::bigint
      + case when not coalesce(starts_with(programme, $5::text), false) then 2 else 0 end as programme_b0
    from (select distinct coalesce(programme, '') as programme from ledger) as listed
    offset 0
  ) as programme_list on coalesce(programme, '') = programme_key
  join (
    select
      words as words_key,
      22::bigint
      + case when (coalesce(strpos(words, $6::text) > 0, false) or coalesce(strpos(words, $7::text) > 0, false)) then 1 else 0 end
      + case when coalesce(strpos(words, $8::text) > 0, false) then 8 else 0 end as words_b0
    from (select distinct coalesce(words, '') as words from ledger) as listed
    offset 0
  ) as words_list on coalesce(words, '') = words_key
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
