import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { isOfferableSql, isPublishedSql } from '../../results/catalogue/published-condition.ts';
import { resultById } from '../../results/result.loaders.ts';
import { Offer } from '../data/offer.entity.ts';
import type { OfferPricing, OfferSort, OfferState } from '../offer.enums.ts';
import { offerPolicy, SEES_ALL } from '../offer.policy.ts';
import type { TermsMode } from '../terms/terms.ts';

export interface OfferListFilter {
  resultId?: string | null;
  organizationId?: string | null;
  states?: readonly OfferState[] | null;
  modes?: readonly TermsMode[] | null;
  pricings?: readonly OfferPricing[] | null;
  isStanding?: boolean | null;
  payAfterUse?: boolean | null;
  directedToMe?: boolean | null;
  text?: string | null;
}

const MAX_TEXT = 100;
const NEVER = '-infinity';
const NO_DAY = '9999-12-31';

const updated = (direction: 'ASC' | 'DESC'): SortKey<Offer> => ({
  expression: 'offer.updated_at',
  direction,
  value: (offer) => offer.updatedAt.toISOString(),
  type: 'timestamptz',
});

const SORTS: Readonly<Record<OfferSort, SortKey<Offer>>> = {
  UPDATED_DESC: updated('DESC'),
  UPDATED_ASC: updated('ASC'),
  OPENED_DESC: {
    expression: `COALESCE(offer.opened_at, CAST('${NEVER}' AS timestamptz))`,
    direction: 'DESC',
    value: (offer) => offer.openedAt?.toISOString() ?? NEVER,
    type: 'timestamptz',
  },
  TITLE_ASC: {
    expression: 'offer.title COLLATE zh_pinyin',
    direction: 'ASC',
    value: (offer) => offer.title,
    type: 'text',
  },
  CLOSES_ASC: {
    expression: `COALESCE(offer.closes_on, CAST('${NO_DAY}' AS date))`,
    direction: 'ASC',
    value: (offer) => offer.closesOn ?? NO_DAY,
    type: 'date',
  },
};

/**
 * A page of the offers that the actor may see: all of the organisation acted for (for those who see them), what was
 * directed to it, and of all others what is open to everybody. One statement, and one more for the count.
 */
export async function findOffers(
  scope: Scope,
  filter: OfferListFilter,
  sort: OfferSort,
  page: PageArgs,
): Promise<Page<Offer>> {
  const query = scope.app.db.createQueryBuilder(Offer, 'offer').where(visibility(scope.actor));
  applyFilter(query, filter, scope.actor);
  return keysetPage(query, page, SORTS[sort]);
}

/** An offer that the actor may see; null for all others. */
export async function findOffer(scope: Scope, id: string): Promise<Offer | null> {
  if (!isId(id)) return null;
  const offer = await scope.app.db.manager.findOneBy(Offer, { id });
  if (!offer) return null;
  const result = (await resultById.batch(scope.app, [offer.resultId])).get(offer.resultId);
  if (!result) return null;
  return offerPolicy.see(scope.actor, { offer, resultState: result.state, today: clock.today() })
    ? offer
    : null;
}

/** The same decision as `offerPolicy.see`, for lists. */
function visibility(actor: Actor): Brackets {
  const user = actingUser(actor);
  return new Brackets((where) => {
    where.where(
      `offer.state = 'OPEN' AND offer.directed_to_id IS NULL
        AND (offer.closes_on IS NULL OR offer.closes_on >= :today) AND ${isPublishedSql('offer.result_id')}`,
      { today: clock.today() },
    );
    if (!user?.organizationId || !user.membershipId) return;
    const acting = { actingFor: user.organizationId, actingUser: user.userId };
    where.orWhere(
      `offer.directed_to_id = :actingFor AND offer.opened_at IS NOT NULL AND ${isOfferableSql('offer.result_id')}`,
      acting,
    );
    where.orWhere('offer.organization_id = :actingFor AND offer.created_by = :actingUser', acting);
    if (hasRole(user, SEES_ALL)) where.orWhere('offer.organization_id = :actingFor', acting);
  });
}

function applyFilter(query: SelectQueryBuilder<Offer>, filter: OfferListFilter, actor: Actor): void {
  for (const field of ['resultId', 'organizationId'] as const) {
    const id = filter[field];
    if (!id) continue;
    if (!isId(id)) throw new Refusal('NOT_FOUND', { field: `filter.${field}` });
    query.andWhere(`offer.${field} = :${field}`, { [field]: id });
  }
  const marks = { state: filter.states, mode: filter.modes, pricing: filter.pricings };
  for (const [property, values] of Object.entries(marks)) {
    if (!values || values.length === 0) continue;
    query.andWhere(`offer.${property} IN (:...${property})`, { [property]: values });
  }
  if (filter.isStanding != null) query.andWhere('offer.isStanding = :isStanding', filter);
  if (filter.payAfterUse != null) {
    query.andWhere(`(offer.terms -> 'payAfterUse' <> 'null'::jsonb) = :payAfterUse`, filter);
  }
  if (filter.directedToMe) {
    query.andWhere('offer.directedToId = :addressee', {
      addressee: actingUser(actor)?.organizationId ?? null,
    });
  }
  const text = filter.text?.trim() ?? '';
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  if (text !== '') {
    query.andWhere('offer.title ILIKE :pattern', {
      pattern: `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
    });
  }
}
