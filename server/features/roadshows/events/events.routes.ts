import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { localMoment } from '../hall-time.ts';
import { LIVE_ENTRIES, RoadshowKindEnum, RoadshowStateEnum } from '../roadshow.enums.ts';
import { entryCountsOf } from '../roadshow.loaders.ts';
import { KIND_WORDS, STATE_WORDS } from '../roadshow-words.ts';
import { serveWorkbook } from '../workbook.ts';
import { RoadshowSortEnum, RoadshowWhenEnum } from './events.enums.ts';
import { ownRoadshows, ROADSHOW_SORTS } from './reading/find-roadshows.service.ts';

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '编号',
    '名称',
    '主办方',
    '方式',
    '状态',
    '开始',
    '结束',
    '地区',
    '地点',
    '领域',
    '征集截止',
    '报名截止',
    '席位',
    '候选成果',
    '入选成果',
    '标识',
  ],
  en: [
    'Number',
    'Title',
    'Organiser',
    'Kind',
    'State',
    'Begins',
    'Ends',
    'Region',
    'Place',
    'Sectors',
    'Entries until',
    'Registration until',
    'Seats',
    'Entries',
    'Chosen',
    'Id',
  ],
};

/** `GET /roadshows.{csv,xlsx}`: the organiser's own roadshows as their list shows them with the same filters. */
export function eventsRoutes(app: App, scopeOf: ResolveScope): Router {
  return Router()
    .get('/roadshows.csv', serveList(scopeOf, 'roadshows', roadshowLines))
    .get('/roadshows.xlsx', serveWorkbook(app, scopeOf, 'roadshows', roadshowLines));
}

async function* roadshowLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const sort = asked.codes('sort', RoadshowSortEnum)?.[0] ?? 'LATEST';
  const query = ownRoadshows(scope, {
    when: asked.codes('when', RoadshowWhenEnum)?.[0] ?? null,
    states: asked.codes('states', RoadshowStateEnum),
    kinds: asked.codes('kinds', RoadshowKindEnum),
    text: asked.one('text'),
  });
  const { language } = asked;
  yield HEADINGS[language];
  for await (const roadshows of batches(query, ROADSHOW_SORTS[sort])) {
    const ids = roadshows.map(({ id }) => id);
    const counts = await entryCountsOf.batch(scope.app, ids);
    const organisers = await organizationById.batch(scope.app, [
      ...new Set(roadshows.map(({ organizationId }) => organizationId)),
    ]);
    for (const roadshow of roadshows) {
      const all = counts.get(roadshow.id) ?? [];
      const live = all.filter(({ state }) => LIVE_ENTRIES.includes(state));
      yield [
        roadshow.number,
        roadshow.title,
        organisers.get(roadshow.organizationId)?.name ?? '',
        KIND_WORDS[roadshow.kind][language],
        STATE_WORDS[roadshow.state][language],
        localMoment(roadshow.startsAt),
        localMoment(roadshow.endsAt),
        regionName(roadshow.regionCode ?? '')?.[language] ?? '',
        [roadshow.address, roadshow.hall].filter(Boolean).join(' '),
        roadshow.sectors.map((code) => sector(code)?.[language] ?? code).join('、'),
        localMoment(roadshow.entriesUntil),
        localMoment(roadshow.registerUntil),
        String(roadshow.capacity),
        String(live.reduce((sum, { count }) => sum + count, 0)),
        String(all.find(({ state }) => state === 'CHOSEN')?.count ?? 0),
        roadshow.id,
      ];
    }
  }
}
