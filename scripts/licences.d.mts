/** Whether an SPDX expression is of allowed licences; of those joined by OR one is enough. */
export declare function licenceAllowed(expression: string | undefined): boolean
