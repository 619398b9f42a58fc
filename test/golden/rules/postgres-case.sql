select
  line,
  case
    when (coalesce(strpos(words, $1::text) > 0, false) or coalesce(strpos(words, $2::text) > 0, false)) then $3::text
    when (coalesce(year collate "C" >= $4::text and year collate "C" <= $5::text, false) and (not (coalesce(starts_with(code, $6::text), false) or coalesce(starts_with(programme, $7::text), false)) and coalesce(ministry = $8::text, false) and coalesce(side in ($9::text), false))) then $10::text
    when (coalesce(year collate "C" >= $11::text and year collate "C" <= $12::text, false) and (((coalesce(starts_with(code, $13::text), false) or coalesce(starts_with(code, $14::text), false)) and coalesce(amount >= $15::double precision, false)) or (coalesce(strpos(words, $16::text) > 0, false) and coalesce(stage in ($17::text, $18::text), false)))) then $19::text
    when not coalesce(amount >= $20::double precision and amount <= $21::double precision, false) then $22::text
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
