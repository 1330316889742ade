import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isCompleterSql } from '../results/completers/completer-condition.ts';
import { type PayoutsWaiting, payoutSources } from './payouts/waiting.service.ts';

export type IncomeWaiting =
  | PayoutsWaiting
  | 'PLAN_CONSENT'
  | 'PLAN_REFUSED'
  | 'INCOME_DISTRIBUTE'
  | 'DISTRIBUTION_APPROVE';

/** The work of the office on income: nobody who made the result does it. */
const office = (
  kind: IncomeWaiting,
  alias: string,
  values: Pick<WaitingSource<IncomeWaiting>, 'from' | 'where' | 'since'> &
    Partial<WaitingSource<IncomeWaiting>>,
): WaitingSource<IncomeWaiting> => ({
  kind,
  caseId: `${alias}.id`,
  title: `${alias}.title`,
  ...values,
  where: `${alias}.organization_id = me.unit AND NOT ${isCompleterSql(`${alias}.result_id`, 'me.user_id')}
    AND ${values.where}`,
});

/** A completer is asked to consent to the plan as it stands. */
const consent: WaitingSource<IncomeWaiting> = {
  kind: 'PLAN_CONSENT',
  from: 'income_plan_member member JOIN income_plan plan ON plan.id = member.plan_id',
  where: `plan.organization_id = me.unit AND plan.state = 'PROPOSED' AND member.user_id = me.user_id
    AND member.pool = 'COMPLETERS' AND member.consent = 'PENDING'`,
  caseId: 'plan.id',
  title: 'plan.title',
  since: 'plan.proposed_at',
};

const refused = office('PLAN_REFUSED', 'plan', {
  from: 'income_plan plan',
  where: `plan.state = 'PROPOSED' AND EXISTS (
    SELECT FROM income_plan_member member WHERE member.plan_id = plan.id AND member.consent = 'REFUSED')`,
  since: 'plan.updated_at',
});

/** Money that came in for invoices and is in no distribution; `pending` is its sum. */
const distribute = office('INCOME_DISTRIBUTE', 'running', {
  from: `running_contract running JOIN LATERAL (
      SELECT sum(settled.amount) AS amount, min(settled.at) AS since FROM settlement settled
      WHERE settled.running_id = running.id AND settled.receipt_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM income_distribution_receipt taken WHERE taken.received_id = settled.id AND taken.live)
    ) AS pending ON true`,
  where: 'pending.amount > 0',
  caseId: 'running.deal_id',
  reference: 'running.number',
  organizationId: 'running.enterprise_id',
  since: 'pending.since',
});

/** Nobody approves what they prepared or have a part of. */
const approve = office('DISTRIBUTION_APPROVE', 'distribution', {
  from: 'income_distribution distribution',
  where: `distribution.state = 'PREPARED' AND distribution.prepared_by IS DISTINCT FROM me.user_id
    AND NOT EXISTS (SELECT FROM income_distribution_line line
      WHERE line.distribution_id = distribution.id AND line.user_id = me.user_id)`,
  reference: 'distribution.number',
  userId: 'distribution.prepared_by',
  since: 'distribution.prepared_at',
});

/** What waits of income: consents, distributions, pay-outs, and where one's own reward is paid. */
export function incomeWaiting(scope: Scope): Promise<Waiting<IncomeWaiting>[]> {
  const { actor } = scope;
  return readWaiting<IncomeWaiting>(scope, [
    ...payoutSources(scope),
    ...(hasRole(actor, ['OFFICER']) ? [refused] : []),
    ...(hasRole(actor, ['OFFICER', 'FINANCE_OFFICER']) ? [distribute, approve] : []),
    ...(hasRole(actor, ['RESEARCHER', 'OFFICER', 'FINANCE_OFFICER', 'LEADERSHIP_MEMBER']) ? [consent] : []),
  ]);
}
