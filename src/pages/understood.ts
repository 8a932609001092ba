import { usedIn } from './mappingedit';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import { fieldById } from '../vocabulary/fields';
import { measureById } from '../vocabulary/measures';

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function nameOf({ custom }: Mapping, id: string): string {
  return measureById.get(id)?.short ?? custom.find((one) => one.id === id)?.name ?? id;
}

function rowWords(layout: Mapping['layout'], whose: string | undefined): string {
  const known = whose === undefined ? ', but nothing says whose' : `, of the person known by “${whose}”`;
  switch (layout) {
    case 'wide':
      return whose === undefined
        ? 'Each row is one person.'
        : `Each row is a person or referral, known by “${whose}”.`;
    case 'long':
      return `Each row holds scores taken at one time${known}.`;
    case 'events':
      return `Each row is one contact${known}.`;
    case 'attendance':
      return `Each row is one session${known}.`;
  }
}

/** What a mapping makes of a file, in a sentence or two that change with it. */
export function understoodWords(mapping: Mapping): string {
  const { columns, layout, scores, tools } = mapping;
  const whose = columns.person ?? columns.episode;
  const row = rowWords(layout, whose);
  const measures = [...new Set([...scores, ...tools].map(({ measure }) => measure))];
  const paired = measures.filter((id) => {
    const of = scores.filter(({ measure }) => measure === id);
    return of.some(({ order }) => order === 0) && of.some(({ order }) => (order ?? 0) > 0);
  });
  const alone = layout === 'wide' ? measures.filter((id) => !paired.includes(id)) : [];
  const both = layout === 'wide' ? paired : measures;
  const about = Object.keys(columns).flatMap((role) => {
    const field = (fieldById as ReadonlyMap<string, { readonly name: string; readonly on: string }>).get(
      role,
    );
    return field === undefined ||
      field.on !== 'case' ||
      columns.person === columns[role as keyof typeof columns]
      ? []
      : [field.name.toLowerCase()];
  });
  const names = (ids: readonly string[]): string => listed(ids.map((id) => nameOf(mapping, id)));
  return [
    row,
    ...(both.length === 0
      ? []
      : [`${layout === 'wide' ? 'A first and a later score' : 'Scores'} of ${names(both)}.`]),
    ...(alone.length === 0 ? [] : [`Only one score, so no change, of ${names(alone)}.`]),
    ...(mapping.counts === undefined || mapping.counts.length === 0
      ? []
      : [`${String(mapping.counts.length)} columns count contacts.`]),
    ...(about.length === 0 ? [] : [`About each: ${listed(about)}.`]),
  ].join(' ');
}

/** The columns of a file, those whose use was recognised first, each in the order of the file. */
export function byRecognition({ header, mapping }: Looked): {
  readonly recognised: readonly string[];
  readonly others: readonly string[];
} {
  const known = new Set([...usedIn(mapping), ...mapping.scores.flatMap(({ date }) => date ?? [])]);
  return {
    recognised: header.filter((column) => known.has(column)),
    others: header.filter((column) => !known.has(column)),
  };
}
