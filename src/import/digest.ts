/** A blob never changes: its hash is taken once, and begun as soon as somebody will want it. */
const known = new WeakMap<Blob, Promise<string>>();

/** The SHA-256 of a file's bytes, as hexadecimal digits; `take` takes it, if not this thread. */
export function digestOf(blob: Blob, take: (blob: Blob) => Promise<string> = digested): Promise<string> {
  let digest = known.get(blob);
  if (digest === undefined) {
    digest = take(blob);
    digest.catch(() => known.delete(blob));
    known.set(blob, digest);
  }
  return digest;
}

async function digested(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
