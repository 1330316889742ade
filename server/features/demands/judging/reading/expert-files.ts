import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import type { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import { Bid } from '../../data/bid.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { BidScreening } from '../data/bid-screening.entity.ts';
import { JudgingSeat } from '../data/judging-seat.entity.ts';

/**
 * Whether an expert reads a file of a bid: a sealed one of an admitted bid, after declaring no conflict, and never in
 * blind judging, where files name their bidder.
 */
export async function expertReadsFile(
  { db: { manager } }: App,
  actor: Actor,
  { id, attachedId }: Pick<StoredFile, 'id' | 'attachedId'>,
): Promise<boolean> {
  const userId = actingUser(actor)?.userId;
  if (userId === undefined || attachedId === null || !hasRole(actor, ['EXPERT'])) return false;
  const bid = await manager.findOneBy(Bid, { id: attachedId });
  if (!bid?.content?.files.some((file) => file.id === id)) return false;
  const demand = await presentDemand(manager, bid.demandId);
  if (!demand || demand.isBlind || demand.bidsOpenedAt === null) return false;
  const seat = { demandId: demand.id, userId, state: In(['READY', 'HANDED_IN']) };
  return (
    (await manager.existsBy(JudgingSeat, seat)) &&
    (await manager.existsBy(BidScreening, { bidId: bid.id, isKept: true }))
  );
}
