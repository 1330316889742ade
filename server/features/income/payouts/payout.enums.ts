import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const PayoutStateEnum = describedEnum('PayoutState', 'Where a pay-out stands.', {
  PREPARED: 'Put together by one finance officer; waits for another.',
  APPROVED: 'Approved: the bank file can be handed in, and what the bank did is to be confirmed.',
  PAYING: 'The bank has executed it; its lines are being entered in the ledger.',
  PAID: 'Every line is paid or failed.',
  CANCELLED: 'Given up before anything was paid.',
});
export type PayoutState = keyof typeof PayoutStateEnum;

export const PayoutLineStateEnum = describedEnum('PayoutLineState', 'What became of a line of a pay-out.', {
  PENDING: 'Not paid yet.',
  PAID: 'The bank paid it, and it is in the ledger.',
  FAILED: 'The bank did not pay it or got it back; the reward can be paid again.',
  CANCELLED: 'The pay-out was given up.',
});
export type PayoutLineState = keyof typeof PayoutLineStateEnum;

export const PayoutActionEnum = describedEnum('PayoutAction', 'A step that can be taken with a pay-out.', {
  EDIT: 'Correct withheld taxes, take lines out, read bank details anew.',
  APPROVE: 'Approve it.',
  BANK_FILE: 'Fetch the file for the bank.',
  CONFIRM: 'Confirm what the bank executed.',
  RETURN_LINE: 'Record that the bank got a paid line back.',
  CANCEL: 'Give it up.',
});
export type PayoutAction = keyof typeof PayoutActionEnum;
