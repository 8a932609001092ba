import type { Note } from '../../vocabulary/sniffed';

export interface Named {
  /** The column names, each its own: a second one of a name carries a number, a blank one its place. */
  readonly names: readonly string[];
  readonly notes: readonly Note[];
}

const longestName = 200;

/** Controls, zero-width and direction characters, byte-order marks, soft hyphens, variation selectors and tags. */
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;

/** Names for the columns from the cells of the header, and a note for each that is not as it stands in `line`. */
export function namesOf(cells: readonly string[], line: number): Named {
  const names: string[] = [];
  const notes: Note[] = [];
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  for (const [place, cell] of cells.entries()) {
    const spaced = cell.replaceAll('\ufeff', '').replace(/\s+/g, ' ');
    const seen = spaced.replace(unseen, '');
    const safe = withoutTrap(seen.trim().replace(/ +/g, ' '));
    const letters = safe.length > longestName ? Array.from(safe.slice(0, longestName * 2 + 2)) : [];
    const cut = letters.length > longestName;
    const name =
      safe === '' ? `column ${String(place + 1)}` : cut ? `${letters.slice(0, longestName).join('')}…` : safe;
    let own = name;
    for (let copy = copies.get(name) ?? 2; taken.has(own); copy += 1) {
      own = `${name} (${String(copy)})`;
      copies.set(name, copy + 1);
    }
    taken.add(own);
    names.push(own);
    const note = (code: Note['code']): Note => ({ code, severity: 'note', line, column: own });
    if (seen !== spaced || safe !== seen.trim().replace(/ +/g, ' ')) notes.push(note('cleaned_name'));
    if (cut) notes.push(note('long_name'));
    if (own !== name) notes.push(note('duplicate_column'));
  }
  return { names, notes };
}

/** Names such as `__proto__`, which every object already has in JavaScript, lose their underscores. */
function withoutTrap(name: string): string {
  return name.startsWith('__') && name in Object.prototype ? name.replace(/^_+|_+$/g, '') : name;
}
