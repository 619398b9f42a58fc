import { CHECK_DARK, CHECK_LIGHT, CHECK_RULES } from 'pledgebook/browser'

/** The style of a checked story, confined to its place in this page, and of the form above it. */
export const CHECK_VIEW_STYLE = `
.checked{${CHECK_LIGHT}}
:root[data-scheme="dark"] .checked{${CHECK_DARK}}
@media screen and (prefers-color-scheme:dark){:root[data-scheme="auto"] .checked{${CHECK_DARK}}}
.checked{overflow-wrap:anywhere;border-top:2px solid var(--ink);margin-top:1.5rem;padding-top:.5rem;${''}
${CHECK_RULES}
}
.story-form textarea{width:100%;min-height:14rem;line-height:1.5;resize:vertical}
.story-form .dropping{outline:3px dashed var(--main)}
.saves{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
`
