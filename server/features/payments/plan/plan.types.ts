import type { Terms } from '../../offers/terms/terms.ts';

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** What the terms of a contract in effect say about money, with the days that they are counted from. */
export interface PaymentPlan {
  terms: Terms;
  /** Day of the last signature: stages in months count from it. */
  signedOn: Day;
  /** First day on which the contract holds; trial, buy-out, return and years of minimums count from it. */
  from: Day;
  /** Last day on which it holds; null for one without end. */
  until: Day | null;
  /** Last day of the free trial (试用期); null without one. */
  trialUntil: Day | null;
  /** How often use is reported; null where nothing hangs on reports. */
  rhythm: 'MONTHLY' | 'QUARTERLY' | 'YEARLY' | null;
}

/** A span of days that one report is about. Spans follow the calendar and are cut where the trial ends. */
export interface ReportPeriod {
  from: Day;
  to: Day;
  /** Last day on which the report is in time. */
  dueOn: Day;
  /** Its sales count for nothing. */
  inTrial: boolean;
}

/** Use reported for a period; of several for one period the one that holds is given, the others are not. */
export interface ReportedUse {
  id: string;
  from: Day;
  to: Day;
  /** Day on which it came in; what it brings is due then, where that is later than its due day. */
  reportedOn: Day;
  /** Fen; below zero only where returns exceed sales. */
  netSales: bigint;
  units: bigint;
  /** Fen. */
  costSaving: bigint;
  /** Fen of operating profit of a year (INC-4, joint implementation); null where it is not reported. */
  operatingProfit: bigint | null;
}

/** What happened beside reports. The order in which facts are given makes no difference. */
export type PaymentEvent =
  /** A milestone of a stage, or the acceptance that begins the payments, established by both sides. */
  | { kind: 'MILESTONE'; id: string; on: Day; milestone: string }
  | { kind: 'ACCEPTANCE'; id: string; on: Day }
  | { kind: 'FIRST_SALE'; id: string; on: Day }
  /** A financing round of the enterprise, in fen (PAU-5). */
  | { kind: 'FINANCING'; id: string; on: Day; amount: bigint }
  /** Revenue of a year, in fen (PAU-5, stable growth). */
  | { kind: 'YEAR_REVENUE'; id: string; on: Day; year: number; amount: bigint }
  | { kind: 'BUY_OUT'; id: string; on: Day }
  | { kind: 'RETURN'; id: string; on: Day }
  | { kind: 'TERMINATION'; id: string; on: Day }
  /** The licensee puts off what falls due, by whole months. */
  | { kind: 'DEFERRAL'; id: string; on: Day; key: string; months: number }
  /** The right lapsed (专利权失效) on a day, until the day before it was restored; null while it has not been. */
  | { kind: 'LAPSE'; id: string; on: Day; until: Day | null }
  /**
   * What an imported contract had come to before it was entered here: cumulative base (fen, or units) and payments
   * (fen). All that arose until that day is contained in them; reports count from the day after.
   */
  | { kind: 'OPENING'; id: string; on: Day; cumulative: bigint; paid: bigint };

export interface PaymentFacts {
  reports: readonly ReportedUse[];
  events: readonly PaymentEvent[];
}

export const DUE_LINE_KINDS = {
  ENTRY_FEE: 'Entry fee, or the price in one sum.',
  STAGE: 'A stage payment (阶段性支付).',
  ROYALTY: 'Royalty of a reported period (提成).',
  MINIMUM: 'What a year of royalties falls short of the minimum.',
  PROFIT_SHARE: 'Share of operating profit of a year of joint implementation.',
  BUY_OUT: 'Price of being free of all further payments (买断款).',
  LATE_INTEREST: 'Interest on what was paid late (违约金).',
  CORRECTION: 'What a corrected report changes in something invoiced before.',
} as const;
export type DueLineKind = keyof typeof DUE_LINE_KINDS;

export const DUE_LINE_STATUSES = {
  DUE: 'It has arisen and is to be paid by its day.',
  COMING: 'It is certain, and its day is yet to come.',
  CONDITIONAL: 'It comes only if its condition comes about.',
  PAUSED: 'It would have arisen, but the right had lapsed.',
  FREED: 'It does not come any more: capped, bought out, returned or ended.',
} as const;
export type DueLineStatus = keyof typeof DUE_LINE_STATUSES;

/** Why a line is what it is: a code that the client has words for, with its figures; money as yuan. */
export interface Why {
  code: WhyCode;
  params: Readonly<Record<string, string>>;
}

export const WHY_CODES = {
  AT_SIGNING: 'Fifteen working days after signing.',
  ON_DATE: 'A fixed date (`date`).',
  MONTHS_AFTER_SIGNING: 'Months after signing (`months`).',
  SALES_REACHED: 'Cumulative net sales reached a mark (`mark`, `cumulative`).',
  MILESTONE_MET: 'A milestone was established (`milestone`).',
  TIERS: 'Tiers of royalty on what of a report counts (`base`), between two cumulative sums (`from`, `to`).',
  PER_UNIT: 'A sum for each unit (`units`, `perUnit`).',
  TO_BE_REPORTED: 'Hangs on a report that is still to come (`from`, `to`).',
  MINIMUM_OF_YEAR: 'The minimum of a year of the contract (`year`, `minimum`, `royalties`).',
  PROFIT_OF_YEAR: 'Share of the operating profit of a year (`year`, `profit`).',
  BOUGHT_OUT: 'The licensee chose to buy out (`month`).',
  CAPPED: 'The cap on all payments is reached (`cap`).',
  TRIAL: 'The free trial still runs or covers it (`until`).',
  NOT_BEGUN: 'Payments have not begun (`trigger`).',
  LAPSED: 'The right had lapsed (`from`, `until`).',
  RETURNED: 'The license was given back.',
  ENDED: 'The contract ended before its time.',
  DEFERRED: 'Put off by months (`months`).',
  LATE: 'Days late on a sum (`days`, `sum`, `rate`).',
  CORRECTED: 'A corrected report (`before`, `after`).',
} as const;
export type WhyCode = keyof typeof WHY_CODES;

/** One payment that the plan leads to. */
export interface DueLine {
  /** Names the payment for good: `entryFee`, `stage:0`, `royalty:2026-07-01`, `minimum:2`, `profit:2027`, `buyOut`. */
  key: string;
  /** Path of the term in the terms, such as `payment.stages.0`. */
  term: string;
  kind: DueLineKind;
  status: DueLineStatus;
  /** Fen, not negative; of what is only conditional the sum that it would come to, null where that hangs on reports. */
  amount: bigint | null;
  /** Day on which it arises; null while that is not known. */
  arisesOn: Day | null;
  /** Last day of payment in time; null while not known, or where the calendar of the year is missing. */
  dueOn: Day | null;
  /** Year whose calendar is missing for `dueOn`. */
  calendarMissing: number | null;
  /** The first says what it rests on; further ones what changed it. */
  why: Why[];
  /** Reports and events that it rests on. */
  factIds: string[];
}

/** What a plan comes to by a day. Lines stand in the order of their days, the unknown last. */
export interface Schedule {
  on: Day;
  lines: DueLine[];
  /** Base that counts (fen of sales or savings, or units), after the trial. */
  cumulative: bigint;
  /** Fen of all lines that are DUE, those of before an import included. */
  total: bigint;
  /** Fen left under the cap; null without one. */
  leftOfCap: bigint | null;
  /** The day on which payments began; null before. */
  begunOn: Day | null;
  /** What ended all further payments, and when. */
  over: { by: 'BUY_OUT' | 'RETURN' | 'TERMINATION' | 'CAP'; on: Day } | null;
  /** The day on which the result turns into shares (PAU-5); null before, and for other modes. */
  equityOn: Day | null;
}

/** What has been invoiced under a key so far, in fen; corrections included. */
export interface Invoiced {
  key: string;
  amount: bigint;
}

/** A line of an invoice to be issued: new, or (`CORRECTION`, below zero too) the difference to what was invoiced. */
export interface InvoiceLineDraft {
  key: string;
  term: string;
  kind: DueLineKind;
  amount: bigint;
  dueOn: Day;
  why: Why[];
  factIds: string[];
}
