/** The style of the long texts, their table of contents beside them on wide screens. */
export const METHODS_STYLE = `
.methods{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
.methods>nav{display:block;border:0}
.methods nav ol{list-style:none;margin:0;padding:0}
.methods nav ol ol{padding-left:.9rem}
.methods nav a{display:block;padding:.65rem 0;line-height:1.35;font-size:.9rem;transition:none}
.methods nav>details>ol>li>a{font-weight:600;color:var(--ink)}
.methods nav summary{font-weight:600;min-height:2.6rem;padding:.6rem 0}
.methods .text{max-width:46rem;min-width:0;overflow-wrap:break-word}
.methods h2{font-size:1.7rem;border-top:2px solid var(--ink);padding-top:.8rem;margin-top:3.5rem}
.methods h3{font:700 1.2rem/1.3 var(--serif);margin:2.2rem 0 .4rem}
.methods [id]{scroll-margin-top:1rem}
.methods [id]:focus{outline:none}
.methods .reached{background:linear-gradient(var(--soft),var(--soft)) no-repeat;box-shadow:-.6rem 0 0 var(--soft),-.85rem 0 0 var(--main)}
.methods ul{padding-left:1.1rem;max-width:46rem}
.methods li{margin:.35rem 0}
.methods section:first-child li{list-style:none;margin:.5rem 0}
.methods section:first-child ul{padding-left:1rem;border-left:1px solid var(--line)}
.methods section:first-child li:first-child strong{color:var(--goal)}
.methods section:first-child li:last-child strong{color:var(--main)}
.methods td:first-child{white-space:nowrap}
.methods code{font-size:.88em;overflow-wrap:anywhere}
.methods dl>div{padding:.55rem 0;border-bottom:1px solid var(--line)}
.methods dd{margin:.15rem 0 0}
.methods table{width:100%}
.methods .edition-none{color:var(--muted)}
.methods .dataset p{margin:.25rem 0}
@media (max-width:40rem){
.methods .dataset thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.methods .dataset tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
.methods .dataset td{display:block;border:0;padding:0}
.methods td:first-child{white-space:normal}
}
@media (min-width:64rem){
.methods nav a{padding:.3rem 0}
.methods{grid-template-columns:16rem minmax(0,1fr)}
.methods>nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1rem .5rem 1rem .25rem}
.methods .text>section:first-child h2{margin-top:1rem}
}
@media print{.methods>nav{display:none}.methods{display:block}}
`
