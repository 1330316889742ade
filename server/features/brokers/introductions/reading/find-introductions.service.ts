import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { partsOf, subjectOf } from '../change-introduction.ts';
import { introductionsOfDeal } from '../claims/introductions-of-deal.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import type { IntroductionClaimState, IntroductionSort, IntroductionState } from '../introduction.enums.ts';
import { introductionPolicy, SIDE_READERS } from '../introduction.policy.ts';
import { introductionStateSql } from '../introduction.states.ts';

const MAX_TEXT = 100;

export interface IntroductionListFilter {
  states?: readonly IntroductionState[] | null;
  /** Only those with a claim that is open, contested or admitted. */
  hasClaim?: boolean | null;
  /** Part of the title, or the number. */
  text?: string | null;
}

export const INTRODUCTION_SORTS: Readonly<Record<IntroductionSort, SortKey<Introduction>>> = {
  NEWEST: byRecord('DESC'),
  OLDEST: byRecord('ASC'),
  PROTECTION: {
    expression: 'introduction.protected_until',
    direction: 'ASC',
    value: ({ protectedUntil }) => protectedUntil,
    type: 'date',
  },
};

export const CLAIM_ORDER: SortKey<IntroductionClaim> = {
  expression: 'claim.found_at',
  direction: 'DESC',
  value: ({ foundAt }) => foundAt.toISOString(),
  type: 'timestamptz',
};

/** An introduction that the actor may know of; null for none. */
export async function findIntroduction({ app, actor }: Scope, id: string): Promise<Introduction | null> {
  const { manager } = app.db;
  const introduction = isId(id) ? await manager.findOneBy(Introduction, { id }) : null;
  if (!introduction) return null;
  const { claims } = await partsOf(manager, id);
  return introductionPolicy.see(actor, subjectOf({ introduction, claims })) ? introduction : null;
}

/** The introductions that a deal rests on, as far as the actor may know of them, the earliest first. */
export async function findClaimsOfDeal({ app, actor }: Scope, dealId: string): Promise<IntroductionClaim[]> {
  if (!isId(dealId)) return [];
  const all = await introductionsOfDeal(app.db.manager, dealId);
  return all
    .filter(({ introduction, claim }) =>
      introductionPolicy.see(actor, { introduction, isContested: claim.contestedAt !== null }),
    )
    .map(({ claim }) => claim);
}

/**
 * The introductions that the actor recorded as broker; for the administrator of an agency those of all its brokers.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for who is neither, TOO_LONG (`filter.text`)
 */
export function recordedIntroductions(
  scope: Scope,
  filter: IntroductionListFilter,
): SelectQueryBuilder<Introduction> {
  const { organizationId, membershipId } = requireUser(scope.actor);
  const isBroker = hasRole(scope.actor, ['BROKER']);
  const isAdministrator = hasRole(scope.actor, ['ADMINISTRATOR']);
  if (!isBroker && !isAdministrator) throw new Refusal('FORBIDDEN');
  const query = introductionsWhere(
    scope,
    `(:isBroker AND introduction.membershipId = :membershipId)
      OR (:isAdministrator AND introduction.organizationId = :organizationId)`,
    { isBroker, isAdministrator, membershipId, organizationId },
  );
  return narrowed(query, filter);
}

/**
 * The introductions of which the organisation acted for is a side.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for who reads for neither side, TOO_LONG (`filter.text`)
 */
export function receivedIntroductions(
  scope: Scope,
  filter: IntroductionListFilter,
): SelectQueryBuilder<Introduction> {
  const { organizationId } = requireUser(scope.actor);
  const asUnit = hasRole(scope.actor, SIDE_READERS.OWNER);
  const asEnterprise = hasRole(scope.actor, SIDE_READERS.ENTERPRISE);
  if (!asUnit && !asEnterprise) throw new Refusal('FORBIDDEN');
  const query = introductionsWhere(
    scope,
    `(:asUnit AND introduction.unitId = :organizationId)
      OR (:asEnterprise AND introduction.enterpriseId = :organizationId)`,
    { asUnit, asEnterprise, organizationId },
  );
  return narrowed(query, filter);
}

/**
 * Claims that were contested before the platform, for operators.
 * @throws Refusal FORBIDDEN
 */
export function contestedClaims(
  { app, actor }: Scope,
  states: readonly IntroductionClaimState[] | null,
): SelectQueryBuilder<IntroductionClaim> {
  if (!hasRole(actor, ['OPERATOR'])) throw new Refusal('FORBIDDEN');
  const query = app.db.manager
    .createQueryBuilder(IntroductionClaim, 'claim')
    .where('claim.contestedAt IS NOT NULL');
  return states && states.length > 0 ? query.andWhere('claim.state IN (:...states)', { states }) : query;
}

/** A page of introductions in an order. */
export function pageOfIntroductions(
  query: SelectQueryBuilder<Introduction>,
  sort: IntroductionSort,
  page: PageArgs,
): Promise<Page<Introduction>> {
  return keysetPage(query, page, INTRODUCTION_SORTS[sort]);
}

/** A page of contested claims, the latest first. @throws Refusal FORBIDDEN */
export function findContestedClaims(
  scope: Scope,
  states: readonly IntroductionClaimState[] | null,
  page: PageArgs,
): Promise<Page<IntroductionClaim>> {
  return keysetPage(contestedClaims(scope, states), page, CLAIM_ORDER);
}

function introductionsWhere(
  { app }: Scope,
  condition: string,
  parameters: Record<string, unknown>,
): SelectQueryBuilder<Introduction> {
  return app.db.manager
    .createQueryBuilder(Introduction, 'introduction')
    .where(new Brackets((query) => query.where(condition)))
    .setParameters(parameters);
}

function narrowed(
  query: SelectQueryBuilder<Introduction>,
  { states, hasClaim, text: given }: IntroductionListFilter,
): SelectQueryBuilder<Introduction> {
  if (states && states.length > 0) {
    query.andWhere(`${introductionStateSql('CAST(:today AS date)')} IN (:...states)`, {
      states,
      today: clock.today(),
    });
  }
  if (hasClaim) {
    query.andWhere(`EXISTS (SELECT FROM introduction_claim owed WHERE owed.introduction_id = introduction.id
      AND owed.state IN ('OPEN', 'CONTESTED', 'ADMITTED'))`);
  }
  const text = given?.trim() ?? '';
  if (text === '') return query;
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return query.andWhere('(introduction.title ILIKE :pattern OR introduction.number ILIKE :pattern)', {
    pattern,
  });
}

function byRecord(direction: 'ASC' | 'DESC'): SortKey<Introduction> {
  return {
    expression: 'introduction.recorded_at',
    direction,
    value: ({ recordedAt }) => recordedAt.toISOString(),
    type: 'timestamptz',
  };
}
