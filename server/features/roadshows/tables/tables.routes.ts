import { type Request, type Response, Router } from 'express';
import ical from 'ical-generator';
import type { App, Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { Asked, type FileLanguage, refuseDownload, serveList } from '../../../platform/http/serve-list.ts';
import { localMoment } from '../hall-time.ts';
import { existingTables } from './find-tables.service.ts';
import type { RoadshowTables, RoadshowTalk } from './tables.types.ts';

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: ['轮次', '开始', '结束', '桌号', '路演项目', '单位', '嘉宾', '嘉宾单位', '人工安排'],
  en: ['Slot', 'Begins', 'Ends', 'Table', 'Entry', 'Unit', 'Guest', 'Organisation', 'By hand'],
};
const WORDS = {
  zh: { table: '第{number}桌', talk: '对接洽谈：{other}', byHand: '是' },
  en: { table: 'Table {number}', talk: 'Talk with {other}', byHand: 'yes' },
} as const;

/**
 * `GET /roadshows/tables.csv` (`?roadshow=`): the talks that the reader may see; `GET /roadshows/timetable.ics`: the same
 * as a calendar. Both take `lang`.
 */
export function tableRoutes(app: App, scopeOf: ResolveScope): Router {
  return Router()
    .get('/roadshows/tables.csv', serveList(scopeOf, 'tables', tableLines))
    .get('/roadshows/timetable.ics', rateLimit(app.config), (request, response) =>
      sendTimetable(request, response, scopeOf),
    );
}

async function* tableLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const { talks } = await tablesAsked(scope, asked);
  yield HEADINGS[asked.language];
  for (const talk of talks) {
    const { slot, table, startsAt, endsAt, entry, unit, guest, organization, byHand } = talk;
    const times = [localMoment(startsAt), localMoment(endsAt)];
    const byHandText = byHand ? WORDS[asked.language].byHand : '';
    yield [String(slot), ...times, String(table), entry, unit, guest, organization, byHandText];
  }
}

async function sendTimetable(request: Request, response: Response, scopeOf: ResolveScope): Promise<void> {
  try {
    const asked = new Asked(request);
    const scope = await scopeOf(request, response);
    const text = calendarOf(await tablesAsked(scope, asked), asked.language);
    response.set({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `timetable-${clock.today()}.ics`),
      'cache-control': 'no-store',
    });
    response.end(text);
  } catch (error) {
    refuseDownload(response, error);
  }
}

async function tablesAsked(scope: Scope, asked: Asked): Promise<RoadshowTables> {
  if (!actingUser(scope.actor)) throw new Refusal('SIGN_IN_REQUIRED');
  return existingTables(scope, asked.one('roadshow') ?? '');
}

/** The talks as events of a calendar; each says who sits on both sides. */
export function calendarOf({ title, talks }: RoadshowTables, language: FileLanguage): string {
  const calendar = ical({ name: title, prodId: { company: 'Fruition', product: 'Roadshows' } });
  const words = WORDS[language];
  for (const talk of talks) {
    calendar.createEvent({
      id: talk.id,
      stamp: clock.now(),
      start: talk.startsAt,
      end: talk.endsAt,
      summary: words.talk.replace('{other}', sidesOf(talk)),
      location: words.table.replace('{number}', String(talk.table)),
      description: title,
    });
  }
  return calendar.toString();
}

function sidesOf({ entry, unit, guest, organization }: RoadshowTalk): string {
  return `${entry} (${unit}) – ${guest} (${organization})`;
}
