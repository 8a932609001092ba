import type { Mapping } from '../vocabulary/mapping';
import { parseMapping } from '../vocabulary/mappingfile';

type ReadMapping =
  | { readonly kind: 'mapping'; readonly mapping: Mapping }
  | { readonly kind: 'wrong'; readonly words: string };

/** A saved mapping, or in words why the text is none. */
export function readMapping(json: string): ReadMapping {
  try {
    return { kind: 'mapping', mapping: parseMapping(JSON.parse(json.replace(/^\uFEFF/, ''))) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'wrong', words: 'it is not JSON.' };
    if (error instanceof Error && error.message.startsWith('mapping: '))
      return { kind: 'wrong', words: `${error.message.slice('mapping: '.length)}.` };
    throw error;
  }
}
