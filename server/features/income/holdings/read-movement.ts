import { clock } from '../../../platform/clock.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import type { Problems } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';

/** Characters of a remark at most. */
const NOTE = 500;
/** Files of one record at most. */
const FILES = 20;

/** What every record of shares is given with. */
export interface RecordFields {
  note?: string | null;
  fileIds: readonly string[];
}

/** Reads remark and files; `evidence` asks for one file at least. */
export function readRecord(
  fields: RecordFields,
  problems: Problems,
  evidence = true,
): { note: string | null } {
  const { fileIds } = fields;
  if (evidence && fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
  if (fileIds.length > FILES) problems.at('fileIds').add('LIMIT', { max: FILES });
  return { note: readText(fields.note, NOTE, problems.at('note')) };
}

/** Checks a day that lies between another and today. */
export function checkDay(day: string, from: string | null, problems: Problems): void {
  const latest = clock.today();
  if (!isDay(day)) problems.add('INVALID', { reason: 'NO_DAY' });
  else if (day > latest) problems.add('INVALID', { reason: 'IN_FUTURE', latest });
  else if (from !== null && day < from) problems.add('INVALID', { reason: 'DAY_ORDER', day: from });
}
