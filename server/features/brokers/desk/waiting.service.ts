import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';

export type BrokerDeskWaiting = 'BROKER_TASK';

/** Days before its day on which a next step is shown. */
const AHEAD = 3;

const TASKS: WaitingSource<BrokerDeskWaiting> = {
  kind: 'BROKER_TASK',
  from: `broker_task task
    JOIN broker_lead lead ON lead.id = task.lead_id
    JOIN broker_profile broker ON broker.id = task.broker_id`,
  id: 'task.id',
  caseId: 'lead.id',
  title: 'task.title',
  detail: 'lead.title',
  where: `task.done_at IS NULL AND task.due_on <= me.today + ${AHEAD} AND lead.stage NOT IN ('SETTLED', 'LOST')
    AND broker.user_id = me.user_id AND broker.organization_id = me.unit`,
  since: 'task.created_at',
  until: endOfDaySql('task.due_on'),
};

/** Next steps of a broker's board whose day has come or is near. */
export function brokerDeskWaiting(scope: Scope): Promise<Waiting<BrokerDeskWaiting>[]> {
  return readWaiting(scope, hasRole(scope.actor, ['BROKER']) ? [TASKS] : []);
}
