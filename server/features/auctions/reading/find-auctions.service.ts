import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { AuctionForm, AuctionTime } from '../auction.enums.ts';
import { auctionPolicy, SEES_BIDDERS } from '../auction.policy.ts';
import { Auction } from '../data/auction.entity.ts';
import { AuctionBid, AuctionRegistration } from '../data/auction-parts.entity.ts';

export interface AuctionListFilter {
  time?: AuctionTime | null;
  organizationId?: string | null;
  resultId?: string | null;
  form?: AuctionForm | null;
  /** Only those for which the organisation acted for registered. */
  mine?: boolean | null;
}

/** How many auctions a live list shows. */
const LIVE_LIST = 20;

const SORTS: Readonly<Record<AuctionTime, SortKey<Auction>>> = {
  OPEN: {
    expression: 'auction.ends_at',
    direction: 'ASC',
    value: (auction) => auction.endsAt.toISOString(),
    type: 'timestamptz',
  },
  OVER: {
    expression: 'auction.outcome_at',
    direction: 'DESC',
    value: (auction) => auction.outcomeAt?.toISOString() ?? '',
    type: 'timestamptz',
  },
};

/**
 * A page of auctions: those without an outcome (unless told), the next to end first, or those that are over, the last
 * first. Who sees no bidders of a unit does not see those that ended because their result left the catalogue.
 */
export async function findAuctions(
  scope: Scope,
  filter: AuctionListFilter,
  page: PageArgs,
): Promise<Page<Auction>> {
  return keysetPage(auctionsFor(scope, filter), page, SORTS[filter.time ?? 'OPEN']);
}

/** The next auctions to end, for a list that shows their prices live. */
export async function findOpenAuctions(scope: Scope): Promise<Auction[]> {
  return auctionsFor(scope, {}).orderBy('auction.endsAt').addOrderBy('auction.id').limit(LIVE_LIST).getMany();
}

/** An auction; null if there is none. */
export async function findAuction({ app }: Scope, id: string): Promise<Auction | null> {
  return isId(id) ? app.db.manager.findOneBy(Auction, { id }) : null;
}

/**
 * An auction that has to be there.
 * @param field input field that the refusal names
 * @throws Refusal NOT_FOUND
 */
export async function existingAuction(scope: Scope, id: string, field = 'id'): Promise<Auction> {
  const auction = await findAuction(scope, id);
  if (!auction) throw new Refusal('NOT_FOUND', { field });
  return auction;
}

function auctionsFor({ app, actor }: Scope, filter: AuctionListFilter): SelectQueryBuilder<Auction> {
  const query = app.db.createQueryBuilder(Auction, 'auction');
  query.where(filter.time === 'OVER' ? 'auction.outcome IS NOT NULL' : 'auction.outcome IS NULL');
  const user = actingUser(actor);
  const inside = hasRole(actor, SEES_BIDDERS) ? user?.organizationId : null;
  query.andWhere(
    `(auction.failure IS DISTINCT FROM 'RESULT_WITHDRAWN' OR auction.organizationId = :inside)`,
    { inside: inside ?? null },
  );
  if (filter.organizationId) {
    query.andWhere('auction.organizationId = :organizationId', {
      organizationId: idOf('organizationId', filter.organizationId),
    });
  }
  if (filter.resultId) {
    query.andWhere('auction.resultId = :resultId', { resultId: idOf('resultId', filter.resultId) });
  }
  if (filter.form) query.andWhere('auction.form = :form', { form: filter.form });
  if (filter.mine) {
    const own = query
      .subQuery()
      .select('own.id')
      .from(AuctionRegistration, 'own')
      .where(`own.auctionId = auction.id AND own.organizationId = :own AND own.state <> 'WITHDRAWN'`);
    query.andWhere(`EXISTS ${own.getQuery()}`, { own: user?.organizationId ?? null });
  }
  return query;
}

function idOf(field: string, id: string): string {
  if (isId(id)) return id;
  throw new Refusal('NOT_FOUND', { field: `filter.${field}` });
}

/** A page of the bids of an auction, the last first. */
export async function findBids({ app }: Scope, auctionId: string, page: PageArgs): Promise<Page<AuctionBid>> {
  const query = app.db
    .createQueryBuilder(AuctionBid, 'bid')
    .where('bid.auctionId = :auctionId', { auctionId });
  return keysetPage(query, page, {
    expression: 'bid.number',
    direction: 'DESC',
    value: (bid) => String(bid.number),
    type: 'integer',
  });
}

/**
 * A page of the registrations of an auction in order of coming in, with names: for officers and supervisors.
 * @throws Refusal FORBIDDEN
 */
export async function findRegistrations(
  scope: Scope,
  auction: Auction,
  page: PageArgs,
): Promise<Page<AuctionRegistration>> {
  authorize(auctionPolicy, scope.actor, 'seeBidders', { auction, registration: null });
  const query = scope.app.db
    .createQueryBuilder(AuctionRegistration, 'registration')
    .where('registration.auctionId = :auctionId', { auctionId: auction.id });
  return keysetPage(query, page, {
    expression: 'registration.registered_at',
    direction: 'ASC',
    value: (registration) => registration.registeredAt.toISOString(),
    type: 'timestamptz',
  });
}
