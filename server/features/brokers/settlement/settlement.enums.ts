import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ClaimPayerEnum = describedEnum(
  'CommissionClaimPayer',
  'Who owes a commission, and out of what.',
  {
    ENTERPRISE: 'The enterprise, outside the distribution of income.',
    UNIT: 'The owner, out of what it keeps above all floors.',
    CONTRIBUTORS: "The owner, out of the contributors' part of its income.",
    AGENCY: 'An agency, which divides its own part among its members.',
  },
);
export type ClaimPayer = keyof typeof ClaimPayerEnum;

export const ClaimRoleEnum = describedEnum('CommissionClaimRole', 'As what somebody is owed a commission.', {
  LEAD: 'The leading broker.',
  CO_BROKER: 'A broker who takes part.',
  AGENCY: 'The agency (事务所) of a broker.',
  REFERRER: 'Who named the opportunity.',
  PLATFORM: 'The platform.',
  MEMBER: 'A member of an agency that divides its part.',
  IN_PLAN: 'Stated in the plan of distribution itself.',
});
export type ClaimRole = keyof typeof ClaimRoleEnum;

export const AccrualSourceEnum = describedEnum(
  'CommissionAccrualSource',
  'Why a commission grew or shrank.',
  {
    SIGNING: 'The contract was signed.',
    RECEIPT: 'Money came in.',
    DISTRIBUTION: 'A distribution of income was approved.',
    SHARE: 'The agency divided what it was owed.',
    REVERSAL: 'Money was taken back, or a distribution reversed.',
  },
);
export type AccrualSource = keyof typeof AccrualSourceEnum;

export const CommissionPaymentStateEnum = describedEnum(
  'CommissionPaymentState',
  'Where a payment of commission stands.',
  {
    PREPARED: 'Prepared by one of the unit; somebody else approves it.',
    RECORDED: 'Who pays says that it paid; it is not confirmed yet.',
    CONFIRMED: 'Who is paid has the money.',
    DISPUTED: 'Who is paid finds no such money.',
    WITHDRAWN: 'Taken back before it was confirmed.',
  },
);
export type CommissionPaymentState = keyof typeof CommissionPaymentStateEnum;

export const PaymentDirectionEnum = describedEnum(
  'CommissionPaymentDirection',
  'Which way a payment of commission goes.',
  {
    PAY: 'From who owes the commission to who is owed it.',
    REPAY: 'Back: more was paid than is owed after a reversal.',
  },
);
export type PaymentDirection = keyof typeof PaymentDirectionEnum;

export const CommissionInvoiceStateEnum = describedEnum(
  'CommissionInvoiceState',
  'Where an invoice for commission stands.',
  { ISSUED: 'It asks for its sum.', CANCELLED: 'Cancelled with a reason.' },
);
export type CommissionInvoiceState = keyof typeof CommissionInvoiceStateEnum;

export const InnerSplitStateEnum = describedEnum(
  'InnerSplitState',
  'Where the inner split of an agency stands.',
  {
    PROPOSED: 'The members are asked.',
    AGREED: 'All members agreed: it divides what the agency is owed from now on.',
    REPLACED: 'A later one took its place.',
    WITHDRAWN: 'Taken back, or refused by a member.',
  },
);
export type InnerSplitState = keyof typeof InnerSplitStateEnum;

export const InnerSplitAnswerEnum = describedEnum(
  'InnerSplitAnswer',
  'What a member says to an inner split.',
  {
    PENDING: 'Nothing yet.',
    AGREED: 'Agrees.',
    REFUSED: 'Refuses.',
  },
);
export type InnerSplitAnswer = keyof typeof InnerSplitAnswerEnum;

export const ClaimActionEnum = describedEnum('CommissionAction', 'What you can do with a commission now.', {
  PAY: 'Record that you paid.',
  PREPARE_PAYMENT: 'Prepare a payment, which somebody else approves.',
  ISSUE_INVOICE: 'Issue an invoice.',
  REPAY: 'Record that you gave back what was paid beyond what is owed.',
});
export type ClaimAction = keyof typeof ClaimActionEnum;

export const CommissionStepEnum = describedEnum(
  'CommissionPaymentAction',
  'What you can do with a payment of commission now.',
  {
    APPROVE: 'Approve it and say when it was paid.',
    CONFIRM: 'Confirm that it came in.',
    DISPUTE: 'Say that it cannot be found.',
    WITHDRAW: 'Take it back.',
  },
);
export type CommissionStep = keyof typeof CommissionStepEnum;

export const ClaimSideEnum = describedEnum('CommissionSide', 'From which side commissions are listed.', {
  TO_RECEIVE: 'What you, or the organisation acted for, are owed.',
  TO_PAY: 'What the organisation acted for owes.',
});
export type ClaimSide = keyof typeof ClaimSideEnum;
