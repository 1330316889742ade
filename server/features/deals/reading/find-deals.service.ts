import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser, type UserActor } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Deal } from '../data/deal.entity.ts';
import type { DealSide, DealSort, DealState } from '../deal.enums.ts';
import { SEES_ALL, SEES_AS_ENTERPRISE } from '../deal.policy.ts';

export interface DealListFilter {
  side?: DealSide | null;
  states?: readonly DealState[] | null;
  waitsForMe?: boolean | null;
  resultId?: string | null;
  text?: string | null;
}

const MAX_TEXT = 100;
const NEVER = 'infinity';

const SORTS: Readonly<Record<DealSort, SortKey<Deal>>> = {
  NEWEST: {
    expression: 'deal.requested_at',
    direction: 'DESC',
    value: (deal) => deal.requestedAt.toISOString(),
    type: 'timestamptz',
  },
  DEADLINE: {
    expression: `COALESCE(deal.waits_until, CAST('${NEVER}' AS timestamptz))`,
    direction: 'ASC',
    value: (deal) => deal.waitsUntil?.toISOString() ?? NEVER,
    type: 'timestamptz',
  },
  NUMBER: { expression: 'deal.number', direction: 'ASC', value: (deal) => deal.number, type: 'text' },
};

/**
 * A page of the deals of the organisation acted for, on either side, as far as the actor may see them: all of them in
 * the roles that see them, the completers those of their own results. One statement, and one more for the count.
 * @throws Refusal SIGN_IN_REQUIRED, NOT_FOUND (`filter.resultId`), TOO_LONG (`filter.text`)
 */
export function findDeals(
  scope: Scope,
  filter: DealListFilter,
  sort: DealSort,
  page: PageArgs,
): Promise<Page<Deal>> {
  return keysetPage(visibleDeals(scope, filter), page, SORTS[sort]);
}

function visibleDeals({ app, actor }: Scope, filter: DealListFilter): SelectQueryBuilder<Deal> {
  const user = requireUser(actor);
  const query = app.db
    .createQueryBuilder(Deal, 'deal')
    .where(visibility(user))
    .setParameters({ acting: user.organizationId, userId: user.userId });
  const { side, states, resultId } = filter;
  if (side === 'OWNER') query.andWhere('deal.organizationId = :acting');
  if (side === 'ENTERPRISE') query.andWhere('deal.enterpriseId = :acting');
  if (states && states.length > 0) query.andWhere('deal.state IN (:...states)', { states });
  if (filter.waitsForMe) {
    query.andWhere(
      `((deal.waitsSide = 'OWNER' AND deal.organizationId = :acting) OR (deal.waitsSide = 'ENTERPRISE' AND deal.enterpriseId = :acting))`,
    );
  }
  if (resultId) {
    if (!isId(resultId)) throw new Refusal('NOT_FOUND', { field: 'filter.resultId' });
    query.andWhere('deal.resultId = :resultId', { resultId });
  }
  applyText(query, filter.text?.trim() ?? '');
  return query;
}

function visibility(user: UserActor): Brackets {
  return new Brackets((where) => {
    where.where(
      `(deal.organizationId = :acting AND EXISTS (
         SELECT FROM completer mine WHERE mine.result_id = deal.result_id AND mine.user_id = :userId))`,
    );
    if (hasRole(user, SEES_ALL)) where.orWhere('deal.organizationId = :acting');
    if (hasRole(user, SEES_AS_ENTERPRISE)) where.orWhere('deal.enterpriseId = :acting');
  });
}

function applyText(query: SelectQueryBuilder<Deal>, text: string): void {
  if (text === '') return;
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  query.andWhere('(deal.title ILIKE :pattern OR deal.number ILIKE :pattern)', { pattern });
}
