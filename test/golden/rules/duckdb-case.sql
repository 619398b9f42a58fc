select
  line,
  case
    when (coalesce(contains(words, $1::varchar), false) or coalesce(contains(words, $2::varchar), false)) then $3::varchar
    when (coalesce(year >= $4::varchar and year <= $5::varchar, false) and (not (coalesce(starts_with(code, $6::varchar), false) or coalesce(starts_with(programme, $7::varchar), false)) and coalesce(ministry = $8::varchar, false) and coalesce(side in ($9::varchar), false))) then $10::varchar
    when (coalesce(year >= $11::varchar and year <= $12::varchar, false) and (((coalesce(starts_with(code, $13::varchar), false) or coalesce(starts_with(code, $14::varchar), false)) and coalesce(amount >= $15::double, false)) or (coalesce(contains(words, $16::varchar), false) and coalesce(stage in ($17::varchar, $18::varchar), false)))) then $19::varchar
    when not coalesce(amount >= $20::double and amount <= $21::double, false) then $22::varchar
    else null
  end as rule
from ledger
-- $1 = " soldier s museum "
-- $2 = " museum"
-- $3 = "museum"
-- $4 = "2020"
-- $5 = "9999"
-- $6 = "09"
-- $7 = "pension"
-- $8 = "defence"
-- $9 = "expenditure"
-- $10 = "forces"
-- $11 = "0000"
-- $12 = "2025"
-- $13 = "44"
-- $14 = "45"
-- $15 = "-1.5"
-- $16 = "bridge "
-- $17 = "outturn"
-- $18 = "revised"
-- $19 = "roads"
-- $20 = "0"
-- $21 = "1000"
-- $22 = "rest"
