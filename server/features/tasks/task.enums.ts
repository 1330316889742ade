import { describedEnum } from '../../platform/graphql/described-enum.ts';

/** The order is the one in which tasks without a deadline are shown. */
export const TaskKindEnum = describedEnum('TaskKind', 'What waits, or what runs.', {
  OBJECTION_DECIDE: 'Admit an objection or turn it down, within five working days (PRC-3).',
  OBJECTION_ASSIGN: 'Name who investigates an admitted objection.',
  OBJECTION_INVESTIGATE: 'Investigate an objection.',
  OBJECTION_PUBLISH: 'Publish the outcome of an objection.',
  DECISION_VOTE: 'Vote in a collective decision.',
  DECISION_CLOSE: 'Close a collective decision with its minutes.',
  DEAL_FILING: 'File an approval of the supervising department (REG-6).',
  DEAL_STEP: 'Take the next step of a deal.',
  DEAL_TERMINATION: 'Answer the other side, who asked to end a contract.',
  DEAL_CONFIDENTIALITY: 'Promise confidentiality to read the confidential part.',
  DEAL_HANDOVER: 'Accept what was handed over.',
  DEAL_ENDS: 'A contract ends: renew it or close the deal.',
  USAGE_REPORT: 'Report use and sales of a period.',
  USAGE_CORRECT: 'Correct a report that the unit disputes.',
  USAGE_CONFIRM: 'Confirm or dispute a report of the licensee.',
  EVENT_CONFIRM: 'Confirm or deny what the other side recorded.',
  INVOICE_PAY: 'Pay an invoice.',
  INVOICE_OVERDUE: 'Follow up an invoice that is late.',
  INVOICE_ENFORCE: 'End a contract that is not paid for, or turn to its guarantor.',
  TRANSFER_CONFIRM: 'Record the receipt of an announced transfer.',
  RECEIPT_MATCH: 'Match money that came in to invoices, or find out who paid.',
  REFUND_APPROVE: 'Approve a refund that somebody else prepared.',
  FEE_PAY: 'Pay the annual fee of a right under contracts.',
  PLAN_CONSENT: 'Consent to how income is divided, or refuse.',
  PLAN_REFUSED: 'A completer refused how income is to be divided: change the plan.',
  INCOME_DISTRIBUTE: 'Distribute income that came in.',
  DISTRIBUTION_APPROVE: 'Approve a distribution that somebody else prepared.',
  PAYOUT_APPROVE: 'Approve a pay-out that somebody else put together.',
  PAYOUT_CONFIRM: 'Confirm what the bank executed of a pay-out.',
  PAYEE_BANK: 'Say where your reward is to be paid.',
  AUCTION_BID: 'Bid while the bidding runs.',
  AUCTION_DEPOSIT: 'Pay the deposit to be admitted.',
  AUCTION_ADMIT: 'Admit a bidder, record the deposit or turn down.',
  OFFER_OPEN: 'Open a standing offer whose notice is over.',
  OFFER_ANNOUNCE: 'Announce or open an offer that was decided.',
  GRANT_SIGN: 'Sign the agreement of a grant whose notice is over.',
  GRANT_ANNOUNCE: 'Announce an approved grant, or sign where no notice is asked for.',
  GRANT_PUT_IN_FORCE: 'Put a signed grant in force.',
  GRANT_DECIDE: 'Decide on the application for a grant.',
  GRANT_COMPLETE: 'Complete the application for a grant.',
  GRANT_ENDS: 'A granted right of use ends: extend it or let it end.',
  RESULT_RETURNED: 'Change a result as the unit asked and hand it in again.',
  RESULT_REVIEW: 'Review a disclosed result.',
  DISPUTE_DECIDE: 'Decide a dispute over the order of completers.',
  REPORT_ANSWER: 'Answer a report that a public entry is wrong.',
  MEMBERSHIP_DECIDE: 'Confirm somebody who asks to join.',
  ORGANIZATION_DECIDE: 'Confirm an organisation that signed up.',
  RESULT_CONVERT: 'A publicly funded result is to be converted by its deadline (REG-8).',
  RESULT_SCREEN: 'Screen a registered result.',
  RESULT_PUBLISH: 'Publish a registered result.',
  OFFER_DRAFT: 'Finish the draft of an offer.',
  RESULT_DRAFT: 'Finish the draft of a result.',
  OBJECTION_OPEN: 'An open objection in the unit.',
  DECISION_OPEN: 'A collective decision that is called.',
  NOTICE_RUNNING: 'A public notice that runs in the unit.',
  AUCTION_RUNNING: 'A listing or an auction of the unit that is not over.',
  RESULT_IN_REVIEW: "One's own result, under review.",
});
export type TaskKind = keyof typeof TaskKindEnum;

export const TaskCaseTypeEnum = describedEnum('TaskCaseType', 'The kind of record that a task leads to.', {
  TechResult: 'A result.',
  Deal: 'A deal.',
  Offer: 'An offer.',
  OwnershipGrant: 'A grant.',
  PublicNotice: 'A notice.',
  Objection: 'An objection.',
  CollectiveDecision: 'A collective decision.',
  Auction: 'A listing or an auction.',
  RunningContract: 'A contract in effect; the id is that of its deal.',
  AnnouncedTransfer: 'A transfer that an enterprise says it has made.',
  Receipt: 'Money that came in.',
  Refund: 'Money that goes back.',
  IncomePlan: 'How income is divided.',
  IncomeDistribution: 'A sum of income as it is divided.',
  PayoutBatch: 'A pay-out of rewards.',
  Payee: 'Somebody who is paid by a unit.',
  Membership: 'A membership.',
  Organization: 'An organisation.',
});
export type TaskCaseType = keyof typeof TaskCaseTypeEnum;

export const TaskUrgencyEnum = describedEnum('TaskUrgency', 'How near the deadline is, by days in China.', {
  OVERDUE: 'It is past.',
  TODAY: 'It ends today.',
  WEEK: 'It ends within the seven days after today.',
  LATER: 'It ends later.',
  NONE: 'There is no deadline.',
});
export type TaskUrgency = keyof typeof TaskUrgencyEnum;

/** Kinds that tell what runs and ask for nothing. */
export const INFORMING: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'OBJECTION_OPEN',
  'DECISION_OPEN',
  'NOTICE_RUNNING',
  'AUCTION_RUNNING',
  'RESULT_IN_REVIEW',
]);

const CASE_OF_PREFIX = {
  OBJECTION: 'Objection',
  DECISION: 'CollectiveDecision',
  DEAL: 'Deal',
  AUCTION: 'Auction',
  OFFER: 'Offer',
  GRANT: 'OwnershipGrant',
  RESULT: 'TechResult',
  DISPUTE: 'TechResult',
  REPORT: 'TechResult',
  NOTICE: 'PublicNotice',
  USAGE: 'RunningContract',
  EVENT: 'RunningContract',
  INVOICE: 'RunningContract',
  FEE: 'RunningContract',
  INCOME: 'RunningContract',
  TRANSFER: 'AnnouncedTransfer',
  RECEIPT: 'Receipt',
  REFUND: 'Refund',
  PLAN: 'IncomePlan',
  DISTRIBUTION: 'IncomeDistribution',
  PAYOUT: 'PayoutBatch',
  PAYEE: 'Payee',
  MEMBERSHIP: 'Membership',
  ORGANIZATION: 'Organization',
} as const satisfies Record<Prefix<TaskKind>, TaskCaseType>;

type Prefix<Kind extends string> = Kind extends `${infer Head}_${string}` ? Head : never;

/** The record that tasks of a kind lead to: the first word of the kind says which. */
export function caseTypeOf(kind: TaskKind): TaskCaseType {
  return CASE_OF_PREFIX[kind.slice(0, kind.indexOf('_')) as Prefix<TaskKind>];
}

export const TASK_KINDS = Object.keys(TaskKindEnum) as TaskKind[];
