import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { LANE_STATES } from '../lane.enums.ts';
import { findLane, visibleWorks, WORKS_ORDER } from './find-lanes.service.ts';
import { pledgeOfLane } from './lane.loaders.ts';
import { lanePolicy } from './lane.policy.ts';
import { laneStateAt } from './lane.states.ts';
import { LANE_STATE_WORDS } from './lane-words.ts';
import { pledgePdf } from './pledge/pledge-pdf.ts';

const HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: ['榜单编号', '榜单', '揭榜方', '序号', '名次', '状态', '榜金上限（元）', '中榜日', '结束日'],
  en: ['Demand', 'Title', 'Winner', 'Lane', 'Rank', 'State', 'Bounty at most (yuan)', 'Awarded', 'Ended'],
};

/** `GET /demands/lanes/:id/pledge.pdf`: the pledge, for both sides; `GET /demands/works.csv`: what the list of works shows. */
export function laneRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/demands/lanes/:id/pledge.pdf', async (request, response) => {
    const found = await pledgeFor(await scopeOf(request, response), request.params.id ?? '');
    if (!found) {
      response.status(404).json({ message: 'Not found.' });
      return;
    }
    response.set({
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', `军令状-${found.demand.number}.pdf`),
      'cache-control': 'no-store',
    });
    response.send(await pledgePdf(app, found));
  });
  const works = serveList(scopeOf, 'works', async function* (scope, asked) {
    const query = visibleWorks(scope, {
      states: asked.codes('states', LANE_STATES),
      text: asked.one('text'),
    });
    yield HEADS[asked.language];
    for await (const lanes of batches(query, WORKS_ORDER)) yield* await lines(scope, lanes, asked.language);
  });
  return router.get('/demands/works.csv', works);
}

async function pledgeFor(scope: Scope, id: string) {
  const lane = await findLane(scope, id);
  if (!lane) return null;
  const demand = (await demandById.batch(scope.app, [lane.demandId])).get(lane.demandId);
  const pledge = (await pledgeOfLane.batch(scope.app, [id])).get(id);
  const isOpen = demand && pledge && lanePolicy.see(scope.actor, { lane, demand });
  return isOpen ? { lane, demand, pledge } : null;
}

async function lines(
  { app }: Scope,
  lanes: readonly DemandLane[],
  language: FileLanguage,
): Promise<string[][]> {
  const demands = await demandById.batch(app, [...new Set(lanes.map(({ demandId }) => demandId))]);
  const leads = await organizationById.batch(app, [
    ...new Set(lanes.map(({ organizationId }) => organizationId)),
  ]);
  return lanes.map((lane) => {
    const demand = demands.get(lane.demandId);
    return [
      demand?.number ?? '',
      demand?.title ?? '',
      leads.get(lane.organizationId)?.name ?? '',
      String(lane.number),
      String(lane.rank),
      LANE_STATE_WORDS[language][laneStateAt(lane, clock.now())],
      formatYuan(lane.amount),
      dayOf(lane.openedAt),
      lane.endedAt === null ? '' : dayOf(lane.endedAt),
    ];
  });
}
