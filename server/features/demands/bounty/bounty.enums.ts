import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const SafeguardKindEnum = describedEnum('BountySafeguardKind', 'What keeps a bounty safe.', {
  DEPOSIT: 'Money laid with a named custodian (保证金); it pays the bounty.',
  GUARANTEE: "A guarantor's letter (保函); it stands until the poster has paid.",
});
export type SafeguardKind = keyof typeof SafeguardKindEnum;

export const SafeguardStateEnum = describedEnum('BountySafeguardState', 'Where a safeguard stands.', {
  RECORDED: 'Recorded by the poster; an operator looks at the evidence.',
  CONFIRMED: 'Confirmed: it keeps the bounty safe.',
  REJECTED: 'Not confirmed, with the reason.',
  WITHDRAWN: 'Taken back by the poster before it was confirmed.',
});
export type SafeguardState = keyof typeof SafeguardStateEnum;

export const BountyPaymentStateEnum = describedEnum(
  'BountyPaymentState',
  'Where a payment of bounty stands.',
  {
    RECORDED: 'The poster says that it paid; the winner has not confirmed it yet.',
    CONFIRMED: 'The winner has the money.',
    DISPUTED: 'The winner finds no such money.',
    WITHDRAWN: 'The poster took the record back.',
  },
);
export type BountyPaymentState = keyof typeof BountyPaymentStateEnum;

export const BountySourceEnum = describedEnum('BountySource', 'What a bounty is paid out of.', {
  DEPOSIT: 'Out of what lies with a custodian.',
  BANK: "Out of the poster's own account; guarantees are released by it.",
});
export type BountySource = keyof typeof BountySourceEnum;

export const BountyStageStateEnum = describedEnum(
  'BountyStageState',
  'Where a stage of the bounty stands with one winner.',
  {
    PLANNED: 'Its condition is not met yet.',
    DUE: 'Owed and not paid.',
    PARTLY_PAID: 'Paid in part.',
    PAID: 'Paid and confirmed by the winner.',
    DROPPED: 'The winner left before its condition was met.',
  },
);
export type BountyStageState = keyof typeof BountyStageStateEnum;

export const BountyActionEnum = describedEnum('BountyAction', 'What the reader can do with a bounty now.', {
  RECORD_SAFEGUARD: 'Record a deposit or a guarantee.',
  CONFIRM_SAFEGUARD: 'Confirm a recorded safeguard, or not.',
  WITHDRAW: 'Take back what you recorded and nobody confirmed yet.',
  PAY: 'Record a payment to a winner.',
  RETURN: 'Record that a free deposit came back, or release a free guarantee.',
  RECORD_REPAYMENT: 'Record that a winner gave bounty back.',
  CONFIRM_PAYMENT: 'Say whether a recorded payment came in.',
});
export type BountyAction = keyof typeof BountyActionEnum;
