import { type App, jobScope, type Scope } from '../../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { isId } from '../../../../platform/ids.ts';
import { bidsAreOpen } from '../../bid.states.ts';
import { Bid, BidPartner } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { expertReadsFile } from '../../judging/reading/expert-files.ts';
import { BID_FILES } from '../bid.loaders.ts';
import { bidPolicy, sideOf, WRITES_BIDS } from '../bid.policy.ts';
import type { BidViewerSide } from '../bidding.enums.ts';
import { OPEN_BIDS_JOB, openBids } from '../opening/open-bids.service.ts';
import { asOpened, type OpenedBid } from '../opening/opened-bids.ts';

/** A bid as somebody may know of it, with how they stand to it. */
export interface KnownBid {
  bid: Bid;
  side: BidViewerSide;
}

/**
 * A bid that the actor may know of: one of their own side at any time, and after the opening every one of a demand whose
 * bids they read. Null for all others, whether there is such a bid or not. Opens what is due.
 */
export async function findBid(scope: Scope, id: string): Promise<Bid | null> {
  return (await knownBid(scope.app, scope.actor, id))?.bid ?? null;
}

async function knownBid(app: App, actor: Actor, id: string): Promise<KnownBid | null> {
  const { manager } = app.db;
  if (!isId(id) || actor.kind === 'visitor') return null;
  const bid = await manager.findOneBy(Bid, { id });
  if (!bid) return null;
  const side = sideOf(actor, { bid, partners: await manager.findBy(BidPartner, { bidId: id }) });
  if (side !== null) return { bid, side };
  const demand = await readableDemand(app, actor, bid.demandId);
  if (!demand) return null;
  const opened = await manager.findOneByOrFail(Bid, { id });
  return isOpened(opened) ? { bid: opened, side: 'READER' } : null;
}

/** The demand whose bids the actor reads, once they are open; null before, and for everybody else. */
async function readableDemand(app: App, actor: Actor, demandId: string): Promise<Demand | null> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || !readsBids(actor, demand)) return null;
  return (await openWhereDue(app, demand)) ? demand : null;
}

/** Whether the actor reads all bids of a demand after the opening: the poster's people and the operators. */
export function readsBids(actor: Actor, demand: Demand): boolean {
  return demandPolicy.seePrivate(actor, demand);
}

/** Opens what is due; answers whether the bids are open. */
async function openWhereDue(app: App, demand: Demand): Promise<boolean> {
  if (!bidsAreOpen(demand, clock.now())) return false;
  // Time opens bids, not the person who happens to look first.
  if (demand.bidsOpenedAt === null) await openBids(jobScope(app, OPEN_BIDS_JOB), demand.id);
  return true;
}

/**
 * The bids of a demand for those who read them all; null before the opening, and for everybody else.
 */
export async function findDemandBids(scope: Scope, demandId: string): Promise<OpenedBid[] | null> {
  const demand = await readableDemand(scope.app, scope.actor, demandId);
  return demand ? bidsOf(scope.app, demand.id) : null;
}

/** What everybody may know once the bids are open: which there are, and the digests that they were sealed under. */
export interface BidSeal {
  bidId: string;
  digest: string;
}

/** The seals of the bids of a published demand; null before the opening. */
export async function findSeals({ app, actor }: Scope, demandId: string): Promise<BidSeal[] | null> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || !demandPolicy.see(actor, demand) || !(await openWhereDue(app, demand))) return null;
  const bids = await app.db.manager.find(Bid, {
    select: { id: true, digest: true, state: true },
    where: { demandId },
    order: { id: 'ASC' },
  });
  return bids.filter(isOpened).map(({ id, digest }) => ({ bidId: id, digest: digest ?? '' }));
}

async function bidsOf(app: App, demandId: string): Promise<OpenedBid[]> {
  const bids = await app.db.manager.find(Bid, { where: { demandId }, order: { id: 'ASC' } });
  return bids.filter(isOpened).map(asOpened);
}

function isOpened({ state }: Bid): boolean {
  return state !== 'DRAFT' && state !== 'SEALED' && state !== 'WITHDRAWN';
}

/**
 * The bid that the organisation acted for leads for a demand, if the actor may know it; whether there is one at all is
 * for those who could write one.
 */
export async function findOwnBid(
  { app, actor }: Scope,
  demandId: string,
): Promise<{ bid: Bid | null; isTaken: boolean }> {
  const organizationId = actingUser(actor)?.organizationId;
  if (!organizationId || !isId(demandId)) return { bid: null, isTaken: false };
  const { manager } = app.db;
  const bids = await manager
    .createQueryBuilder(Bid, 'bid')
    .where('bid.demandId = :demandId', { demandId })
    .andWhere(
      `(bid.leadOrganizationId = :organizationId OR EXISTS (
         SELECT FROM demand_bid_partner partner WHERE partner.bid_id = bid.id
           AND partner.organization_id = :organizationId AND partner.state <> 'DECLINED'))`,
      { organizationId },
    )
    .andWhere(`bid.state <> 'WITHDRAWN'`)
    .orderBy('(bid.lead_organization_id = :organizationId)', 'DESC')
    .addOrderBy('bid.id')
    .getMany();
  const isTaken =
    hasRole(actor, WRITES_BIDS) && bids.some((bid) => bid.leadOrganizationId === organizationId);
  for (const bid of bids) {
    const partners = await manager.findBy(BidPartner, { bidId: bid.id });
    if (bidPolicy.see(actor, { bid, partners })) return { bid, isTaken };
  }
  return { bid: null, isTaken };
}

/** Files of bids: for their own side; for who judges and for experts, those that were sealed, after the opening. */
export const bidFileAccess: Readonly<Record<string, FileAccess>> = {
  [BID_FILES]: async (app, actor, file) => {
    const known = await knownBid(app, actor, file.attachedId ?? '');
    // Experts know of bids by their seats alone.
    if (!known) return expertReadsFile(app, actor, file);
    if (known.side === 'ASKED') return false;
    return known.side !== 'READER' || (known.bid.content?.files.some(({ id }) => id === file.id) ?? false);
  },
};
