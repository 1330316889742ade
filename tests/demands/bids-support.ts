import { openBids } from '../../server/features/demands/bidding/opening/open-bids.service.ts';
import { asOpened, type OpenedBid } from '../../server/features/demands/bidding/opening/opened-bids.ts';
import { handInBid } from '../../server/features/demands/bidding/sealing/hand-in-bid.service.ts';
import { beginBid } from '../../server/features/demands/bidding/writing/begin-bid.service.ts';
import { saveBid } from '../../server/features/demands/bidding/writing/save-bid.service.ts';
import type { BidDraft } from '../../server/features/demands/content/bid-content.ts';
import type { Bid } from '../../server/features/demands/data/bid.entity.ts';
import { Bid as BidRow } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { jobScope } from '../../server/platform/app.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { makeUnit } from '../support/results.ts';
import type { DemandWorld } from './support.ts';

/** Everything that a bid for a demand of `fullDemand` needs: 72 % of straw at 35 yuan, for 80,000 yuan. */
export function fullDraft({ content }: Demand, values: Partial<BidDraft> = {}): BidDraft {
  return {
    summary: '以三株低温菌组成复合菌剂，配套秋季一次喷施工艺。',
    approach: '先在五个试验点做小区试验，再做百亩示范；每个阶段由第三方检测机构取样检测。',
    promises: content.targets.map(({ id }, index) => ({
      targetId: id,
      value: index === 0 ? '72' : '35',
      upper: null,
      how: '三次重复试验，由第三方检测。',
    })),
    milestones: [
      { name: '小区试验完成', dueOn: dayOf(clock.in(120 * DAY_MS)), deliverable: '试验报告' },
      { name: '百亩示范完成', dueOn: dayOf(clock.in(300 * DAY_MS)), deliverable: '示范报告' },
    ],
    team: [{ name: '李明', title: '教授', role: '菌种选育', userId: null }],
    responsiblePerson: { name: '李明', title: '教授', userId: null },
    budget: [
      { item: '试验材料费', amount: 5_000_000n },
      { item: '检测费', amount: 3_000_000n },
    ],
    ask: 8_000_000n,
    rights: [],
    risks: [{ risk: '秋季降温早，施用窗口短', answer: '备两套施用日程' }],
    mustHaves: content.mustHaves.map(({ id }) => ({ id, kept: true, note: '菌种已在农业农村部登记' })),
    fileIds: [],
    ...values,
  };
}

/** A bid of somebody who may write and hand in bids, as a full draft. */
export async function makeDraftBid(
  { app }: { app: App },
  demand: Demand,
  member: Member,
  values: Partial<BidDraft> = {},
): Promise<Bid> {
  const scope = await scopeOf(app, member);
  const { id, version } = await beginBid(scope, { demandId: demand.id });
  return saveBid(scope, { bidId: id, expectedVersion: version, draft: fullDraft(demand, values) });
}

/** The same, handed in; a new unit's unless told who bids. */
export async function makeSealedBid(
  world: DemandWorld,
  demand: Demand,
  { by, draft = {} }: { by?: Member; draft?: Partial<BidDraft> } = {},
): Promise<Bid> {
  const member = by ?? (await makeUnit(world.app, world.operator)).officer;
  const { id } = await makeDraftBid(world, demand, member, draft);
  return handInBid(await scopeOf(world.app, member), { bidId: id });
}

/** Opens what is due, and answers the bids by their making. The clock must have passed the deadline. */
export async function openAll({ app }: { app: App }, demandId: string): Promise<OpenedBid[]> {
  await openBids(jobScope(app, 'test'), demandId);
  const bids = await app.db.manager.find(BidRow, { where: { demandId }, order: { id: 'ASC' } });
  return bids.filter(({ state }) => state === 'OPENED').map(asOpened);
}

export function bidRow({ app }: { app: App }, id: string): Promise<Bid> {
  return app.db.manager.findOneByOrFail(BidRow, { id });
}
