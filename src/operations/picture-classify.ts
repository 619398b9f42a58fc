import { type BridgeSpec, bridgeChart } from '../charts/bridge-chart.js'
import { bridgeTable } from '../charts/bridge-table.js'
import { type PartsSpec, partsChart } from '../charts/parts-chart.js'
import { partsTable } from '../charts/parts-table.js'
import { sankeyChart } from '../charts/sankey-chart.js'
import { treemapChart } from '../charts/treemap-chart.js'
import { treemapTable } from '../charts/treemap-table.js'
import { type WaterfallPanel, type WaterfallSpec, waterfallChart, waterfallTable } from '../charts/waterfall-chart.js'
import { NOT_COUNTED } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { ClassifyAnswer } from './classify-schema.js'
import type { Manner, Picture, Pictures } from './picture.js'
import { tilesOf } from './picture-classify-tiles.js'
import { inWords, pictureMoney, pictureNotes, rulesInWords, stageInWords } from './picture-classify-words.js'

/** Tables are read line by line and have room: they show what a picture rounds away. */
const MORE = 2

type Change = ClassifyAnswer['change'][number]

const EXPLAINED =
  'New: lines that count grew or began. Relabelled: lines were there before and did not count. Redefined: their rule changed.'

/** Sums of points are rounded at the tenth decimal, so that they and the shares differ by less than this. */
const RESIDUE = 1e-6

function panelOf(answer: ClassifyAnswer, change: Change, inPoints: boolean, shown: (v: number) => number) {
  const { compared } = answer
  const find = (list: ClassifyAnswer['newMoney']) => list.find((m) => m.part === change.part)
  const at = (name: 'newMoney' | 'relabelled' | 'redefined' | 'economy') =>
    `/${name}/${answer[name].findIndex((m) => m.part === change.part)}/${inPoints ? 'points' : 'value'}`
  const levelAt = (end: 'before' | 'after') =>
    inPoints ? undefined : `/change/${answer.change.indexOf(change)}/${end}`
  const of = (list: ClassifyAnswer['newMoney']) => (inPoints ? find(list)?.points : shown(find(list)?.value ?? 0)) ?? 0
  const economy = answer.economy.find((e) => e.part === change.part)?.points ?? 0
  const level = (value: number, gdp: number | null | undefined) =>
    inPoints ? (100 * value) / (gdp ?? 1) : shown(value)
  const parts = [
    { label: 'New money', value: of(answer.newMoney), at: at('newMoney') },
    { label: 'Relabelled', value: of(answer.relabelled), at: at('relabelled') },
    { label: 'Redefined', value: of(answer.redefined), at: at('redefined') },
    ...(inPoints ? [{ label: 'The economy', value: economy, at: at('economy') }] : []),
  ]
  const before = level(change.before, compared?.gdpFrom)
  const after = level(change.after, compared?.gdpTo)
  const reached = parts.reduce((sum, p) => sum + p.value, before)
  const [from, to] = [compared?.from ?? '', compared?.to ?? '']
  const otherRules = compared !== null && compared.rulesFrom !== compared.rulesTo
  const panel: WaterfallPanel = {
    label: inWords(change.part),
    from: { label: otherRules ? `${from}, rules ${compared.rulesFrom}` : from, value: before, at: levelAt('before') },
    parts,
    to: {
      label: otherRules ? `${to}, rules ${compared.rulesTo}` : to,
      value: inPoints && Math.abs(reached - after) < RESIDUE ? reached : after,
      at: levelAt('after'),
    },
  }
  return panel
}

function newMoney(answer: ClassifyAnswer): Picture {
  const { compared } = answer
  if (compared === null)
    throw new PledgebookError(
      'input',
      'chart.noData',
      'the answer compares no two years',
      'give a ledger with two years, or a second rule set with --against',
    )
  const changes = answer.change.filter((c) => c.part !== NOT_COUNTED)
  const inPoints = (compared.gdpFrom ?? 0) > 0 && (compared.gdpTo ?? 0) > 0 && changes.every((c) => c.points !== null)
  const money = pictureMoney(
    answer,
    changes.flatMap((c) => [c.before, c.after]),
  )
  const spec: WaterfallSpec = {
    title: `${answer.name}: new and relabelled money, ${compared.from} to ${compared.to}`,
    subtitle: `${stageInWords(answer)}, central shares, by ${rulesInWords(answer)}`,
    unit: inPoints ? '% of GDP and points of it' : money.unit,
    source: answer.citation.text,
    notes: [EXPLAINED, ...pictureNotes(answer)],
    panels: changes.map((change) => panelOf(answer, change, inPoints, money.shown)),
  }
  return { svg: (options) => waterfallChart(spec, options), table: (options) => waterfallTable(spec, options) }
}

function bridge(answer: ClassifyAnswer): Picture {
  const { bridge: years } = answer
  const first = years[0]
  if (first === undefined)
    throw new PledgebookError(
      'input',
      'chart.noData',
      'the answer has no bridge to a published figure',
      'ask by rules with a bridge, for years and a stage that it covers',
    )
  const money = pictureMoney(
    answer,
    years.flatMap((y) => [y.sum.high, ...y.against.map((a) => a.published)]),
  )
  const { shown } = money
  const known = (value: number | null) => (value === null ? null : shown(value))
  const measures = [...new Set(years.flatMap((y) => y.against.map((a) => a.measure)))]
  const spec: BridgeSpec = {
    title: `${answer.name}: from the ledger to the published figure`,
    subtitle: `${stageInWords(answer)}, ${inWords(first.part)} by ${rulesInWords(answer)}, against ${measures.join(', ')}`,
    unit: money.unit,
    source: answer.citation.text,
    notes: [...answer.bridgeSays, ...pictureNotes(answer)],
    years: years.map((y) => ({
      period: y.period,
      items: y.items.map((i) => ({
        label: i.title,
        kind: i.kind,
        value: known(i.central),
        low: known(i.low),
        high: known(i.high),
        says: [i.says, i.source === null ? null : `Source: ${i.source}`].filter((t) => t !== null).join(' '),
      })),
      sum: { low: shown(y.sum.low), central: shown(y.sum.central), high: shown(y.sum.high) },
      published: y.against.map((a) => ({
        edition: a.edition,
        day: a.edition.slice(a.edition.indexOf('/') + 1),
        estimate: a.status !== 'outturn',
        value: shown(a.published),
        rest: shown(a.residual),
        restShare: a.residualShare,
      })),
    })),
  }
  const { decimals } = money
  return {
    svg: (options) => bridgeChart(spec, { decimals, ...options }),
    table: (options) => bridgeTable(spec, { decimals: decimals + MORE, ...options }),
  }
}

function parts(answer: ClassifyAnswer): Picture {
  const money = pictureMoney(
    answer,
    answer.byPart.flatMap((p) => [p.low, p.central, p.high]),
  )
  const { shown, decimals } = money
  const spec: PartsSpec = {
    title: `${answer.name}: money by part of the goal`,
    subtitle: `${stageInWords(answer)}, spending less revenue, by ${rulesInWords(answer)}`,
    unit: money.unit,
    source: answer.citation.text,
    notes: pictureNotes(answer),
    stage: inWords(answer.ledger.stage),
    panels: [...new Set(answer.byPart.map((p) => p.part))].map((part) => ({
      label: inWords(part),
      years: answer.byPart
        .filter((p) => p.part === part)
        .map((p) => ({ period: p.period, value: shown(p.central), low: shown(p.low), high: shown(p.high) })),
    })),
  }
  return {
    svg: (options) => partsChart(spec, { decimals, ...options }),
    table: (options) => partsTable(spec, { decimals: decimals + MORE, ...options }),
  }
}

function tiled(draw: typeof treemapChart): (answer: ClassifyAnswer, manner?: Manner) => Picture {
  return (answer, manner) => {
    const { spec, decimals } = tilesOf(answer, manner?.period)
    return {
      svg: (options) => draw(spec, { decimals, ...options }),
      table: (options) => treemapTable(spec, { decimals: decimals + MORE, ...options }),
    }
  }
}

/** The charts of `classify` by name, the usual one first. */
export const CLASSIFY_PICTURES: Pictures<ClassifyAnswer> = {
  treemap: tiled(treemapChart),
  sankey: tiled(sankeyChart),
  newmoney: newMoney,
  bridge,
  parts,
}
