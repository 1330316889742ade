import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import {
  type Asked,
  batches,
  type FileLanguage,
  type ListLines,
  serveList,
} from '../../../platform/http/serve-list.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { resultById } from '../../results/result.loaders.ts';
import { noRoadshow } from '../change-roadshow.ts';
import type { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { findRoadshow } from '../events/reading/find-roadshows.service.ts';
import { localMoment } from '../hall-time.ts';
import { RoadshowEntryStateEnum } from '../roadshow.enums.ts';
import { entriesOfRoadshow, roadshowById, sessionById } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import { ENTRY_STATE_WORDS } from '../roadshow-words.ts';
import { serveWorkbook } from '../workbook.ts';
import { ENTRY_ORDER, ownEntries } from './reading/find-entries.service.ts';
import { isConfirmed } from './steps/speak.service.ts';

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '路演编号',
    '路演',
    '序号',
    '成果',
    '领域',
    '单位',
    '状态',
    '单位同意',
    '完成人同意',
    '场次',
    '演讲时间',
    '分钟',
    '主讲人',
    '主讲人已确认',
    '标识',
  ],
  en: [
    'Roadshow no.',
    'Roadshow',
    'Place in order',
    'Result',
    'Sector',
    'Unit',
    'State',
    'Unit agreed',
    'Completers agreed',
    'Session',
    'On stage',
    'Minutes',
    'Speaker',
    'Speaker confirmed',
    'Id',
  ],
};

/**
 * `GET /roadshows/entries.{csv,xlsx}`: one's own entries as their list shows them with the same filters;
 * `GET /roadshows/:id/entries.{csv,xlsx}`: all entries of a roadshow, for its organiser.
 */
export function entriesRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router()
    .get('/roadshows/entries.csv', serveList(scopeOf, 'roadshow-entries', ownLines))
    .get('/roadshows/entries.xlsx', serveWorkbook(app, scopeOf, 'roadshow-entries', ownLines));
  // The address is read per request: a list is told it beside its filters.
  router.get('/roadshows/:id/entries.csv', (request, response, next) =>
    serveList(scopeOf, 'roadshow-entries', linesOf(request.params.id))(request, response, next),
  );
  const book = (id: string) => serveWorkbook(app, scopeOf, 'roadshow-entries', linesOf(id)).at(-1);
  router.get('/roadshows/:id/entries.xlsx', (request, response, next) =>
    book(request.params.id)?.(request, response, next),
  );
  return router;
}

async function* ownLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const query = ownEntries(scope, {
    states: asked.codes('states', RoadshowEntryStateEnum),
    text: asked.one('text'),
  });
  yield HEADINGS[asked.language];
  for await (const entries of batches(query, ENTRY_ORDER)) yield* entryLines(scope, entries, asked.language);
}

function linesOf(roadshowId: string): ListLines {
  return async function* lines(scope, { language }) {
    const roadshow = await findRoadshow(scope, roadshowId);
    if (!roadshow || !roadshowPolicy.seePrivate(scope.actor, roadshow)) throw noRoadshow();
    yield HEADINGS[language];
    const entries = (await entriesOfRoadshow.batch(scope.app, [roadshow.id])).get(roadshow.id) ?? [];
    yield* entryLines(scope, entries, language);
  };
}

async function* entryLines(
  { app }: Scope,
  entries: readonly RoadshowEntry[],
  language: FileLanguage,
): AsyncGenerator<readonly string[]> {
  if (entries.length === 0) return;
  const idsOf = (pick: (entry: RoadshowEntry) => string | null) => [
    ...new Set(entries.flatMap((entry) => pick(entry) ?? [])),
  ];
  const roadshows = await roadshowById.batch(
    app,
    idsOf(({ roadshowId }) => roadshowId),
  );
  const results = await resultById.batch(
    app,
    idsOf(({ resultId }) => resultId),
  );
  const units = await organizationById.batch(
    app,
    idsOf(({ organizationId }) => organizationId),
  );
  const sessions = await sessionById.batch(
    app,
    idsOf(({ sessionId }) => sessionId),
  );
  const moment = (at: Date | null) => (at ? localMoment(at) : '');
  for (const entry of entries) {
    const roadshow = roadshows.get(entry.roadshowId);
    const result = results.get(entry.resultId);
    yield [
      roadshow?.number ?? '',
      roadshow?.title ?? '',
      String(entry.position),
      result?.title ?? '',
      sector(result?.sector ?? '')?.[language] ?? '',
      units.get(entry.organizationId)?.name ?? '',
      ENTRY_STATE_WORDS[entry.state][language],
      moment(entry.unitConsentAt),
      moment(entry.completerConsentAt),
      sessions.get(entry.sessionId ?? '')?.title ?? '',
      moment(entry.startsAt),
      String(entry.minutes),
      entry.speakerName ?? '',
      isConfirmed(entry) ? moment(entry.speakerConfirmedAt) : '',
      entry.id,
    ];
  }
}
