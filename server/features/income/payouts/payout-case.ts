/** Kind of case under which audit trail and ledger keep what concerns a pay-out. */
export const PAYOUT_CASE = 'PayoutBatch';

/** The job that enters the lines of an executed pay-out. */
export const PAY_LINES_JOB = 'payouts.payLines';
