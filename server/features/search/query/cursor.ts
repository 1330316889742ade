import { createHash } from 'node:crypto';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';

/**
 * Where a page ended. `score`: in an order by score, which holds for one version of the index; `sort`: in an order by
 * a value of the documents; `database`: in a list that the database answered.
 */
export type Place =
  | { by: 'score'; version: string; position: number; score: number; id: string }
  | { by: 'sort'; value: number | null; id: string }
  | { by: 'database'; value: number | null; id: string };

/** Marks a list, so that a cursor of another one is found out. */
export function listMark(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

export function writeCursor(list: string, place: Place): string {
  return Buffer.from(JSON.stringify([list, place])).toString('base64url');
}

/** Reads a cursor; refuses with INVALID what is none, or one of another list. */
export function readCursor(cursor: string, list: string): Place {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed[0] !== list || !isPlace(parsed[1])) {
    throw new Refusal('INVALID', { field: 'after', params: { reason: 'other-list' } });
  }
  return parsed[1];
}

/** The refusal for a cursor whose list is gone: a rebuild, or the answer of the database, came between. */
export function listIsGone(): Refusal {
  return new Refusal('EXPIRED', { field: 'after', params: { reason: 'start-again' } });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const ID = /^[0-9A-Za-z-]{1,64}$/;

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const place = value as Partial<Record<string, unknown>>;
  if (typeof place.id !== 'string' || !ID.test(place.id)) return false;
  if (place.by === 'sort') return place.value === null || Number.isFinite(place.value);
  // It goes into a statement: ids and whole numbers alone.
  if (place.by === 'database')
    return isId(place.id) && (place.value === null || Number.isSafeInteger(place.value));
  return (
    place.by === 'score' &&
    typeof place.version === 'string' &&
    Number.isInteger(place.position) &&
    Number(place.position) >= 0 &&
    Number.isFinite(place.score)
  );
}
