/** A made-up story with right, outdated and wrong figures, for readers who have none at hand. */
export const EXAMPLE = `THE HAGUE, 26 June 2025 (Made-up Press) - NATO leaders agreed on Wednesday to spend 5% of GDP on defence and security by 2035, up from the current 2% goal.

“This is a quantum leap,” Secretary General Mark Rutte said. Poland, which spent 4.12% of its GDP on defence in 2024, already leads the alliance of 32 members.

Spain’s prime minister Pedro Sánchez denied that his country would miss the target. “2.1 per cent is enough,” he told reporters in Madrid.

Twenty-three allies met the 2% goal in 2024. The alliance, founded by 12 countries in 1949, spent $1.3 trillion last year. Germany spent 3.4% of its GDP on defence in 2024.
`
