import type { KeptMapping } from '../pages/keepable';
import { parseMapping } from '../vocabulary/mappingfile';

/** What is kept may be so long as text, and so many mappings may be in it. */
export const longestText = 512 * 1024;
export const mostKept = 20;
const longestName = 2000;

/** Kept mappings as the text that is stored; refuses a mapping that could not be read again. */
export function deviceText(kept: readonly KeptMapping[]): string {
  const parsed = kept.map(({ header, on, mapping }) => ({ header, on, mapping: parseMapping(mapping) }));
  return JSON.stringify({ format: 'plainsight-device', version: 1, kept: parsed });
}

/** Kept mappings from a stored text, every one read as strictly as a mapping file; null where anything in it is not as it was written. */
export function readDeviceText(text: string): readonly KeptMapping[] | null {
  if (text.length > longestText) return null;
  try {
    const { format, version, kept } = only(JSON.parse(text), ['format', 'version', 'kept']);
    if (format !== 'plainsight-device' || version !== 1) return null;
    if (!Array.isArray(kept) || kept.length > mostKept) return null;
    return kept.map((one: unknown): KeptMapping => {
      const { header, on, mapping } = only(one, ['header', 'on', 'mapping']);
      if (!Array.isArray(header) || !header.every(isName))
        throw new Error('device: a header is no list of names');
      if (typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new Error('device: a day is none');
      return { header, on, mapping: parseMapping(mapping) };
    });
  } catch {
    return null;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName;
}

function only(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('device: no object');
  const found = Object.keys(value);
  if (found.length !== keys.length || !found.every((key) => keys.includes(key)))
    throw new Error('device: other keys');
  return value as Readonly<Record<string, unknown>>;
}
