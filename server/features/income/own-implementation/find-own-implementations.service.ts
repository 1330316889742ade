import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type Actor, actingUser, hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { groupBy, loadMany } from '../../../platform/graphql/loaders.ts';
import { isId } from '../../../platform/ids.ts';
import { incomePolicy, SEES_INCOME } from '../income.policy.ts';
import { countingYears, lastDayOf } from './counting-years.ts';
import { OwnImplementation, OwnImplementationYear } from './own-implementation.entity.ts';
import type { OwnImplementationAction, OwnImplementationState } from './own-implementation.enums.ts';

/** The years of own implementations, in order. */
export const yearsOf = loadMany('yearsOfOwnImplementation', async (app, ids) => {
  const years = await app.db.manager.find(OwnImplementationYear, {
    where: { implementationId: In([...ids]) },
    order: { number: 'ASC' },
  });
  return groupBy(years, (year) => year.implementationId);
});

export interface OwnImplementationFilter {
  states?: readonly OwnImplementationState[] | null;
}

/**
 * Own implementations of the unit acted for, to those who see its income; to researchers those of their own results. The
 * latest first.
 */
export function findOwnImplementations(
  { app, actor }: Scope,
  filter: OwnImplementationFilter,
  page: PageArgs,
): Promise<Page<OwnImplementation>> {
  const { userId, organizationId } = requireUser(actor);
  const query = app.db
    .createQueryBuilder(OwnImplementation, 'own')
    .where('own.organizationId = :organizationId', { organizationId });
  if (!hasRole(actor, SEES_INCOME, organizationId ?? '')) {
    query.andWhere('own.resultId IN (SELECT result_id FROM completer WHERE user_id = :userId)', { userId });
  }
  if (filter.states) query.andWhere('own.state = ANY(:states)', { states: [...filter.states] });
  return keysetPage(query, page, {
    expression: 'own.startedOn',
    direction: 'DESC',
    value: ({ startedOn }) => startedOn,
    type: 'date',
  });
}

/** One own implementation; null for those that the actor does not see. */
export async function findOwnImplementation(
  { app, actor }: Scope,
  id: string,
): Promise<OwnImplementation | null> {
  const own = isId(id) ? await app.db.manager.findOneBy(OwnImplementation, { id }) : null;
  if (!own) return null;
  return incomePolicy.seePlan(actor, await subjectOf({ app, actor }, own)) ? own : null;
}

async function subjectOf(
  { app }: Pick<Scope, 'app' | 'actor'>,
  { organizationId, resultId }: OwnImplementation,
) {
  const rows = await app.db.query<{ userId: string }[]>(
    'SELECT user_id AS "userId" FROM completer WHERE result_id = $1 AND user_id IS NOT NULL',
    [resultId],
  );
  return { organizationId, beneficiaries: new Set(rows.map(({ userId }) => userId)) };
}

/** What the actor can do with it now. */
export function ownActions(
  actor: Actor,
  own: OwnImplementation,
  years: readonly OwnImplementationYear[],
): OwnImplementationAction[] {
  const subject = { ...own, beneficiaries: new Set<string>() };
  const counting = countingYears(own, years);
  const userId = actingUser(actor)?.userId ?? null;
  const today = clock.today();
  const handles = incomePolicy.distribute(actor, subject);
  const recordable = counting.some((year) => year.state !== 'CONFIRMED' && lastDayOf(year, own) < today);
  const confirmable = counting.some((year) => year.state === 'RECORDED' && year.recordedBy !== userId);
  return [
    ...(handles && recordable ? (['RECORD_PROFIT'] as const) : []),
    ...(handles && confirmable ? (['CONFIRM_PROFIT'] as const) : []),
    ...(handles && counting.some(({ state }) => state === 'CONFIRMED') ? (['REOPEN_PROFIT'] as const) : []),
    ...(incomePolicy.plan(actor, subject) && own.state === 'RUNNING' ? (['STOP'] as const) : []),
  ];
}
