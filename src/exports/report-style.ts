import { CHECK_DARK, CHECK_LIGHT } from './check-style.js'

/** What stands at the foot of every printed page. */
export interface PageFoot {
  readonly left: string
  readonly right: string
}

/** Somebody's text inside a string of a style sheet: all but plain letters, digits and blanks by their numbers. */
export function styleText(text: string): string {
  const escaped = [...text].map((c) =>
    /[A-Za-z0-9 .,;:()-]/.test(c) ? c : `\\${(c.codePointAt(0) ?? 32).toString(16)} `,
  )
  return `"${escaped.join('')}"`
}

const RULES = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:66rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans",system-ui,sans-serif;overflow-wrap:break-word}
a{color:var(--main)}a:focus-visible,.scroll:focus-visible{outline:2px solid var(--main);outline-offset:2px}
h1{font-size:2rem;line-height:1.15;margin:0}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .5rem}
p{margin:0 0 .6rem}ul,ol{margin:0 0 .6rem;padding-left:1.15rem}li{margin:0 0 .25rem}
.kind{margin:0 0 .25rem;color:var(--main);font-weight:600;font-size:.875rem}
.goal{font-size:1.15rem;margin:.25rem 0 .25rem}
.about,.small{color:var(--muted);font-size:.8125rem}
header{border-top:4px solid var(--main);padding-top:.75rem}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:1px;margin:1rem 0 0;background:var(--line);border:1px solid var(--line)}
.keys div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--paper);padding:.6rem .8rem}
.keys dt{color:var(--muted);font-size:.8125rem;line-height:1.3}
.keys dd{margin:0;font-size:1.45rem;font-weight:600;line-height:1.2;font-variant-numeric:tabular-nums}
section{border-top:1px solid var(--line);padding-top:1rem;margin-top:1.25rem}
.sides{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem 1.75rem}
.chart{margin:0}.chart svg{display:block;width:100%;height:auto;max-width:30rem}
.scroll{overflow-x:auto;margin:0 0 .75rem}
table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.35;font-variant-numeric:tabular-nums}
caption,.caption{text-align:left;color:var(--muted);font-size:.8125rem;padding:0 0 .25rem;margin:0}
th,td{text-align:left;vertical-align:top;padding:.22rem .75rem .22rem 0;border-bottom:1px solid var(--line)}
th{font-weight:400}thead th{color:var(--muted);vertical-align:bottom;border-bottom:1px solid var(--muted)}
tbody th{min-width:5.5rem}.wide tbody th{min-width:11rem}.right{text-align:right;white-space:nowrap}thead .right{white-space:normal}
th:last-child,td:last-child{padding-right:0}
.ranking{list-style:none;padding:0;columns:12rem auto;column-gap:1.5rem;font-size:.8125rem;line-height:1.35;font-variant-numeric:tabular-nums}
.ranking li{display:grid;grid-template-columns:1.6rem 1fr auto;column-gap:.4rem;border-bottom:1px solid var(--line);padding:.15rem 0;margin:0;break-inside:avoid}
.ranking span:first-child{color:var(--muted)}
.own,.own td,.own th{font-weight:700;background:var(--good-mark)}
sup{line-height:0;font-size:.6875rem}sup a{text-decoration:none;padding:0 .08em}
.said{font-size:.875rem}.said cite{font-style:normal;color:var(--muted)}
.sources{font-size:.75rem;line-height:1.4;padding-left:1.75rem}.sources li:target{background:var(--good-mark)}
code{font-family:ui-monospace,"Liberation Mono",monospace;font-size:.9em;overflow-wrap:anywhere}
@media (min-width:56rem){.charted .sides{grid-template-columns:minmax(0,1fr) 25rem}}
@media print{body{max-width:none;padding:0;font-size:9pt;line-height:1.38}
h1{font-size:20pt}h2{font-size:11.5pt;margin-bottom:2mm;break-after:avoid}.goal{font-size:11.5pt}
.keys{grid-template-columns:repeat(4,1fr);margin-top:3mm}.keys div{padding:1.5mm 2.5mm}.keys dd{font-size:14pt}.keys dt,.about,.small{font-size:7.5pt}
section{margin-top:4mm;padding-top:2.5mm}p,ul,ol{margin-bottom:1.5mm}li{margin-bottom:.5mm}
table,.ranking,caption,.caption{font-size:7.5pt}th,td{padding-top:.4mm;padding-bottom:.4mm;line-height:1.2}.ranking{columns:3}.charted .ranking{columns:2}.ranking li{padding:.3mm 0}
.said,.said cite{font-size:8pt}.sources{font-size:6.8pt;columns:2;column-gap:6mm}sup{font-size:6pt}
tbody th,.wide tbody th{min-width:0}.scroll{overflow:visible;margin-bottom:2mm}.sources code{display:none}#methods~.sides{font-size:8pt}
.charted .sides{grid-template-columns:minmax(0,1fr) 82mm;gap:2mm 6mm}
tr,.chart,.keys,.scroll,.ranking,.sources li,p,.said li{break-inside:avoid}thead{display:table-header-group}.caption{break-after:avoid}
a{color:inherit;text-decoration:none}.own,.own td,.own th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`

/**
 * The style of one report: its page in light and dark, its print on A4 with a foot on every page, and the rules of its charts, which
 * are drawn without a style of their own.
 */
export function reportStyle(foot: PageFoot, chartRules: string): string {
  const page = `@page{size:A4 portrait;margin:15mm 15mm 17mm;
@bottom-left{content:${styleText(foot.left)};font:7.5pt Arial,"Liberation Sans",sans-serif;color:#4d5762}
@bottom-center{content:${styleText(foot.right)};font:7.5pt Arial,"Liberation Sans",sans-serif;color:#4d5762}
@bottom-right{content:counter(page) " of " counter(pages);font:7.5pt Arial,"Liberation Sans",sans-serif;color:#4d5762}}`
  return `:root{color-scheme:light dark;${CHECK_LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${CHECK_DARK}}}
${RULES}
${chartRules}
${page}`
}
