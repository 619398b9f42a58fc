/** Rules for this view only. */
export const CLASSIFY_STYLE = `
article.classify>section{margin-bottom:1.5rem}
.classify .tabs{display:flex;flex-wrap:wrap;gap:.4rem;border:0;margin:.75rem 0}
.classify .tabs button{border-color:var(--line);color:var(--muted)}
.classify .tabs button[aria-pressed=true]{border-color:var(--ink);color:var(--ink);font-weight:600;box-shadow:inset 0 -3px var(--main)}
.classify .drop{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;border:1px dashed var(--muted);border-radius:3px;padding:1rem;position:relative}
.classify .drop.over{background:var(--soft);border-style:solid}
.classify .drop input{position:absolute;opacity:0;width:1px;min-height:1px;height:1px;padding:0}
.classify .drop label{border:1px solid var(--main);background:var(--main);color:var(--paper);border-radius:3px;padding:.4rem .8rem;min-height:2.6rem;cursor:pointer}
.classify .drop input:focus-visible+label{outline:3px solid var(--main);outline-offset:2px}
.classify .doubts,.classify .notes{max-width:46rem;padding-left:1.2rem;margin:.5rem 0}
.classify .notes{color:var(--muted);font-size:.9rem}
.classify .columns{width:100%}
.classify .choice{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center}
.classify .choice .muted{flex:1 1 14rem}
.classify .rules td,.classify .rules th{vertical-align:middle}
.classify label::first-letter,.classify thead th::first-letter{text-transform:uppercase}
.classify .columns th[scope=row]{font-weight:600}
.classify fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:0 1rem}
.classify legend{font-size:.85rem;color:var(--muted);padding:0}
.classify .controls .tick,.classify .tick{display:inline-flex;align-items:center;gap:.4rem;min-height:2.6rem;font-size:.9rem;color:var(--ink)}
.classify .tick input{width:1.15rem;height:1.15rem;flex:none}
.classify textarea{display:block;width:100%;font:.82rem/1.5 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;overflow:auto}
.classify .editor label{color:var(--muted);font-size:.85rem}
.classify .buttons{display:flex;flex-wrap:wrap;gap:.5rem;max-width:none}
.classify .rules td:nth-child(4){min-width:11rem}
.classify .because{min-width:16rem;max-width:34rem}
.classify .total th,.classify .total td{font-weight:600;border-top:1px solid var(--ink)}
.classify .off th,.classify .off td{color:var(--muted)}
.classify details{margin:.3rem 0}
.classify summary{min-height:2.5rem;display:list-item;padding:.5rem 0}
.classify code{overflow-wrap:anywhere;font-size:.85em}
.classify td,.classify th{overflow-wrap:break-word}
`
