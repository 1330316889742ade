import { In } from 'typeorm';
import type { App, Scope } from '../../platform/app.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { Refusal } from '../../platform/errors.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { groupBy, loadMany } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { resultById } from '../results/result.loaders.ts';
import { Valuation } from './valuation.entity.ts';
import { valuationPolicy } from './valuation.policy.ts';

/** The valuations of results, the latest first: whoever asks has decided that they may be seen. */
export const valuationsOfResult = loadMany('valuationsOfResult', async (app, resultIds) => {
  const valuations = await app.db.manager.find(Valuation, {
    where: { resultId: In([...resultIds]) },
    order: { recordedAt: 'DESC', id: 'DESC' },
  });
  return groupBy(valuations, (valuation) => valuation.resultId);
});

/** Those that were replaced, by the id of the valuation: what stands for it. */
export const replacementOf = loadMany('replacementOf', async (app, ids) => {
  const later = await app.db.manager.findBy(Valuation, { replacesId: In([...ids]) });
  return groupBy(later, (valuation) => valuation.replacesId ?? '');
});

/**
 * The valuations of a result for officers, leaders, supervisors and administrators of its unit.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function valuationsOf({ app, actor }: Scope, resultId: string): Promise<Valuation[]> {
  const result = isId(resultId) ? (await resultById.batch(app, [resultId])).get(resultId) : null;
  if (!result) throw new Refusal('NOT_FOUND', { field: 'resultId' });
  if (!valuationPolicy.see(actor, result)) {
    // Whoever may not know of the result is told the same as of one that is not there.
    throw new Refusal(result.state === 'PUBLISHED' ? 'FORBIDDEN' : 'NOT_FOUND', { field: 'resultId' });
  }
  return (await valuationsOfResult.batch(app, [resultId])).get(resultId) ?? [];
}

/** Who may read the report of a valuation: who may see the valuation. */
export async function mayReadReport(app: App, actor: Actor, { attachedId }: StoredFile): Promise<boolean> {
  const valuation = await app.db.manager.findOneBy(Valuation, { id: attachedId ?? '' });
  return valuation !== null && valuationPolicy.see(actor, valuation);
}
