// The figures by SQL, in the files of the book itself. Needs the package @duckdb/node-api. node parquet.mjs
import { DuckDBInstance } from '@duckdb/node-api'
import { shippedFolder } from 'pledgebook'

const duckdb = await (await DuckDBInstance.create(':memory:')).connect()
const found = await duckdb.runAndReadAll(
  `SELECT edition, area, value FROM '${shippedFolder()}nato.defexp.parquet'
   WHERE measure = 'nato.core.share' AND period = '2024' AND area = 'POL' ORDER BY edition`,
)
for (const { edition, area, value } of found.getRowObjects()) console.log(edition, area, value)
