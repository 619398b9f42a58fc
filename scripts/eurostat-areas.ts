/** Eurostat's two-letter codes, Greece's its own, each with ours. */
export const EUROSTAT_AREAS = new Map(
  (
    'AT AUT, BE BEL, BG BGR, CY CYP, CZ CZE, DE DEU, DK DNK, EE EST, EL GRC, ES ESP, FI FIN, FR FRA, HR HRV, HU HUN, ' +
    'IE IRL, IS ISL, IT ITA, LT LTU, LU LUX, LV LVA, MT MLT, NL NLD, NO NOR, PL POL, PT PRT, RO ROU, SE SWE, SI SVN, SK SVK'
  )
    .split(', ')
    .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
)
