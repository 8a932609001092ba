import { hiddenCount, isMissing } from '../vocabulary/cells';
import type { Mapping, Stretch } from '../vocabulary/mapping';
import { attendedNamed, deceasedNamed, groupNamed } from '../vocabulary/uses';
import { numberIn } from './cell';
import { isBlank, type Reading } from './reading';

/** More contacts than anybody has in the longest stretch. */
const most = 10_000;

/** How many contacts a cell counts. A hidden small number is none of them: its bounds are asked for apart. */
export function readCount(cell: string, decimal: Mapping['decimal']): Reading {
  if (isBlank(cell)) return { problem: 'blank' };
  if (hiddenCount(cell) !== undefined) return { problem: 'suppressed' };
  if (isMissing(cell)) return { problem: 'not_counted' };
  const number = numberIn(cell, decimal);
  return number === undefined || !Number.isInteger(number) || number < 0 || number > most
    ? { problem: 'not_a_count' }
    : { number };
}

/** The least and the most that a hidden count can be; no most where the cell does not say. */
export function boundsOf(
  cell: string,
): { readonly low: number; readonly high: number | undefined } | undefined {
  const hidden = hiddenCount(cell);
  return hidden === undefined ? undefined : { low: hidden.from, high: hidden.to ?? undefined };
}

/** How many months of a stretch somebody was observed, or, without one, how many hours a session lasted. */
export function readLength(cell: string, within: Stretch | undefined, decimal: Mapping['decimal']): Reading {
  if (isBlank(cell)) return { problem: 'blank' };
  const number = numberIn(cell, decimal);
  const longest = within === undefined ? 24 : within.to - within.from + 1;
  return number === undefined || number < 0 || number > longest ? { problem: 'not_a_length' } : { number };
}

/** A word about service use: the group, whether somebody has died or was there; a service or a role as it stands. */
export function readUse(role: 'group' | 'deceased' | 'service' | 'role' | 'attended', cell: string): Reading {
  switch (role) {
    case 'group': {
      const group = groupNamed(cell);
      return group === undefined ? { problem: 'unknown_group' } : { level: group };
    }
    case 'deceased':
    case 'attended': {
      const said = role === 'deceased' ? deceasedNamed(cell) : attendedNamed(cell);
      if (said !== undefined) return { level: said ? 'yes' : 'no' };
      if (isBlank(cell) || role === 'deceased') return { problem: 'blank' };
      return { problem: 'unknown_attendance' };
    }
    case 'service':
    case 'role': {
      const words = cell.replace(/[\u0000-\u001f\u007f\u00a0\s]+/g, ' ').trim();
      return isBlank(words) || isMissing(words) ? { problem: 'blank' } : { level: words };
    }
  }
}
