import type { Scope } from '../../platform/app.ts';
import { actingUser, hasRole, requireUser } from '../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs } from '../../platform/database/page.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { resultForCase } from '../results/result-for-case.service.ts';
import { teamOf } from './change-grant.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';
import type { GrantState } from './grant.enums.ts';
import { type GrantSubject, grantPolicy, SEES_GRANTS } from './grant.policy.ts';

/** A grant that the actor may see, with its team; null for everything else. */
export async function findGrant(
  { app, actor }: Scope,
  id: string,
  tx: Transaction = app.db.manager,
): Promise<{ grant: OwnershipGrant; subject: GrantSubject } | null> {
  const grant = isId(id) ? await tx.findOneBy(OwnershipGrant, { id }) : null;
  if (!grant) return null;
  const record = grant.resultId ? await resultForCase(tx, grant.resultId) : null;
  const subject = { grant, team: teamOf(record) };
  return grantPolicy.see(actor, subject) ? { grant, subject } : null;
}

export interface GrantListFilter {
  states?: readonly GrantState[] | null;
  resultId?: string | null;
}

/** Grants of the unit acted for, to those who see all of them; to researchers their own and those of their results. */
export async function findGrants(
  { app, actor }: Scope,
  filter: GrantListFilter,
  page: PageArgs,
): Promise<Page<OwnershipGrant>> {
  const { userId } = requireUser(actor);
  const organizationId = actingUser(actor)?.organizationId ?? null;
  const query = app.db
    .createQueryBuilder(OwnershipGrant, 'grant')
    .where('grant.organizationId = :organizationId', { organizationId });
  if (!hasRole(actor, SEES_GRANTS, organizationId ?? '')) {
    query.andWhere(
      `(grant.appliedBy = :userId OR grant.resultId IN (SELECT result_id FROM completer WHERE user_id = :userId))`,
      { userId },
    );
  }
  if (filter.states) query.andWhere('grant.state = ANY(:states)', { states: [...filter.states] });
  if (filter.resultId) query.andWhere('grant.resultId = :resultId', { resultId: filter.resultId });
  return keysetPage(query, page, {
    expression: 'grant.appliedAt',
    direction: 'DESC',
    value: (grant) => grant.appliedAt.toISOString(),
    type: 'timestamptz',
  });
}
