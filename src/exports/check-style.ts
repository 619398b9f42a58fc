/** Colours of a checked story, those of the charts, as custom properties. */
export const CHECK_LIGHT =
  '--paper:#ffffff;--ink:#1a1f26;--muted:#4d5762;--main:#0a5a9c;--fall:#a8440b;--other:#6a3d9a;--line:#dfe3e8;--soft:#f4f6f8;--good-mark:#e2eefa;--bad-mark:#fbe6da;--other-mark:#efe6f7;--plain-mark:#eceff2'
/** Colours of a checked text in the dark scheme. */
export const CHECK_DARK =
  '--paper:#14181d;--ink:#eceff3;--muted:#aeb7c1;--main:#85c5ff;--fall:#ffa366;--other:#cfb0f5;--line:#323a43;--soft:#1c2229;--good-mark:#1c3349;--bad-mark:#47290f;--other-mark:#362647;--plain-mark:#2a3139'

/** Notes beside the text from 60 rem on, below it on narrower screens. */
export const CHECK_RULES = `*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.125rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
p{margin:0 0 .75rem}ul,ol{margin:0 0 .75rem;padding-left:1.25rem}
a{color:var(--main)}a:focus-visible,summary:focus-visible{outline:2px solid var(--main);outline-offset:2px}
.about,.small{color:var(--muted);font-size:.875rem}
.skip{position:absolute;left:-100rem}.skip:focus{position:static}
.warnings{border:2px solid var(--fall);padding:.75rem 1rem;margin:1rem 0}.warnings h2{margin:0 0 .25rem}.warnings ul{margin:0}
.row{display:grid;grid-template-columns:minmax(0,1fr);border-top:1px solid var(--line);padding:.75rem 0}
.row:first-of-type{border-top:0}
.told{max-width:42rem;margin:0}.lines{white-space:pre-line}
.note{border-left:4px solid var(--muted);background:var(--soft);padding:.5rem .75rem;margin:.75rem 0 0;font-size:.875rem}
.note p{margin:.25rem 0}.note ul{margin:.25rem 0;padding-left:1.1rem}.note:target{outline:2px solid var(--main)}
.note .claimed{font-weight:600}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0 .75rem;margin:.25rem 0}dt{color:var(--muted)}dd{margin:0}
.sign{font-weight:700}
mark{color:inherit;background:var(--plain-mark);border-bottom:2px dotted var(--muted);padding:.05em 0}
sup{line-height:0;font-size:.75rem;white-space:nowrap}sup a{padding:0 .2em;font-weight:700;text-decoration:none}
.v-supported{border-color:var(--main)}mark.v-supported{background:var(--good-mark);border-bottom-style:solid}
.v-contradicted{border-color:var(--fall)}mark.v-contradicted{background:var(--bad-mark);border-bottom:4px double var(--fall)}
.v-superseded,.v-imprecise,.v-basis-dependent,.v-not-yet-true{border-color:var(--other)}mark.v-superseded,mark.v-imprecise,mark.v-basis-dependent,mark.v-not-yet-true{background:var(--other-mark);border-bottom-style:dashed}
.t-supported{color:var(--main)}.t-contradicted{color:var(--fall)}.t-superseded,.t-imprecise,.t-basis-dependent,.t-not-yet-true{color:var(--other)}.t-no-data{color:var(--muted)}
.verdict{font-weight:600}.summary span{white-space:nowrap}
summary{cursor:pointer}
blockquote{margin:.25rem 0 .25rem;padding-left:.75rem;border-left:2px solid var(--line);white-space:pre-line}
table{border-collapse:collapse;font-size:.875rem}caption{text-align:left;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line)}td.number,th.number{text-align:right}
th,td{overflow-wrap:normal}
@media (min-width:60rem){.row{grid-template-columns:minmax(0,42rem) minmax(0,1fr);column-gap:2rem}.note:first-child{margin-top:0}}
@media print{body{max-width:none;padding:0;font-size:10pt}.skip{display:none}.note,.warnings,tr{break-inside:avoid}.row{grid-template-columns:minmax(0,3fr) minmax(0,2fr);column-gap:1rem}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}details::details-content{content-visibility:visible;block-size:auto}}`

/** The style of a checked story as a page of its own. */
export const CHECK_STYLE = `:root{color-scheme:light dark;${CHECK_LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${CHECK_DARK}}}
${CHECK_RULES}`

/** SHA-256 of the style, by which the page's content security policy allows it and nothing else. */
export const CHECK_STYLE_HASH = 'sha256-iX4nOoByeWMoqQb7ve+mm7CZdzB25htr5hhoqDcwPg8='
