import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';

export type DemandsWaiting = 'DEMAND_REVIEW' | 'DEMAND_RETURNED' | 'DEMAND_DRAFT';

const demand = (
  kind: DemandsWaiting,
  where: string,
  values: Partial<WaitingSource<DemandsWaiting>> = {},
): WaitingSource<DemandsWaiting> => ({
  kind,
  from: 'demand',
  where,
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  since: 'demand.updated_at',
  ...values,
});

const OWN = 'demand.organization_id = me.unit';

const BY_POSTER = [
  demand('DEMAND_RETURNED', `${OWN} AND demand.state = 'RETURNED'`),
  demand('DEMAND_DRAFT', `${OWN} AND demand.state = 'DRAFT'`),
];

const BY_OPERATOR = [
  demand('DEMAND_REVIEW', `demand.state = 'UNDER_REVIEW'`, {
    since: 'demand.handed_in_at',
    until: 'demand.bids_close_at',
    organizationId: 'demand.organization_id',
  }),
];

/** Demands that wait for their poster or for an operator. */
export function demandsWaiting(scope: Scope): Promise<Waiting<DemandsWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['ENTERPRISE_MEMBER']) ? BY_POSTER : []),
    ...(hasRole(scope.actor, ['OPERATOR']) ? BY_OPERATOR : []),
  ]);
}
