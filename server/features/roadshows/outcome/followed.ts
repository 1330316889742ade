import type { App } from '../../../platform/app.ts';
import { groupBy, loadOne } from '../../../platform/graphql/loaders.ts';
import { RECEIVED_SQL } from '../../payments/receipts/received-of-unit.service.ts';
import type { FollowedTo } from '../hall.enums.ts';

/** A deal that came of a card: the enterprise asked for the result after it had met it at the roadshow. */
export interface FollowedDeal {
  cardId: string;
  dealId: string;
  number: string;
  requestedAt: Date;
  signedAt: Date | null;
  /** Fen that were received under its contracts. */
  received: bigint;
}

/** How far a card was followed. */
export interface Followed {
  to: FollowedTo;
  contactedAt: Date | null;
  /** The first that was asked for, first. */
  deals: FollowedDeal[];
}

/** How far cards were followed, by card; two statements for any number. */
export const followedOf = loadOne('interestFollowed', (app, cardIds) => followedCards(app, cardIds));

/** The same for whoever has the ids. */
export async function followedCards(app: App, cardIds: readonly string[]): Promise<Map<string, Followed>> {
  if (cardIds.length === 0) return new Map();
  const cards = await app.db.query<{ id: string; contactedAt: Date | null }[]>(
    `SELECT id, contacted_at AS "contactedAt" FROM interest_card WHERE id = ANY ($1::uuid[])`,
    [[...cardIds]],
  );
  const deals = await app.db.query<(Omit<FollowedDeal, 'received'> & { received: string })[]>(
    `SELECT card.id AS "cardId", deal.id AS "dealId", deal.number, deal.requested_at AS "requestedAt",
       deal.signed_at AS "signedAt", coalesce((
         SELECT sum(received.amount) FROM ${RECEIVED_SQL} AS received
         JOIN running_contract running ON running.id = received.running_id
         WHERE running.root_deal_id = deal.id
       ), 0) AS received
     FROM interest_card card
     JOIN roadshow_entry entry ON entry.id = card.entry_id
     JOIN roadshow ON roadshow.id = card.roadshow_id
     JOIN deal ON deal.result_id = entry.result_id AND deal.enterprise_id = card.organization_id
       AND deal.requested_at >= least(card.at, roadshow.starts_at) AND deal.prior_deal_id IS NULL
     WHERE card.id = ANY ($1::uuid[]) AND card.withdrawn_at IS NULL
     ORDER BY deal.requested_at, deal.id`,
    [[...cardIds]],
  );
  const byCard = groupBy(
    deals.map((deal) => ({ ...deal, received: BigInt(deal.received) })),
    ({ cardId }) => cardId,
  );
  return new Map(
    cards.map(({ id, contactedAt }) => {
      const own = byCard.get(id) ?? [];
      return [id, { to: stageOf(contactedAt, own), contactedAt, deals: own }];
    }),
  );
}

function stageOf(contactedAt: Date | null, deals: readonly FollowedDeal[]): FollowedTo {
  if (deals.some(({ received }) => received > 0n)) return 'MONEY';
  if (deals.some(({ signedAt }) => signedAt !== null)) return 'DEAL';
  if (deals.length > 0) return 'REQUEST';
  return contactedAt === null ? 'NOTHING' : 'CONTACT';
}
