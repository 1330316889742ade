import { isDay } from '../graphql/scalars.ts';
import { isId } from '../ids.ts';
import type { Problems } from './problems.ts';

/** Characters that no text of ours holds: controls other than line breaks and tabs, and direction overrides. */
const UNWANTED = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text without what cannot be seen, in composed form; null where nothing is left. */
export function tidy(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(UNWANTED, '').trim();
  return clean === '' ? null : clean;
}

/** Reads a text of at most `max` characters. */
export function readText(text: string | null | undefined, max: number, problems: Problems): string | null {
  const clean = tidy(text);
  if (clean !== null && clean.length > max) problems.add('TOO_LONG', { max });
  return clean;
}

/** Reads a name on one line that must be there. */
export function readName(text: string | null | undefined, max: number, problems: Problems): string {
  const clean = readText(text?.replace(/\s+/g, ' '), max, problems);
  if (clean === null) problems.add('REQUIRED');
  return clean ?? '';
}

/** Reads a list of short texts without repetitions. */
export function readList(
  texts: readonly string[],
  limits: { items: number; length: number },
  problems: Problems,
): string[] {
  const list = texts.map((text, index) => readText(text, limits.length, problems.at(index)));
  const unique = [...new Set(list.filter((text) => text !== null))];
  if (unique.length > limits.items) problems.add('LIMIT', { max: limits.items });
  return unique;
}

/** Reads a code of a list; a code that is not in it is refused. */
export function readCode(
  code: string | null | undefined,
  normalise: (code: string) => string | null | undefined,
  problems: Problems,
): string | null {
  const clean = tidy(code);
  if (clean === null) return null;
  const found = normalise(clean);
  if (!found) problems.add('INVALID', { reason: 'UNKNOWN_CODE' });
  return found ?? null;
}

/** Reads the id of a record; whether there is one is for the service to find out. */
export function readId(id: string | null | undefined, problems: Problems): string | null {
  if (id === null || id === undefined) return null;
  if (!isId(id)) problems.add('NOT_FOUND');
  return id.toLowerCase();
}

/** Days in their order; each later one is not before an earlier one. */
export function checkDays(
  days: readonly { field: string; day: string | null; latest?: string }[],
  problems: Problems,
): void {
  let last: { field: string; day: string } | null = null;
  for (const { field, day, latest } of days) {
    if (day === null) continue;
    if (!isDay(day)) problems.at(field).add('INVALID', { reason: 'NO_DAY' });
    else if (latest !== undefined && day > latest)
      problems.at(field).add('INVALID', { reason: 'IN_FUTURE', latest });
    else if (last !== null && day < last.day) {
      problems.at(field).add('INVALID', { reason: 'DAY_ORDER', after: last.field, day: last.day });
    }
    last = { field, day };
  }
}

/** Reads a reason, which may have several lines. */
export function readReason(text: string, problems: Problems): string | null {
  const reason = readText(text, 2000, problems);
  if (reason === null) problems.add('REQUIRED');
  return reason;
}
