import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { log } from '../../../platform/log.ts';
import { Auction } from '../data/auction.entity.ts';
import { settleAuction } from './settle-auction.ts';

export const SETTLE_AUCTIONS_JOB = 'auctions.settle';

/**
 * Looks at every auction without an outcome: what is over by the clock, or whose result left the catalogue, gets its
 * outcome. One that cannot be settled is logged and tried again the next time, and does not keep the others.
 * @returns how many outcomes were written
 */
export async function settleAuctions(app: App): Promise<number> {
  const open = await app.db
    .createQueryBuilder(Auction, 'auction')
    .select('auction.id', 'id')
    .where('auction.outcome IS NULL')
    .orderBy('auction.endsAt')
    .getRawMany<{ id: string }>();
  let settled = 0;
  for (const { id } of open) {
    try {
      if (await settleAuction(app, id)) settled += 1;
    } catch (error) {
      log.error({ err: error, auctionId: id, now: clock.now() }, 'an auction could not be settled');
    }
  }
  return settled;
}
