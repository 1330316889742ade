import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { dayOf } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { presentState } from '../change-demand.ts';
import { type DemandMode, DemandModeEnum, type DemandState, DemandStateEnum } from '../demand.enums.ts';
import { DemandSortEnum } from './posting.enums.ts';
import { DEMAND_SORTS, listedDemands } from './reading/find-demands.service.ts';

type Words<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

const HEADINGS = {
  zh: [
    '编号',
    '题目',
    '发榜方',
    '方式',
    '状态',
    '榜金（元）',
    '揭榜截止',
    '期望完成',
    '发布日期',
    '变更次数',
    '标识',
  ],
  en: [
    'Number',
    'Title',
    'Poster',
    'Mode',
    'State',
    'Bounty (yuan)',
    'Bids until',
    'Wanted by',
    'Published on',
    'Changes',
    'Id',
  ],
};

const MODES: Words<DemandMode> = {
  PLAIN: ['普通需求', 'Plain demand'],
  OPEN_BIDDING: ['揭榜挂帅', 'Open bidding'],
  DIRECTED: ['定向委托', 'Directed commission'],
  RACE: ['赛马', 'Race'],
};

const STATES: Words<DemandState> = {
  DRAFT: ['草稿', 'Draft'],
  UNDER_REVIEW: ['审核中', 'Under review'],
  RETURNED: ['已退回', 'Returned'],
  OPEN: ['揭榜中', 'Open'],
  CLOSED_FOR_BIDS: ['揭榜截止', 'Closed for bids'],
  EVALUATING: ['评审中', 'Being judged'],
  ON_NOTICE: ['中榜公示', 'On notice'],
  AWARDED: ['已定榜', 'Awarded'],
  PLEDGED: ['已签军令状', 'Pledged'],
  IN_PROGRESS: ['攻关中', 'In progress'],
  ACCEPTED: ['已验收', 'Accepted'],
  SETTLED: ['已结清', 'Settled'],
  CLOSED: ['已关闭', 'Closed'],
  FAILED: ['未成功', 'Failed'],
  CANCELLED: ['已取消', 'Called off'],
};

/** `GET /demands.csv`: what the list of demands shows with the same filters, streamed. */
export function demandListRoutes(_app: App, scopeOf: ResolveScope): Router {
  return Router().get('/demands.csv', serveList(scopeOf, 'demands', demandLines));
}

async function* demandLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const sort = asked.codes('sort', DemandSortEnum)?.[0] ?? 'NEWEST';
  const query = listedDemands(scope, {
    states: asked.codes('states', DemandStateEnum),
    modes: asked.codes('modes', DemandModeEnum),
    text: asked.one('text'),
  });
  yield HEADINGS[asked.language];
  for await (const demands of batches(query, DEMAND_SORTS[sort])) {
    const posters = await organizationById.batch(scope.app, [
      ...new Set(demands.map(({ organizationId }) => organizationId)),
    ]);
    for (const demand of demands) {
      const { number, title, mode, bounty, bidsCloseAt, wantedBy, publishedAt, changeCount, id } = demand;
      yield [
        number,
        title,
        posters.get(demand.organizationId)?.name ?? '',
        word(MODES, mode, asked.language),
        word(STATES, presentState(demand), asked.language),
        formatYuan(bounty),
        bidsCloseAt?.toISOString() ?? '',
        wantedBy ?? '',
        publishedAt ? dayOf(publishedAt) : '',
        String(changeCount),
        id,
      ];
    }
  }
}

function word<Code extends string>(words: Words<Code>, code: Code, language: FileLanguage): string {
  return words[code][language === 'zh' ? 0 : 1];
}
