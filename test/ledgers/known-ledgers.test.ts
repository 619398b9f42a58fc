import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLargeWorkbook } from '../../src/sources/large-workbook.js'
import { describeWithFolders } from '../shared-data.js'
import { fileInput, readAll, shippedMapping, sums } from './ledger-desk.js'

const MILLION = 1e6
const THOUSAND = 1e3

// Counts and sums are those of SOURCES.md beside the files, or were made by another program (Python's csv) from the same files.
describeWithFolders(['ledgers'], 'ledgers that are known', (folder) => {
  const read = (mapping: string, file: string) =>
    readAll(fileInput(join(folder, 'ledgers', file)), shippedMapping(mapping), { sheets: openLargeWorkbook })

  it("reads Norway's accounts to the last of 167,124 lines, with the sums of every year", async () => {
    const { lines, tally } = await read(
      'norway-accounts-by-account',
      'norway/dfo-regnskap-by-post-and-account-2014-2025.csv.gz',
    )
    expect([tally.rows, tally.lines, tally.rejected]).toEqual([167_124, 167_124, 0])
    const found = sums(lines, (line) => `${line.year} ${line.side}`)
    const expenditure = [1631583.7, 1634839.1, 1534546.6, 1612266.7, 1717552.6, 1822234.1, 1866568.3, 2092935.4]
    expenditure.push(3196643.3, 3093071.1, 2952213.5, 3148940.0)
    const revenue = [1631617.4, 1634879.2, 1534587.2, 1612309.0, 1717595.7, 1822283.2, 1866607.9, 2092975.6]
    revenue.push(3196682.6, 3093107.3, 2952249.5, 3148974.5)
    expect(found).toEqual(
      Object.fromEntries([
        ...expenditure.map((sum, i) => [`${2014 + i} expenditure`, Math.round(sum * MILLION)]),
        ...revenue.map((sum, i) => [`${2014 + i} revenue`, Math.round(-sum * MILLION)]),
      ]),
    )
    expect(lines[0]).toEqual({
      row: 2,
      year: '2014',
      amount: -10_200_000,
      code: '3100.01.370',
      ministry: 'Utenriksdepartementet',
      programme: 'Administrasjon av utenrikstjenesten',
      text: 'Utenriksdepartementet / Diverse gebyrer ved utenriksstasjonene / Gebyrer med videre - driftsinntekt',
      stage: 'outturn',
      side: 'revenue',
    })
  })

  it("reads Norway's appropriations, revisions and accounts from one row each", async () => {
    const { lines, tally } = await read(
      'norway-appropriations-and-accounts',
      'norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz',
    )
    expect([tally.rows, tally.rejected]).toEqual([22_415, 0])
    expect(tally.emptyAmounts).toBe(1193 + 1193 + 2131)
    expect(tally.lines).toBe(3 * 22_415 - tally.emptyAmounts)
    const gross = sums(
      lines.map((line) => (line.side === 'revenue' ? { ...line, amount: -line.amount } : line)),
      (line) => line.stage,
    )
    expect(gross).toEqual({
      appropriated: 55196146.7 * MILLION,
      revised: 58638959.5 * MILLION,
      outturn: 52607752.8 * MILLION,
    })
    expect(lines.filter((line) => line.ministry === 'nan')).toEqual([])
  })

  it('reads twenty-one Danish Finance Acts with the accounts of two years before, net', async () => {
    const { lines, tally } = await read('denmark-finance-acts', 'denmark/finanslov-2003-2023.csv.gz')
    expect([tally.rows, tally.rejected]).toEqual([192_082, 0])
    expect(tally.leftOut.get('heading')).toEqual({ rows: 6, amount: 0 })
    expect(tally.lines).toBe(2 * (192_082 - 6))
    const found = sums(lines, (line) => `${line.year} ${line.stage}`)
    const acts = [-889.7, 5518.1, -7833.7, 7071, -6708.5, 10450.7, 86767.3, 7336.9, -17288, 6083, -3377.2, -937.4]
    acts.push(-7105.2, -378.9, -379.2, -407.8, -558.9, 158131.5, -406.1, -555.2, 9615.1)
    const accounts = [1.7, -4.5, -4.2, 1.8, 0.1, -1, 1174.7, 1064.7, 1485.1, 439.4, 778.4, -483.3, 245.6, -230.7]
    accounts.push(631.5, 1380.6, -200.1, 60.7, 51.3, -94010.1, 100362.8)
    expect(found).toEqual({
      ...Object.fromEntries(acts.map((sum, i) => [`${2003 + i} appropriated`, Math.round(sum * MILLION)])),
      ...Object.fromEntries(accounts.map((sum, i) => [`${2001 + i} outturn`, Math.round(sum * MILLION)])),
    })
    expect(new Set(lines.map((line) => line.code.length))).toEqual(new Set([10]))
    expect(lines.at(-1)).toMatchObject({ row: 192_083, code: '0111011022', ministry: 'Dronningen', year: '2021' })
  })

  it('reads one Danish Act in the form its publisher gives it, tabs and all', async () => {
    const { lines, tally } = await read('denmark-finance-act-of-a-year', 'denmark/finanslov_y2023.tsv')
    expect([tally.rows, tally.rejected]).toEqual([9725, 0])
    expect(sums(lines, (line) => `${line.year} ${line.stage}`)).toEqual({
      '2023 appropriated': 9615.1 * MILLION,
      '2021 outturn': Math.round(100362.8 * MILLION),
    })
    const old = await read('denmark-finance-act-of-a-year', 'denmark/finanslov_y2003.tsv.gz')
    expect(old.tally.rows).toBe(9495)
    expect(sums(old.lines, (line) => `${line.year} ${line.stage}`)['2003 appropriated']).toBe(-889.7 * MILLION)
  })

  it("reads Germany's 2025 budget, whose rows have 13 or 15 fields and undoubled quotes; it balances", async () => {
    const { lines, tally } = await read('germany-budget-2025', 'germany/HH_2025.csv')
    expect([tally.rows, tally.lines, tally.rejected]).toEqual([6906, 6906, 0])
    expect(tally.mendedQuotes).toBe(73)
    expect(sums(lines, (line) => line.side)).toEqual({
      expenditure: 502_546_135 * THOUSAND,
      revenue: -502_546_135 * THOUSAND,
    })
    expect(lines.find((line) => line.row === 542)?.text).toContain('"')
  })

  it("reads Germany's 2026 draft: Windows-1252, lost zeros, hard blanks written out", async () => {
    const { lines, tally } = await read('germany-draft-2026', 'germany/HH_2026_draft.csv')
    expect([tally.rows, tally.lines, tally.rejected, tally.mendedLines]).toEqual([8261, 8261, 0, 0])
    const found = sums(lines, (line) => line.side)
    expect((found.expenditure ?? 0) - (found.revenue ?? 0)).toBe(1_386_825_094 * THOUSAND)
    expect(lines[1]).toMatchObject({
      code: '0101.38103',
      year: '2026',
      stage: 'proposed',
      side: 'revenue',
      programme: '890',
      ministry: 'Bundespräsident und Bundespräsidialamt',
      text: 'Verrechnungseinnahmen gemäß § 61 BHO außerhalb der Tit. 381 .1 und 381 .7',
    })
    expect(lines.some((line) => line.text.includes('<RB>') || line.text.endsWith(' '))).toBe(false)
    expect(new Set(lines.map((line) => line.code.length))).toEqual(new Set([10]))
  })

  it('says of the same German title the same in both years, so that they can be compared', async () => {
    const key = (line: { code: string; programme: string; text: string }) =>
      `${line.code}|${line.programme}|${line.text}`
    const before = new Set((await read('germany-budget-2025', 'germany/HH_2025.csv')).lines.map(key))
    const after = (await read('germany-draft-2026', 'germany/HH_2026_draft.csv')).lines.map(key)
    expect(after.filter((each) => before.has(each)).length).toBeGreaterThan(5_500)
  })

  it("reads Finland's proposals with outturns of two years before", async () => {
    const { lines, tally } = await read('finland-budget-proposals', 'finland/budjetti-hallituksen-esitys-2022-2026.csv')
    expect([tally.rows, tally.rejected, tally.emptyAmounts]).toEqual([2273, 0, 164])
    expect(sums(lines, (line) => line.stage).proposed).toBe(412_263_469_000)
    expect(lines[0]).toMatchObject({ code: '21.01.01', ministry: 'EDUSKUNTA', year: '2022', stage: 'proposed' })
    expect(lines[1]).toMatchObject({ code: '21.01.01', year: '2020', stage: 'outturn', amount: 21_346_614 })
  })

  it("reads Canada's programmes by object, with their names from the file beside", async () => {
    const { lines, tally } = await read('canada-programmes-by-object', 'canada/program_sobjs.csv')
    expect([tally.rows, tally.rejected]).toEqual([12_516, 0])
    expect(tally.emptyAmounts).toBe(1794 + 1863 + 1760 + 1912 + 2015)
    expect(tally.lines).toBe(5 * 12_516 - tally.emptyAmounts)
    expect(lines.filter((line) => line.text === '')).toEqual([])
    expect(new Set(lines.map((line) => line.year))).toEqual(new Set(['2020', '2021', '2022', '2023', '2024']))
    expect(lines[0]).toMatchObject({ code: 'ACOA.BED01.01', year: '2020', amount: 4640109.87 })
  })

  it("reads Norway's accounts by agency", async () => {
    const { lines, tally } = await read(
      'norway-accounts-by-agency',
      'norway/dfo-regnskap-by-post-and-agency-2014-2025.csv.gz',
    )
    expect([tally.rows, tally.lines, tally.rejected]).toEqual([31_959, 31_959, 0])
    const expenditure = [1631618.5, 1634878.8, 1534588.0, 1612306.2, 1717594.1, 1822279.6, 1866608.1, 2092977.8]
    expenditure.push(3196684.4, 3093108.4, 2952250.8, 3148975.2)
    const revenue = [1631617.7, 1634878.7, 1534587.5, 1612308.1, 1717595.5, 1822283.3, 1866607.6, 2092976.5]
    revenue.push(3196684.0, 3093107.6, 2952250.8, 3148974.9)
    expect(sums(lines, (line) => `${line.year} ${line.side}`)).toEqual(
      Object.fromEntries([
        ...expenditure.map((sum, i) => [`${2014 + i} expenditure`, Math.round(sum * MILLION)]),
        ...revenue.map((sum, i) => [`${2014 + i} revenue`, Math.round(-sum * MILLION)]),
      ]),
    )
  })

  it("reads Norway's budget proposals, and the workbooks they are from to the same sums", async () => {
    const { lines, tally } = await read('norway-budget-proposals', 'norway/gul-bok-2019-2026-without-2020.csv.gz')
    expect([tally.rows, tally.rejected]).toEqual([12_019, 0])
    const proposed = lines.filter((line) => line.stage === 'proposed')
    const found = sums(proposed, (line) => `${line.year} ${line.side}`)
    expect(found).toEqual({
      '2019 expenditure': 1_852_351_253_000,
      '2019 revenue': -1_775_208_082_000,
      '2021 expenditure': 1_836_011_550_000,
      '2021 revenue': -1_738_218_258_000,
      '2022 expenditure': 2_062_493_768_000,
      '2022 revenue': -1_968_611_653_000,
      '2023 expenditure': 3_358_329_183_000,
      '2023 revenue': -3_354_693_640_000,
      '2024 expenditure': 2_938_608_883_000,
      '2024 revenue': -2_838_891_130_000,
      '2025 expenditure': 2_970_883_012_000,
      '2025 revenue': -2_796_781_829_000,
      '2026 expenditure': 2_955_230_028_000,
      '2026 revenue': -2_859_655_522_000,
    })
    expect(
      sums(
        lines.filter((line) => line.stage === 'appropriated'),
        (line) => `${line.year} ${line.side}`,
      ),
    ).toEqual({
      '2025 expenditure': 2_896_976_613_000,
      '2025 revenue': -2_826_762_920_000,
    })
    for (const [year, rows] of [
      ['2025', 1761],
      ['2026', 1600],
    ] as const) {
      const book = await read(`norway-budget-proposal-${year}`, `norway/original/gul-bok-${year}.xlsx`)
      expect([book.tally.rows, book.tally.lines, book.tally.rejected]).toEqual([rows, rows, 0])
      const same = Object.entries(found).filter(([key]) => key.startsWith(year))
      expect(sums(book.lines, (line) => `${line.year} ${line.side}`)).toEqual(Object.fromEntries(same))
    }
  })

  it("reads Norway's adopted budget of 2025 from its workbook", async () => {
    const { lines, tally } = await read('norway-adopted-budget-2025', 'norway/original/saldert-budsjett-2025.xlsx')
    expect([tally.rows, tally.lines, tally.rejected]).toEqual([1608, 1608, 0])
    expect(sums(lines, (line) => line.side)).toEqual({
      expenditure: 3_005_002_006_000,
      revenue: -3_223_990_877_000,
    })
    expect(lines[0]).toMatchObject({ code: '0001.01', text: 'Apanasje', year: '2025', stage: 'appropriated' })
  })

  it("reads Canada's other files, whose sums agree with one another", async () => {
    const spent = [439_638_996_702, 376_078_864_834, 390_902_746_052, 474_880_957_230, 474_431_419_395]
    const byYear = (values: readonly number[], stage = 'outturn') =>
      Object.fromEntries(values.map((value, i) => [`${2020 + i} ${stage}`, value]))
    const canada = async (mapping: string, file: string) => {
      const { lines, tally } = await read(mapping, `canada/${file}.csv`)
      expect(tally.rejected).toBe(0)
      return { lines, rows: tally.rows, sums: sums(lines, (line) => `${line.year} ${line.stage}`) }
    }
    const programmes = await canada('canada-programmes', 'program_spending')
    expect(programmes.rows).toBe(1473)
    expect(programmes.sums).toEqual({ ...byYear(spent), '2024 proposed': 432_682_032_948 })
    expect(programmes.lines.filter((line) => line.text === '')).toEqual([])
    const organisations = await canada('canada-organisations-by-object', 'org_sobjs')
    expect([organisations.rows, organisations.sums]).toEqual([1145, byYear(spent)])
    expect(organisations.lines.find((line) => line.code === 'ND.01')?.text).toBe('Personnel')
    const byVote = await canada('canada-programmes-by-vote', 'program_vote_stat')
    expect([byVote.rows, byVote.sums]).toEqual([
      2698,
      byYear([438_182_411_458, 374_635_701_301, 389_299_051_282, 473_041_751_655, 472_529_869_720]),
    ])
    const authorities = [474_885_053_301, 417_014_888_828, 447_722_607_533, 509_100_606_466, 496_221_770_616]
    const votes = await canada('canada-votes', 'org_vote_stat_pa')
    expect([votes.rows, votes.sums]).toEqual([
      719,
      {
        ...byYear([439_638_996_703, 376_078_864_834, 390_902_746_052, 474_880_957_230, 474_431_419_392]),
        ...byYear(authorities, 'revised'),
      },
    ])
    const estimates = await canada('canada-estimates', 'org_vote_stat_estimates')
    expect([estimates.rows, estimates.sums]).toEqual([
      1883,
      {
        ...Object.fromEntries(authorities.slice(1).map((sum, i) => [`${2021 + i} revised`, sum])),
        '2025 revised': 511_126_861_268,
        '2026 revised': 502_830_737_329,
      },
    ])
    const transfers = await canada('canada-transfer-payments', 'org_transfer_payments')
    expect([transfers.rows, transfers.sums]).toEqual([
      1194,
      {
        ...byYear([318_563_685_964, 242_761_520_012, 249_493_365_142, 270_157_527_025, 297_066_868_225]),
        ...byYear([328_186_210_984, 255_494_450_632, 263_280_038_826, 288_564_196_075, 306_082_044_378], 'revised'),
      },
    ])
  })
})
