import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import type { DealSide } from '../deals/deal.enums.ts';
import { isCompleterSql } from '../results/completers/completer-condition.ts';
import { SHARED_KINDS } from './events/event-kinds.ts';
import { OPEN_STATES } from './invoices/invoice.states.ts';
import { ENDED } from './running/running.states.ts';
import { WARNED_DAYS } from './watch/standing-of-right.ts';

export type PaymentsWaiting =
  | 'USAGE_REPORT'
  | 'USAGE_CORRECT'
  | 'USAGE_CONFIRM'
  | 'EVENT_CONFIRM'
  | 'INVOICE_PAY'
  | 'INVOICE_OVERDUE'
  | 'INVOICE_ENFORCE'
  | 'TRANSFER_CONFIRM'
  | 'RECEIPT_MATCH'
  | 'REFUND_APPROVE'
  | 'FEE_PAY';

/** Days before its last day on which a report is asked for. */
const REPORT_DAYS = 15;
/** Days late after which the office ends the contract or turns to the guarantor, as the mails of the ladder say. */
const ENFORCE_DAYS = 60;

const among = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Completers never act for the owner (REG-12). */
const ACTS_FOR: Readonly<Record<DealSide, string>> = {
  OWNER: `running.organization_id = me.unit AND NOT ${isCompleterSql('running.result_id', 'me.user_id')}`,
  ENTERPRISE: 'running.enterprise_id = me.unit',
};
const OTHER_SIDE: Readonly<Record<DealSide, string>> = {
  OWNER: 'running.enterprise_id',
  ENTERPRISE: 'running.organization_id',
};

/** Something of a contract in effect, which is known by its deal. */
const running = (
  side: DealSide,
  kind: PaymentsWaiting,
  values: Partial<WaitingSource<PaymentsWaiting>> & { where: string; since: string },
): WaitingSource<PaymentsWaiting> => ({
  kind,
  from: 'running_contract running',
  caseId: 'running.deal_id',
  title: 'running.title',
  reference: 'running.number',
  organizationId: OTHER_SIDE[side],
  ...values,
  where: `${ACTS_FOR[side]} AND ${values.where}`,
});

const ofRunning = (table: string, alias: string) =>
  `${table} ${alias} JOIN running_contract running ON running.id = ${alias}.running_id`;

const report = (side: DealSide, kind: PaymentsWaiting, state: string, since: string) =>
  running(side, kind, {
    from: ofRunning('usage_report', 'report'),
    id: 'report.id',
    where: `report.state = '${state}'`,
    since,
  });

/** What one side recorded waits for the other. */
const event = (side: DealSide) =>
  running(side, 'EVENT_CONFIRM', {
    from: ofRunning('payment_record', 'record'),
    id: 'record.id',
    where: `record.state = 'RECORDED' AND record.kind IN (${among(SHARED_KINDS)})
      AND record.side = '${side === 'OWNER' ? 'ENTERPRISE' : 'OWNER'}'
      AND record.by_user IS DISTINCT FROM me.user_id`,
    since: 'record.at',
  });

const invoice = (side: DealSide, kind: PaymentsWaiting, where: string) =>
  running(side, kind, {
    from: ofRunning('invoice', 'invoice'),
    id: 'invoice.id',
    where: `invoice.state IN (${among(OPEN_STATES)}) AND invoice.amount > 0 AND ${where}`,
    reference: 'invoice.number',
    since: 'invoice.created_at',
    until: endOfDaySql('invoice.due_on'),
  });

const BY_ENTERPRISE = [
  running('ENTERPRISE', 'USAGE_REPORT', {
    where: `running.next_report_due_on <= me.today + ${REPORT_DAYS}`,
    since: 'running.updated_at',
    until: endOfDaySql('running.next_report_due_on'),
  }),
  report('ENTERPRISE', 'USAGE_CORRECT', 'DISPUTED', 'report.answered_at'),
  event('ENTERPRISE'),
  // What is announced as paid in full waits for the unit.
  invoice(
    'ENTERPRISE',
    'INVOICE_PAY',
    `NOT EXISTS (SELECT FROM announced_transfer transfer
       WHERE transfer.state = 'ANNOUNCED' AND invoice.id = ANY (transfer.invoice_ids)
         AND transfer.amount >= invoice.amount - invoice.settled)`,
  ),
];

/**
 * A fee is near by what was paid last; where nobody recorded one, or it reaches the end of the term, none is asked for.
 * One task for a right, whatever number of contracts stand on its result.
 */
const fee = running('OWNER', 'FEE_PAY', {
  from: `right_mark mark JOIN LATERAL (
      SELECT * FROM running_contract WHERE result_id = mark.result_id AND state NOT IN (${among(ENDED)})
      ORDER BY signed_on, id LIMIT 1
    ) AS running ON true`,
  id: 'mark.id',
  where: `mark.kind = 'FEE_PAID' AND mark.paid_until <= me.today + ${WARNED_DAYS[0]}
    AND NOT EXISTS (SELECT FROM right_mark later WHERE later.result_id = mark.result_id
      AND later.right_key = mark.right_key AND (later.paid_until > mark.paid_until
        OR later.kind = 'LAPSED' AND later.at > mark.at
        OR later.paid_until = mark.paid_until AND later.id > mark.id))
    AND NOT EXISTS (SELECT FROM result_right held WHERE held.result_id = mark.result_id
      AND held.number = mark.right_key AND held.expires_on <= mark.paid_until)`,
  reference: 'mark.right_key',
  organizationId: 'NULL',
  since: 'mark.at',
  until: endOfDaySql('mark.paid_until'),
});

const BY_OFFICER = [
  report('OWNER', 'USAGE_CONFIRM', 'SUBMITTED', 'report.submitted_at'),
  event('OWNER'),
  invoice('OWNER', 'INVOICE_ENFORCE', `invoice.due_on <= me.today - ${ENFORCE_DAYS}`),
  fee,
];

const receipt = (where: string): WaitingSource<PaymentsWaiting> => ({
  kind: 'RECEIPT_MATCH',
  from: 'receipt',
  where: `receipt.organization_id = me.unit AND ${where}`,
  caseId: 'receipt.id',
  title: 'receipt.payer_name',
  reference: 'receipt.bank_reference',
  organizationId: 'receipt.enterprise_id',
  since: 'receipt.recorded_at',
});

const BY_FINANCE = [
  invoice('OWNER', 'INVOICE_OVERDUE', 'invoice.due_on < me.today'),
  running('OWNER', 'TRANSFER_CONFIRM', {
    from: ofRunning('announced_transfer', 'transfer'),
    caseId: 'transfer.id',
    where: `transfer.state = 'ANNOUNCED'`,
    since: 'transfer.at',
  }),
  // Money of a known payer who owes nothing is an advance and waits for nobody.
  receipt(
    `receipt.free > 0 AND (receipt.enterprise_id IS NULL OR EXISTS (
       SELECT FROM invoice owed WHERE owed.organization_id = receipt.organization_id
         AND owed.enterprise_id = receipt.enterprise_id AND owed.state IN (${among(OPEN_STATES)}) AND owed.amount > 0))`,
  ),
  {
    kind: 'REFUND_APPROVE' as const,
    from: 'refund JOIN receipt ON receipt.id = refund.receipt_id',
    where: `refund.organization_id = me.unit AND refund.state = 'PREPARED' AND refund.prepared_by <> me.user_id`,
    caseId: 'refund.id',
    title: 'receipt.payer_name',
    reference: 'receipt.bank_reference',
    organizationId: 'receipt.enterprise_id',
    userId: 'refund.prepared_by',
    since: 'refund.prepared_at',
  },
];

/** What waits of contracts in effect: reports, events, invoices, money that came in, fees of rights. */
export function paymentsWaiting(scope: Scope): Promise<Waiting<PaymentsWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['OFFICER']) ? BY_OFFICER : []),
    ...(hasRole(scope.actor, ['FINANCE_OFFICER']) ? BY_FINANCE : []),
    ...(hasRole(scope.actor, ['ENTERPRISE_MEMBER']) ? BY_ENTERPRISE : []),
  ]);
}
