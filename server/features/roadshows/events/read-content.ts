import { DAY_MS } from '../../../platform/clock.ts';
import type { Problems } from '../../../platform/input/problems.ts';
import { readCode, readName, readText } from '../../../platform/input/texts.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { isSector } from '../../../platform/standards/sectors.ts';
import type { RoadshowContent } from './new-roadshow.ts';

/** Longest texts, in characters. */
const TEXTS = { title: 200, summary: 5000, address: 200, hall: 100, url: 500 } as const;

/** Least and greatest numbers. */
const NUMBERS = {
  capacity: [1, 100_000],
  entryMinutes: [1, 120],
  gapMinutes: [0, 60],
  tables: [0, 100],
  slotCount: [0, 50],
  slotMinutes: [5, 120],
} as const;

const MOST_DAYS = 14;

/**
 * Brings what the organiser wrote into its normal form. A draft may lack a summary and a place, but what is there must
 * make sense; everything that does not is collected.
 */
export function readRoadshow(fields: RoadshowContent, problems: Problems): RoadshowContent {
  const isOnlineOnly = fields.kind === 'ONLINE';
  const content: RoadshowContent = {
    ...fields,
    title: readName(fields.title, TEXTS.title, problems.at('title')),
    summary: readText(fields.summary, TEXTS.summary, problems.at('summary')) ?? '',
    regionCode: isOnlineOnly ? null : readRegion(fields.regionCode, problems.at('regionCode')),
    address: isOnlineOnly ? null : readText(fields.address, TEXTS.address, problems.at('address')),
    hall: isOnlineOnly ? null : readText(fields.hall, TEXTS.hall, problems.at('hall')),
    url: fields.kind === 'PLACE' ? null : readUrl(fields.url, problems.at('url')),
    sectors: [...new Set(fields.sectors)],
    languages: [...new Set(fields.languages)],
    slotsStartAt: fields.tables > 0 ? fields.slotsStartAt : null,
    slotCount: fields.tables > 0 ? fields.slotCount : 0,
  };
  content.sectors.forEach((sector, index) => {
    if (!isSector(sector)) problems.at('sectors', index).add('INVALID', { reason: 'UNKNOWN_CODE' });
  });
  if (content.languages.length === 0) problems.at('languages').add('REQUIRED');
  for (const [name, [min, max]] of Object.entries(NUMBERS)) {
    const value = content[name as keyof typeof NUMBERS];
    if (!Number.isInteger(value) || value < min || value > max)
      problems.at(name).add('INVALID', { reason: 'RANGE', min, max });
  }
  checkTimes(content, problems);
  checkTables(content, problems);
  return content;
}

/** What must be there before anybody is called: what it is about, and where. */
export function requireComplete(
  { kind, summary, regionCode, address }: RoadshowContent,
  problems: Problems,
): void {
  if (summary === '') problems.at('summary').add('REQUIRED');
  if (kind === 'ONLINE') return;
  if (regionCode === null) problems.at('regionCode').add('REQUIRED');
  if (address === null) problems.at('address').add('REQUIRED');
}

/** Whether the times come in their order. */
export function checkTimes(
  {
    startsAt,
    endsAt,
    entriesUntil,
    registerUntil,
  }: Pick<RoadshowContent, 'startsAt' | 'endsAt' | 'entriesUntil' | 'registerUntil'>,
  problems: Problems,
): void {
  if (endsAt <= startsAt) problems.at('endsAt').add('INVALID', { reason: 'TIME_ORDER' });
  else if (endsAt.getTime() - startsAt.getTime() > MOST_DAYS * DAY_MS)
    problems.at('endsAt').add('INVALID', { reason: 'TOO_LONG_AN_EVENT', days: MOST_DAYS });
  if (entriesUntil > startsAt) problems.at('entriesUntil').add('INVALID', { reason: 'AFTER_START' });
  if (registerUntil > endsAt) problems.at('registerUntil').add('INVALID', { reason: 'AFTER_END' });
}

function checkTables(
  { tables, slotCount, slotMinutes, slotsStartAt, startsAt, endsAt }: RoadshowContent,
  problems: Problems,
): void {
  if (tables === 0) return;
  if (slotCount === 0) problems.at('slotCount').add('REQUIRED');
  if (slotsStartAt === null) problems.at('slotsStartAt').add('REQUIRED');
  else if (
    slotsStartAt < startsAt ||
    slotsStartAt.getTime() + slotCount * slotMinutes * 60_000 > endsAt.getTime()
  )
    problems.at('slotsStartAt').add('INVALID', { reason: 'OUTSIDE' });
}

function readRegion(code: string | null, problems: Problems): string | null {
  return readCode(code, (known) => (regionName(known) ? known : null), problems);
}

/** An address that a browser opens and that cannot run anything. */
function readUrl(text: string | null, problems: Problems): string | null {
  const url = readText(text, TEXTS.url, problems);
  if (url === null) return null;
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) problems.add('INVALID', { reason: 'NO_URL' });
  return url;
}
