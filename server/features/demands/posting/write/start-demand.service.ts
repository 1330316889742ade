import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { unitOf } from '../../../rulebook/unit.ts';
import { storeDemand } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandMode } from '../../demand.enums.ts';
import { takeDemandNumber } from '../demand-number.ts';
import { newDemand } from '../new-demand.ts';
import { templateOf } from './template.ts';

/**
 * Begins the draft of a demand of the enterprise that is acted for, with what is usual for the mode.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for others than members of a confirmed enterprise
 */
export async function startDemand(scope: Scope, { mode }: { mode: DemandMode }): Promise<Demand> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId || !hasRole(scope.actor, ['ENTERPRISE_MEMBER'])) throw new Refusal('FORBIDDEN');
  const poster = await unitOf(scope.app, organizationId);
  const { kind, status } = poster.organization;
  if (kind !== 'ENTERPRISE' || status !== 'CONFIRMED') throw new Refusal('FORBIDDEN', { params: { kind } });
  return inTransaction(scope.app.db, async (tx) => {
    const number = await takeDemandNumber(tx);
    const demand = newDemand(scope, poster.organization, { number, mode, content: templateOf(mode) });
    await storeDemand({ tx, scope, demand, poster }, null, {
      action: 'startDemand',
      facts: { number, mode },
    });
    return demand;
  });
}
