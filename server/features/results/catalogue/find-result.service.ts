import type { Scope } from '../../../platform/app.ts';
import { isId } from '../../../platform/ids.ts';
import { isSharedWith } from '../confidential/grants.ts';
import { Completer } from '../data/result-parts.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import { isInRegister, resultPolicy } from '../result.policy.ts';

/**
 * A result that the actor may see: published ones everybody, others who works on them in the unit, and registered
 * ones also who may read the confidential part without being of the unit. Null for all others, as for one that is not
 * there.
 */
export async function findResult(scope: Scope, id: string): Promise<TechResult | null> {
  if (!isId(id)) return null;
  const { manager } = scope.app.db;
  const result = await manager.findOneBy(TechResult, { id });
  if (!result || result.state === 'PUBLISHED') return result;
  if (scope.actor.kind === 'visitor') return null;
  const completers = await manager.findBy(Completer, { resultId: id });
  if (resultPolicy.work(scope.actor, { result, completers })) return result;
  return isInRegister({ result }) && (await isSharedWith(scope, result)) ? result : null;
}
