import { In } from 'typeorm';
import type { App, Scope } from '../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import { type CaseKey, type CaseType, caseKey, ofCases } from '../../platform/cases.ts';
import { keysetPage, type Page, type PageArgs } from '../../platform/database/page.ts';
import { Refusal } from '../../platform/errors.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { groupBy, loadMany } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import { decisionPolicy, SEES_DECISIONS } from './decision.policy.ts';
import type { DecisionState } from './decisions.enums.ts';

/** Members of decisions, by name: whoever asks has decided that they may be seen. */
export const membersOfDecision = loadMany('membersOfDecision', async (app, decisionIds) => {
  const members = await app.db.manager.find(DecisionMember, {
    where: { decisionId: In([...decisionIds]) },
    order: { name: 'ASC', userId: 'ASC' },
  });
  return groupBy(members, (member) => member.decisionId);
});

/**
 * Decisions of cases by `caseKey`, the latest first; one statement for any number of cases. Whoever asks has decided
 * that they may be seen.
 */
export const decisionsOfCase = loadMany('decisionsOfCase', async (app, keys: readonly CaseKey[]) => {
  const decisions = await app.db
    .createQueryBuilder(CollectiveDecision, 'decision')
    .where(ofCases('decision', keys))
    .orderBy('decision.calledAt', 'DESC')
    .addOrderBy('decision.id', 'DESC')
    .getMany();
  return groupBy(decisions, caseKey);
});

/** Narrows the list; what is absent does not matter. */
export interface DecisionFilter {
  states?: readonly DecisionState[] | null;
  caseType?: CaseType | null;
  caseId?: string | null;
  /** Only those that wait for my vote. */
  waitingForMe?: boolean | null;
}

/**
 * Collective decisions of the unit acted for, the latest first; for those who see its decisions.
 * @throws Refusal FORBIDDEN
 */
export async function findDecisions(
  { app, actor }: Scope,
  filter: DecisionFilter,
  page: PageArgs,
): Promise<Page<CollectiveDecision>> {
  const user = actingUser(actor);
  if (!user?.organizationId || !hasRole(user, SEES_DECISIONS)) throw new Refusal('FORBIDDEN');
  const query = app.db
    .createQueryBuilder(CollectiveDecision, 'decision')
    .where('decision.organizationId = :organizationId', { organizationId: user.organizationId });
  if (filter.states?.length) query.andWhere('decision.state IN (:...states)', { states: filter.states });
  if (filter.caseType) query.andWhere('decision.caseType = :caseType', { caseType: filter.caseType });
  if (filter.caseId) {
    if (!isId(filter.caseId)) throw new Refusal('INVALID', { field: 'caseId' });
    query.andWhere('decision.caseId = :caseId', { caseId: filter.caseId });
  }
  if (filter.waitingForMe) {
    query.andWhere(
      `decision.state = 'CALLED' AND EXISTS (SELECT 1 FROM decision_member member
       WHERE member.decision_id = decision.id AND member.user_id = :userId
         AND member.vote IS NULL AND member.recused_reason IS NULL)`,
      { userId: user.userId },
    );
  }
  return keysetPage(query, page, {
    expression: 'decision.calledAt',
    direction: 'DESC',
    value: (decision) => decision.calledAt.toISOString(),
    type: 'timestamptz',
  });
}

/** A decision that the actor may see; null for all others, as for one that is not there. */
export async function findDecision({ app, actor }: Scope, id: string): Promise<CollectiveDecision | null> {
  const decision = isId(id) ? await app.db.manager.findOneBy(CollectiveDecision, { id }) : null;
  return decision && decisionPolicy.see(actor, { decision, members: [] }) ? decision : null;
}

/** Who may read the minutes of a decision: who may see the decision. */
export async function mayReadMinutes(app: App, actor: Actor, { attachedId }: StoredFile): Promise<boolean> {
  return (await findDecision({ app, actor, address: null }, attachedId ?? '')) !== null;
}
