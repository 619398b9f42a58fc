/** Style of the description for people; light or dark as the reader's machine is. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--ground:#fff;--tint:#f3f5f7;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a3abb5;--line:#3a4149;--ground:#14171a;--tint:#1e2328;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:72rem;color:var(--ink);background:var(--ground);font:16px/1.5 system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
h1{margin:.5rem 0 0;font-size:1.6rem}
h2{margin:2.2rem 0 .4rem;font-size:1.25rem;border-top:1px solid var(--line);padding-top:1rem}
h3{margin:1rem 0 .3rem;font-size:1rem}
p{margin:.5rem 0;max-width:46rem}
a{color:var(--link)}
code,pre{font:.88em/1.45 ui-monospace,monospace}
code{background:var(--tint);padding:.05em .25em;border-radius:3px;overflow-wrap:anywhere}
pre{background:var(--tint);padding:.6rem;border-radius:4px;overflow-x:auto;margin:.3rem 0}
.book,small,.ways{color:var(--soft)}
.book{max-width:none}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem .9rem;list-style:none;padding:0;margin:.8rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
.bounds{width:auto}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
th b{font-weight:400;color:var(--soft);font-size:.85em}
.examples{padding-left:1.1rem}
.examples li{margin:.3rem 0}
.examples a{text-decoration-thickness:1px}
summary{cursor:pointer;margin-top:.6rem}
@media (min-width:60rem){body{grid-template-columns:11rem minmax(0,1fr)}header{grid-column:1/-1}nav ul{flex-direction:column;position:sticky;top:1rem}}
@media (max-width:40rem){.wide thead{display:none}.wide tr,.wide th,.wide td{display:block;border:0;padding:.1rem 0}.wide tr{border-bottom:1px solid var(--line);padding:.5rem 0}}
`
