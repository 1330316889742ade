import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { groupBy, loadMany } from '../../../../platform/graphql/loaders.ts';
import { isId } from '../../../../platform/ids.ts';
import { InnerSplit, InnerSplitPart } from '../data/inner-split.entity.ts';
import { COMMISSION_READERS } from '../settlement.policy.ts';
import type { InnerSplits } from '../settlement.types.ts';
import { agencyShares } from './agency-shares.service.ts';

/**
 * The inner splits of an engagement that the actor may know of: those of the organisation acted for, for who reads its
 * commissions, and those that name the actor. Null where there is nothing of it to know.
 */
export async function findSplits(scope: Scope, engagementId: string): Promise<InnerSplits | null> {
  const { userId, organizationId } = requireUser(scope.actor);
  const { manager } = scope.app.db;
  if (!isId(engagementId) || organizationId === null) return null;
  const reads = hasRole(scope.actor, COMMISSION_READERS, organizationId);
  const splits = await manager.find(InnerSplit, {
    where: { engagementId, organizationId, state: In(['AGREED', 'PROPOSED']) },
  });
  const parts = await manager.findBy(InnerSplitPart, { splitId: In(splits.map(({ id }) => id)), userId });
  const visible = splits.filter(({ id }) => reads || parts.some(({ splitId }) => splitId === id));
  const share = reads
    ? ((await agencyShares(manager, organizationId, [engagementId])).get(engagementId) ?? null)
    : null;
  if (share === null && visible.length === 0) return null;
  const of = (state: InnerSplit['state']) => visible.find((split) => split.state === state) ?? null;
  return {
    share,
    inForce: of('AGREED'),
    proposed: of('PROPOSED'),
    canPropose:
      share !== null && of('PROPOSED') === null && hasRole(scope.actor, ['ADMINISTRATOR'], organizationId),
  };
}

/** The parts of splits in order: whoever shows a split decides that it may be seen. */
export const partsOfSplit = loadMany('partsOfInnerSplit', async (app, ids: readonly string[]) =>
  groupBy(
    await app.db.manager.find(InnerSplitPart, {
      where: { splitId: In([...ids]) },
      order: { position: 'ASC' },
    }),
    ({ splitId }) => splitId,
  ),
);

/** Splits that wait for the actor's answer. */
export async function findMySplits({ app, actor }: Scope): Promise<InnerSplit[]> {
  const { userId } = requireUser(actor);
  return app.db.manager
    .createQueryBuilder(InnerSplit, 'split')
    .innerJoin(InnerSplitPart, 'part', 'part.splitId = split.id')
    .where(`split.state = 'PROPOSED' AND part.userId = :userId AND part.answer = 'PENDING'`, { userId })
    .orderBy('split.proposedAt')
    .getMany();
}
