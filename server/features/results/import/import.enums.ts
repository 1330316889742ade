import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ImportStateEnum = describedEnum('ImportState', 'Where a bulk import stands.', {
  UPLOADED: 'The file was read; its columns wait to be mapped.',
  DRY_RUNNING: 'All rows are being checked; nothing is written.',
  CHECKED: 'All rows were checked.',
  RUNNING: 'Rows are being written.',
  PAUSED: 'Stopped by hand; what was written stays, the rest waits.',
  DONE: 'All rows were handled.',
  FAILED: 'The file could not be read to its end; what was written stays.',
  CANCELLED: 'Given up by hand; what was written stays.',
});
export type ImportState = keyof typeof ImportStateEnum;

export const ImportTargetEnum = describedEnum('ImportTarget', 'What the rows become.', {
  DRAFT: 'Drafts that go through disclosure and review one by one.',
  PUBLISHED: 'Registered and published results; an officer attests their review.',
});
export type ImportTarget = keyof typeof ImportTargetEnum;

export const ImportFormatEnum = describedEnum('ImportFormat', 'Format of the file, told by its content.', {
  CSV: 'Delimited text.',
  XLSX: 'Workbook; its first sheet is read.',
  JSON_LINES: 'One JSON object a line.',
});

export const ImportRowStateEnum = describedEnum('ImportRowState', 'What became of a row.', {
  OK: 'Checked without a problem; it would be written.',
  CREATED: 'A new result was made.',
  UPDATED: 'The result of an earlier import was changed.',
  UNCHANGED: 'The same as when it was imported before.',
  INVALID: 'Has problems; nothing was written.',
});
export type ImportRowState = keyof typeof ImportRowStateEnum;
