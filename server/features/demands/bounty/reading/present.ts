import type { Actor } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Page } from '../../../../platform/database/page.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { laneStateAt } from '../../lanes/lane.states.ts';
import type { BountyAccount, BountyLane, DemandBounty } from '../bounty.types.ts';
import type { BountyRecord } from '../bounty-record.ts';
import { restOf } from '../data/safeguard.entity.ts';
import { isOver, isPending, sum } from '../reckon.ts';
import { unpaidOf } from '../steps/record-payment.service.ts';
import { viewOf } from './bounty-view.ts';

/** What everybody sees of a bounty. */
export function presentBounty({ demand, sums, safeguards }: BountyRecord): DemandBounty {
  const kept = safeguards.filter((each) => restOf(each) > 0n);
  const days = kept.flatMap(({ validUntil }) => validUntil ?? []).sort();
  return {
    id: demand.id,
    amount: demand.bounty,
    isOver: isOver(demand),
    isSafeguarded: sums.isSafeguarded,
    keptBy: [...new Set(kept.map(({ kind }) => kind))].sort(),
    guaranteedUntil: days[0] ?? null,
  };
}

/** What the actor sees of the money; null for who is no party. */
export function presentAccount(actor: Actor, record: BountyRecord): BountyAccount | null {
  const view = viewOf(actor, record);
  if (!view) return null;
  const { whole, lanes, sums, stages, actions, record: shown } = view;
  const { safeguards, payments, reclaims, returns, repayments } = shown;
  const { due, paid, pending, reclaimed, repaid, isSettled } = sums;
  return {
    ...{ whole, due, paid, pending, reclaimed, repaid, isSettled, actions },
    held: whole ? sums.held : null,
    guaranteed: whole ? sums.guaranteed : null,
    needed: whole ? sums.needed : null,
    free: whole ? sums.free : null,
    lanes: lanes.map((lane) => presentLane(record, lane)),
    stages: stages.map(({ lane, due: fell, ...line }) => ({
      ...line,
      laneId: lane.id,
      dueAt: fell?.at ?? null,
      entryId: fell?.entryId ?? null,
    })),
    ...{ safeguards, payments, reclaims, returns, repayments },
  };
}

/** One winner with what it gets. */
export function presentLane(record: BountyRecord, lane: DemandLane): BountyLane {
  const { id, number, amount, demandId, organizationId } = lane;
  const own = <T extends { laneId: string }>(rows: readonly T[]) =>
    rows.filter(({ laneId }) => laneId === id);
  const dues = own(record.dues);
  return {
    ...{ id, number, amount, demandId, organizationId },
    state: laneStateAt(lane, clock.now()),
    due: sum(dues, (each) => each.amount),
    paid: sum(dues, (each) => each.paid),
    unpaid: unpaidOf(record, id),
    pending: sum(own(record.payments), (each) => (isPending(each.state) ? each.amount : 0n)),
    toGiveBack: sum(own(record.reclaims), (each) => each.amount - each.repaid),
  };
}

/** A page of other things made of a page. */
export async function mapPage<From, To>(
  page: Page<From>,
  to: (node: From) => Promise<To>,
): Promise<Page<To>> {
  const edges = await Promise.all(
    page.edges.map(async ({ cursor, node }) => ({ cursor, node: await to(node) })),
  );
  return { ...page, edges };
}
