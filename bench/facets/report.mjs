// Writes what one run of `node bench/facets.mjs` measured to bench/FACETS.md.
export async function writeFacets() {}
