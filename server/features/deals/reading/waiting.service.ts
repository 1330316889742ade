import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { isCompleterSql } from '../../results/completers/completer-condition.ts';
import type { DealSide } from '../deal.enums.ts';
import { CLEARING, OVER } from '../deal.states.ts';

export type DealsWaiting =
  | 'DEAL_STEP'
  | 'DEAL_CONFIDENTIALITY'
  | 'DEAL_HANDOVER'
  | 'DEAL_TERMINATION'
  | 'DEAL_FILING'
  | 'DEAL_ENDS';

/** Days before its last day on which a contract that ends is shown. */
const CONTRACT_ENDS_DAYS = 30;

const among = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');

/** Completers never act for the owner (REG-12). */
const ACTS_FOR: Readonly<Record<DealSide, string>> = {
  OWNER: `deal.organization_id = me.unit AND NOT ${isCompleterSql('deal.result_id', 'me.user_id')}`,
  ENTERPRISE: 'deal.enterprise_id = me.unit',
};
const OTHER_SIDE: Readonly<Record<DealSide, string>> = {
  OWNER: 'deal.enterprise_id',
  ENTERPRISE: 'deal.organization_id',
};

const deal = (
  side: DealSide,
  kind: DealsWaiting,
  where: string,
  values: Partial<WaitingSource<DealsWaiting>> = {},
): WaitingSource<DealsWaiting> => ({
  kind,
  from: 'deal',
  where: `${ACTS_FOR[side]} AND ${where}`,
  caseId: 'deal.id',
  title: 'deal.title',
  reference: 'deal.number',
  since: 'deal.updated_at',
  organizationId: OTHER_SIDE[side],
  ...values,
});

/** A case that waited for nobody but the clock waits for the owner once its moment is there, whatever jobs have run. */
const WAITED = `(deal.waits_side IS NULL AND deal.waits_until <= me.now AND deal.state IN (${among(CLEARING)}))`;

const step = (side: DealSide) =>
  deal(
    side,
    'DEAL_STEP',
    `deal.state NOT IN (${among(OVER)}) AND (deal.waits_side = '${side}'${side === 'OWNER' ? ` OR ${WAITED}` : ''})`,
    {
      detail: `deal.waits_for ->> 'action'`,
      until: 'CASE WHEN deal.waits_side IS NOT NULL THEN deal.waits_until END',
    },
  );

const ends = (side: DealSide) =>
  deal(
    side,
    'DEAL_ENDS',
    `deal.state = 'ACTIVE' AND deal.contract_ends_on <= me.today + ${CONTRACT_ENDS_DAYS}`,
    { since: 'COALESCE(deal.active_at, deal.updated_at)', until: endOfDaySql('deal.contract_ends_on') },
  );

/** One side asked to end the contract; it ends when the other says so too. */
const termination = (side: DealSide, asked: DealSide) =>
  deal(
    side,
    'DEAL_TERMINATION',
    `deal.state IN ('SIGNED', 'ACTIVE') AND contract.termination_side = '${asked}'`,
    { from: 'deal JOIN contract ON contract.deal_id = deal.id', since: 'contract.termination_at' },
  );

const filing = deal(
  'OWNER',
  'DEAL_FILING',
  'approval.approved AND approval.filed_on IS NULL AND approval.filing_due_on IS NOT NULL',
  {
    from: 'deal_approval approval JOIN deal ON deal.id = approval.deal_id',
    id: 'approval.id',
    until: endOfDaySql('approval.filing_due_on'),
  },
);

const confidentiality = deal(
  'ENTERPRISE',
  'DEAL_CONFIDENTIALITY',
  `deal.state NOT IN (${among(OVER)}) AND deal.confidentiality_text IS NOT NULL
    AND deal.confidentiality_accepted_at IS NULL`,
);

const handover = deal(
  'ENTERPRISE',
  'DEAL_HANDOVER',
  `deal.state IN ('SIGNED', 'ACTIVE') AND handover.accepted IS NULL`,
  {
    from: 'handover JOIN contract ON contract.id = handover.contract_id JOIN deal ON deal.id = contract.deal_id',
    id: 'handover.id',
    since: 'handover.at',
  },
);

const BY_OWNER = [step('OWNER'), ends('OWNER'), termination('OWNER', 'ENTERPRISE'), filing];
const BY_ENTERPRISE = [
  step('ENTERPRISE'),
  ends('ENTERPRISE'),
  termination('ENTERPRISE', 'OWNER'),
  confidentiality,
  handover,
];

/** Deals by what they wait for on the side that is acted for; `detail` is the step, where it is one. */
export function dealsWaiting(scope: Scope): Promise<Waiting<DealsWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['OFFICER']) ? BY_OWNER : []),
    ...(hasRole(scope.actor, ['ENTERPRISE_MEMBER']) ? BY_ENTERPRISE : []),
  ]);
}
