import { configureGlobal } from 'fast-check'

// One seed for every property test, so that a run says the same of the same code; a long fuzz draws its own.
if (process.env.PLEDGEBOOK_FUZZ !== 'long') configureGlobal({ seed: 20_261_123 })
