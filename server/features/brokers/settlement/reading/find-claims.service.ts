import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { runningOf } from '../../../payments/running/running-of.service.ts';
import { CommissionClaim } from '../data/commission-claim.entity.ts';
import type { ClaimSide } from '../settlement.enums.ts';
import { COMMISSION_READERS, claimPolicy } from '../settlement.policy.ts';

const MAX_TEXT = 100;

/** Narrows the list; what is absent does not matter. */
export interface ClaimFilter {
  side: ClaimSide;
  /** Only what is not settled: something is owed, or was paid beyond what is owed. */
  open?: boolean | null;
  /** Part of title, reference or name. */
  text?: string | null;
}

export const CLAIM_ORDER: SortKey<CommissionClaim> = {
  expression: 'claim.changed_at',
  direction: 'DESC',
  value: ({ changedAt }) => changedAt.toISOString(),
  type: 'timestamptz',
};

/**
 * Commissions of one side of the actor: what they and the organisation acted for are owed, or what the organisation owes.
 * @throws Refusal SIGN_IN_REQUIRED, TOO_LONG (`text`)
 */
export function visibleClaims(scope: Scope, filter: ClaimFilter): SelectQueryBuilder<CommissionClaim> {
  const { userId, organizationId } = requireUser(scope.actor);
  // Those without a reading role see what they are owed in person, and nothing of the organisation's.
  const reads = organizationId !== null && hasRole(scope.actor, COMMISSION_READERS, organizationId);
  const own = reads ? organizationId : null;
  const query = scope.app.db.manager.createQueryBuilder(CommissionClaim, 'claim');
  if (filter.side === 'TO_PAY') query.where('claim.payerId = CAST(:own AS uuid)', { own });
  else {
    query.where(
      new Brackets((where) =>
        where
          .where(`claim.beneficiaryKind = 'ORGANIZATION' AND claim.beneficiaryId = CAST(:own AS uuid)`, {
            own,
          })
          .orWhere('claim.userId = :userId', { userId }),
      ),
    );
  }
  if (filter.open) query.andWhere('(claim.accrued <> claim.paid OR claim.waiting > 0)');
  return withText(query, filter.text ?? null);
}

/** The latest changed first. */
export function findClaims(
  scope: Scope,
  filter: ClaimFilter,
  page: PageArgs,
): Promise<Page<CommissionClaim>> {
  return keysetPage(visibleClaims(scope, filter), page, CLAIM_ORDER);
}

/** Sums in fen of a list of commissions. */
export interface ClaimTotals {
  count: number;
  accrued: bigint;
  paid: bigint;
  pending: bigint;
  /** What is owed; what was overpaid elsewhere does not make it less. */
  owed: bigint;
  /** What was paid beyond what is owed. */
  overpaid: bigint;
}

/** The sums of a list; one statement. */
export async function claimTotals(scope: Scope, filter: ClaimFilter): Promise<ClaimTotals> {
  const sum = (expression: string) => `CAST(coalesce(sum(${expression}), 0) AS text)`;
  const row = await visibleClaims(scope, filter)
    .select('CAST(count(*) AS integer)', 'count')
    .addSelect(sum('claim.accrued'), 'accrued')
    .addSelect(sum('claim.paid'), 'paid')
    .addSelect(sum('claim.pending'), 'pending')
    .addSelect(sum('greatest(claim.accrued - claim.paid, 0)'), 'owed')
    .addSelect(sum('greatest(claim.paid - claim.accrued, 0)'), 'overpaid')
    .getRawOne<Record<Exclude<keyof ClaimTotals, 'count'>, string> & { count: number }>();
  const fen = (name: Exclude<keyof ClaimTotals, 'count'>) => BigInt(row?.[name] ?? '0');
  return {
    count: row?.count ?? 0,
    ...{ accrued: fen('accrued'), paid: fen('paid'), pending: fen('pending') },
    ...{ owed: fen('owed'), overpaid: fen('overpaid') },
  };
}

/** A commission that the actor may know of; null for others. */
export async function findClaim({ app, actor }: Scope, id: string): Promise<CommissionClaim | null> {
  const claim = isId(id) ? await app.db.manager.findOneBy(CommissionClaim, { id }) : null;
  return claim && claimPolicy.see(actor, claim) ? claim : null;
}

/** The commissions on a deal that the actor may know of, in the order of their references. */
export async function claimsOfDeal({ app, actor }: Scope, dealId: string): Promise<CommissionClaim[]> {
  if (!isId(dealId)) return [];
  const running = await runningOf(app.db.manager, dealId);
  const claims = await app.db.manager.find(CommissionClaim, {
    where: { dealId: running?.rootDealId ?? dealId },
    order: { reference: 'ASC', createdAt: 'ASC', id: 'ASC' },
  });
  return claims.filter((claim) => claimPolicy.see(actor, claim));
}

/** Whether the commissions of an engagement on a deal accrued and are paid, with nothing owed either way. */
export async function isSettled(tx: Transaction, engagementId: string, dealId: string): Promise<boolean> {
  const running = await runningOf(tx, dealId);
  const claims = await tx.findBy(CommissionClaim, {
    engagementId,
    dealId: running?.rootDealId ?? dealId,
  });
  const own = claims.filter(({ parentId }) => parentId === null);
  return (
    own.some(({ accrued }) => accrued > 0n) &&
    own.every(({ accrued, paid, waiting }) => accrued === paid && waiting === 0n)
  );
}

/** Looks for a text in title, reference and name. */
function withText(
  query: SelectQueryBuilder<CommissionClaim>,
  given: string | null,
): SelectQueryBuilder<CommissionClaim> {
  const text = given?.trim() ?? '';
  if (text === '') return query;
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return query.andWhere(
    '(claim.title ILIKE :pattern OR claim.reference ILIKE :pattern OR claim.name ILIKE :pattern)',
    { pattern },
  );
}
