// Stands in for node:child_process in the bundled program: commander loads it to run subcommands that are programs of
// their own, of which Pledgebook has none, and loading it costs every cold start some milliseconds.
module.exports = {}
