import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { OWN_ORGANIZATION_DECIDES } from './review/confirmer.ts';

export type BrokersWaiting = 'BROKER_DECIDE' | 'BROKER_RETURNED' | 'BROKER_DRAFT';

const profile = (
  kind: BrokersWaiting,
  where: string,
  values: Partial<WaitingSource<BrokersWaiting>> = {},
): WaitingSource<BrokersWaiting> => ({
  kind,
  from: 'broker_profile broker JOIN user_account person ON person.id = broker.user_id',
  where,
  caseId: 'broker.id',
  title: 'person.name',
  reference: 'broker.number',
  since: 'broker.updated_at',
  userId: 'broker.user_id',
  organizationId: 'broker.organization_id',
  ...values,
});

const OWN = 'broker.user_id = me.user_id AND broker.organization_id = me.unit';
const WAITS = `(broker.state = 'SUBMITTED' OR broker.proposed_at IS NOT NULL) AND broker.user_id <> me.user_id`;
const SINCE = { since: 'COALESCE(broker.proposed_at, broker.handed_in_at)' };

const BY_BROKER = [
  profile('BROKER_RETURNED', `${OWN} AND broker.state = 'RETURNED'`),
  profile('BROKER_DRAFT', `${OWN} AND broker.state = 'DRAFT'`),
];

const BY_ADMINISTRATOR = [
  profile(
    'BROKER_DECIDE',
    `broker.organization_id = me.unit AND ${WAITS} AND ${OWN_ORGANIZATION_DECIDES}`,
    SINCE,
  ),
];

const BY_OPERATOR = [profile('BROKER_DECIDE', `${WAITS} AND NOT ${OWN_ORGANIZATION_DECIDES}`, SINCE)];

/** Profiles that wait for their broker, for an administrator, or for an operator. */
export function brokersWaiting(scope: Scope): Promise<Waiting<BrokersWaiting>[]> {
  const isOperator = hasRole(scope.actor, ['OPERATOR']);
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['BROKER']) ? BY_BROKER : []),
    ...(hasRole(scope.actor, ['ADMINISTRATOR']) && !isOperator ? BY_ADMINISTRATOR : []),
    ...(isOperator ? BY_OPERATOR : []),
  ]);
}
