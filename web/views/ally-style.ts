/** What only this view needs. */
export const ALLY_STYLE = `
.way { margin: 0; align-self: end; }
.way a { display: inline-block; padding: 0.55rem 0; }
.own { padding-left: 1.1rem; max-width: 46rem; }
.own p { margin: 0.2rem 0; }
.definitions { max-width: 46rem; font-size: 0.9rem; }
.definitions dt { font-weight: 600; margin-top: 1rem; }
.definitions dd { margin: 0; }
.definitions p { margin: 0.2rem 0; }
`
