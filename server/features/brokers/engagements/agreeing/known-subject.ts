import type { Scope } from '../../../../platform/app.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { presentDemand } from '../../../demands/demand.loaders.ts';
import { demandPolicy, seesPoster } from '../../../demands/demand.policy.ts';
import { findResult } from '../../../results/catalogue/find-result.service.ts';
import type { Mandate } from '../data/engagement-parts.entity.ts';

/**
 * Refuses what the actor may not know of: a result that they do not see, a demand that they do not see or whose poster is
 * hidden from them. Otherwise a proposal would tell whose it is.
 * @throws Refusal NOT_FOUND (`mandate.resultId`, `mandate.demandId`)
 */
export async function refuseUnknown(
  scope: Scope,
  { resultId, demandId }: Pick<Mandate, 'resultId' | 'demandId'>,
): Promise<void> {
  if (resultId && !(await findResult(scope, resultId)))
    throw new Refusal('NOT_FOUND', { field: 'mandate.resultId' });
  if (!demandId) return;
  const { actor, app } = scope;
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || !demandPolicy.see(actor, demand) || !seesPoster(actor, demand, new Set()))
    throw new Refusal('NOT_FOUND', { field: 'mandate.demandId' });
}
