import { ageBand } from '../vocabulary/ages';
import { deprivationFifth } from '../vocabulary/deprivation';
import { type DimensionId, dimensionById, levelOf, notRecorded } from '../vocabulary/dimensions';
import type { Mapping } from '../vocabulary/mapping';
import { statusReason } from '../vocabulary/closures';
import { isBlank, type Reading } from './reading';

/** The level of a dimension that a cell means; of several reasons joined by semicolons, the first. */
export function readLevel(id: DimensionId, cell: string, mapping: Mapping): Reading {
  const dimension = dimensionById.get(id);
  if (dimension === undefined) throw new Error(`import: no dimension "${id}"`);
  const text = tidy(id === 'reason' ? firstOf(cell) : cell);
  if (isBlank(text)) return { level: notRecorded };
  if (id === 'deprivation' && mapping.deprivation !== undefined) {
    const fifth = fifthOf(text, mapping.deprivation);
    if (fifth !== undefined) return { level: fifth };
  }
  const level = hasPicture(text) ? text : levelOf(dimension, text);
  const usual = dimension.order.length === 0 || level === notRecorded || dimension.order.includes(level);
  return usual ? { level } : { level, problem: 'unknown_level' };
}

/** The band of an age in years; a band written instead of an age is read as one. An impossible age is not recorded. */
export function readAge(cell: string, mapping: Mapping): Reading {
  const text = tidy(cell);
  if (isBlank(text)) return { level: notRecorded };
  const band = ageBand(text);
  if (band !== undefined) return { level: band };
  const read = readLevel('age_band', text, mapping);
  return /^-?\d+([.,]\d+)?$/.test(text) && read.level !== notRecorded
    ? { level: notRecorded, problem: 'impossible_age' }
    : read;
}

/** How the referral ended. */
export function readStatus(cell: string): Reading {
  return { level: statusReason(tidy(cell)) };
}

function firstOf(cell: string): string {
  return cell.split(/[;|]/).find((part) => !isBlank(part)) ?? '';
}

function fifthOf(text: string, written: NonNullable<Mapping['deprivation']>): string | undefined {
  const found = /^(?:imd|decile|quintile|fifth)?\s*(\d{1,2})(?:\.0)?$/i.exec(text);
  if (!found) return undefined;
  return deprivationFifth(Number(found[1]), {
    scale: written.steps === 10 ? 'decile' : 'quintile',
    mostDeprivedIs: written.most_deprived === 'lowest' ? 1 : 'highest',
  });
}

/** Whether a text has no letter and no digit, and yet says something: a site can be one picture. */
function hasPicture(text: string): boolean {
  return /\p{So}/u.test(text) && !/[\p{Letter}\p{Number}]/u.test(text);
}

/**
 * Without control characters, of which one separates the levels on their way to the engine, and without signs that cannot be seen; an
 * accent and its letter are one sign. The joiner inside pictures stays.
 */
function tidy(cell: string): string {
  return plainAscii.test(cell) && !cell.includes('  ')
    ? cell.trim()
    : cell
        .normalize('NFC')
        .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
        .replace(/[\u0000-\u001f\u007f\u00a0\s]+/g, ' ')
        .trim();
}

const plainAscii = /^[ -~]*$/;
