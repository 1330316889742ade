import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { isId } from '../../../../platform/ids.ts';
import { aliasPlace } from '../../bidding/opening/aliases.ts';
import { presentBid } from '../../bidding/reading/present-bid.ts';
import { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { JudgingSeat } from '../data/judging-seat.entity.ts';
import type { SeatState } from '../judging.enums.ts';
import { seatPolicy } from '../judging.policy.ts';
import type { SeatBid } from '../judging.types.ts';
import { admittedBids, isScreened, judgingFacts } from '../judging-facts.ts';

export const SEAT_ORDER: SortKey<JudgingSeat> = {
  expression: 'seat.appointedAt',
  direction: 'DESC',
  value: ({ appointedAt }) => appointedAt.toISOString(),
  type: 'timestamptz',
};

/** Own seats, in whatever organisation, the newest first. @throws Refusal SIGN_IN_REQUIRED */
export function findSeats(
  scope: Scope,
  states: readonly SeatState[] | null,
  page: PageArgs,
): Promise<Page<JudgingSeat>> {
  return keysetPage(ownSeats(scope, states), page, SEAT_ORDER);
}

/** The seats that `findSeats` pages through. */
export function ownSeats({ app, actor }: Scope, states: readonly SeatState[] | null) {
  const { userId } = requireUser(actor);
  const query = app.db.createQueryBuilder(JudgingSeat, 'seat').where('seat.userId = :userId', { userId });
  return states?.length ? query.andWhere('seat.state IN (:...states)', { states }) : query;
}

/** The own seat; null for all others. */
export async function findSeat({ app, actor }: Scope, id: string): Promise<JudgingSeat | null> {
  const seat = isId(id) ? await app.db.manager.findOneBy(JudgingSeat, { id }) : null;
  return seat && seatPolicy.judge(actor, seat) ? seat : null;
}

/**
 * The bids that the expert judges with the own sheets: only after conflicts were declared and all bids are screened, and
 * without names where the judging is blind. Empty for everybody else.
 */
export async function bidsOfSeat({ app, actor }: Scope, seat: JudgingSeat): Promise<SeatBid[]> {
  const isReading = seat.state === 'READY' || seat.state === 'HANDED_IN';
  if (!isReading || !seatPolicy.judge(actor, seat)) return [];
  const demand = await presentDemand(app.db.manager, seat.demandId);
  if (!demand) return [];
  const facts = await judgingFacts(app.db.manager, demand);
  if (!isScreened(facts)) return [];
  return admittedBids(facts)
    .map((bid) => ({
      id: bid.id,
      alias: bid.alias,
      sheet: presentBid(bid, { blind: demand.isBlind }),
      score: facts.sheets.find(({ seatId, bidId }) => seatId === seat.id && bidId === bid.id) ?? null,
    }))
    .sort((a, b) => aliasPlace(a.alias) - aliasPlace(b.alias));
}

/** How many bids of its demand a seat is to score, and how many sheets are complete. */
export interface SeatProgress {
  bids: number;
  scored: number;
}

/** Progress of seats by id; three statements for any number of seats. */
export const progressOfSeat = loadOne('progressOfSeat', async (app, seatIds) => {
  const seats = await app.db.manager.findBy(JudgingSeat, { id: In([...seatIds]) });
  const demandIds = [...new Set(seats.map(({ demandId }) => demandId))];
  const demands = await app.db.manager.find(Demand, {
    select: { id: true, content: true },
    where: { id: In(demandIds) },
  });
  const criteria = new Map(demands.map(({ id, content }) => [id, content.criteria.length]));
  const rows = await app.db.query<{ seatId: string; bids: number; counts: number[] }[]>(
    `SELECT seat.id AS "seatId", CAST(count(kept.bid_id) AS integer) AS bids,
       array_agg(CAST((SELECT count(*) FROM jsonb_array_elements(coalesce(sheet.scores, '[]')) score
         WHERE score ->> 'points' IS NOT NULL AND score ->> 'reason' <> '') AS integer)) AS counts
     FROM judging_seat seat
     JOIN bid_screening kept ON kept.demand_id = seat.demand_id AND kept.is_kept
     LEFT JOIN score_sheet sheet ON sheet.seat_id = seat.id AND sheet.bid_id = kept.bid_id
     WHERE seat.id = ANY ($1::uuid[]) GROUP BY seat.id`,
    [[...seatIds]],
  );
  const demandOf = new Map(seats.map(({ id, demandId }) => [id, demandId]));
  return new Map<string, SeatProgress>(
    rows.map(({ seatId, bids, counts }) => {
      const needed = criteria.get(demandOf.get(seatId) ?? '') ?? 0;
      return [seatId, { bids, scored: counts.filter((count) => count >= needed).length }];
    }),
  );
});
