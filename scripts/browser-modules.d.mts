/** Writes the modules that the browser entry is made of into a folder, as they lie in src. Gives their number. */
export function writeBrowserModules(outdir: string): Promise<number>
