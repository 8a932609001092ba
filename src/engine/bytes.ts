import { EngineError } from './database';

/** A part of the engine as the build described it. */
export interface Part {
  readonly url: string;
  readonly sha256: string;
}

/**
 * The bytes of a part, fetched from this page's own origin, inflated here and checked against the SHA-256 that was built. Errors:
 * `blocked` when it cannot be had in time or cannot be checked, `damaged` when it is not what was built.
 */
export async function fetchPart(part: Part, milliseconds: number): Promise<ArrayBuffer> {
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(new URL(part.url, document.baseURI), {
      signal: AbortSignal.timeout(milliseconds),
    });
    if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
    bytes = await inflated(await answer.arrayBuffer());
  } catch (cause) {
    throw new EngineError(
      'blocked',
      'engine: its file could not be fetched from this site. Check the connection and that the whole folder was copied; the report pages still work.',
      cause,
    );
  }
  // Browsers offer SHA-256 only to https and localhost.
  if (!globalThis.isSecureContext) {
    throw new EngineError(
      'blocked',
      'engine: this address is not secure, so its file cannot be checked. Serve the folder over https.',
    );
  }
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== part.sha256) {
    throw new EngineError(
      'damaged',
      'engine: its file is not the one that was built, so it was not run. Copy the folder to the host again.',
    );
  }
  return bytes;
}

/** The bytes as built, whether or not the host has already decoded them. */
async function inflated(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
