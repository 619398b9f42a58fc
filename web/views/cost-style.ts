/** What only this view needs. */
export const COST_STYLE = `
.cost .controls { padding-bottom: .25rem; }
.sliders { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .25rem 2rem; }
.slider { position: relative; }
.slider label { display: grid; font-size: .85rem; color: var(--muted); line-height: 2.5rem; }
.slider strong { color: var(--ink); font-size: 1rem; font-weight: 600; }
.slider input { width: 100%; margin: 0; }
.slider button { position: absolute; top: 0; right: 0; padding: 0 0 0 .5rem; font-size: .85rem; min-height: 2.5rem; background: var(--paper); }
.controls .slider { min-width: 12rem; margin-top: -1rem; }
.cost .controls select { max-width: 17rem; }
.cost .controls input[type=text] { width: 9rem; }
.cost .figure .tip { max-width: min(17rem, calc(100vw - 2rem)); }
.cost table { margin-top: .75rem; }
.truth { display: flex !important; align-items: center; gap: .4rem; min-height: 2.6rem; }
.more > summary { padding: .6rem 0; }
.two { display: grid; gap: 2rem 3rem; }
@media (min-width: 60rem) { .two { grid-template-columns: 1fr 1fr; } }
.two > *, .one > * { min-width: 0; }
.scenario .lead { min-height: 5.8em; }
.one .scenario .lead { min-height: 0; }
.five { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem 1.5rem; margin: 1.25rem 0; border-top: 2px solid var(--ink); padding-top: .75rem; }
.five > div > dt { font-size: .85rem; color: var(--muted); line-height: 1.3; }
.five > div > dd { margin: .2rem 0 0; font: 600 1.15rem/1.3 var(--serif); }
.five > div > dd > small { display: block; font: 400 .8rem/1.4 var(--sans); color: var(--muted); margin-top: .2rem; }
.drawings { display: grid; gap: 0 32px; }
.notice + .drawings { min-height: 0; }
@media (min-width: 60rem) { .one .drawings { grid-template-columns: 1fr 1fr; } }
.drawings > * { min-width: 0; }
.cost > section + section { margin-top: 1rem; }
`
