import type { ConversionMode } from '../../rulebook/rules/vocabulary.ts';

/**
 * The terms of a deal as structured data: what an offer proposes, what a deal negotiates, what a contract is written
 * from and what the payment plan is read off. Money is fen, shares are basis points, terms of time are whole months
 * after the contract takes effect unless told otherwise. A part that does not belong to the mode is null.
 */
export interface Terms {
  mode: TermsMode;
  /** For LICENSE; null for modes that license nothing. */
  license: LicenseTerms | null;
  /** What is paid and when; null only where nothing but shares is given. */
  payment: PaymentTerms | null;
  /** Pay after use (先使用后付费): a license that is used before it is paid. */
  payAfterUse: PayAfterUseTerms | null;
  /** For EQUITY and, once the trigger fires, INVEST_THEN_EQUITY. */
  equity: EquityTerms | null;
  /** For INVEST_THEN_EQUITY (先投后股, PAU-5). */
  trigger: EquityTrigger | null;
  /** For DEVELOPMENT, CONSULTING, SERVICE and JOINT_IMPLEMENTATION. */
  work: WorkTerms | null;
  /** What is handed over with the result. */
  delivery: DeliveryTerms;
  /** To whom later improvements belong. */
  improvements: Improvements;
  /** Years for which both sides keep what they learn to themselves; 0 for none. */
  confidentialityYears: number;
  dispute: DisputeTerms;
  /** What both sides agreed beside; at most 2,000 characters, empty for nothing. */
  other: string;
}

/** Modes that a deal can have: all but the owner's own implementation. */
export const TERMS_MODES = [
  'TRANSFER',
  'LICENSE',
  'EQUITY',
  'INVEST_THEN_EQUITY',
  'DEVELOPMENT',
  'CONSULTING',
  'SERVICE',
  'JOINT_IMPLEMENTATION',
  'OTHER',
] as const satisfies readonly ConversionMode[];
export type TermsMode = (typeof TERMS_MODES)[number];

export interface LicenseTerms {
  /** 普通许可, 排他许可, 独占许可. */
  kind: 'NON_EXCLUSIVE' | 'SOLE' | 'EXCLUSIVE';
  /** Field of use, in words. */
  fieldOfUse: string;
  /** Provinces by GB/T 2260; empty for the whole of China. */
  territory: string[];
  /** Months; null for as long as the right lasts. */
  months: number | null;
  sublicensing: 'FORBIDDEN' | 'WITH_CONSENT' | 'FREE';
}

export interface PaymentTerms {
  /** Due at signing; for a transfer in one sum the whole price. Zero is a zero entry fee (零门槛费). */
  entryFee: bigint;
  /** 阶段性支付, in order. */
  stages: StagePayment[];
  royalty: RoyaltyTerms | null;
  /** Least sum of royalties a year, from the first year in which royalties run. */
  minimumPerYear: bigint | null;
  /** Most that is paid altogether, entry fee and stages included. */
  cap: bigint | null;
  /** Interest on what is paid late, in basis points a day (3 is 万分之三), 1 to 10; null for none. */
  lateInterest: number | null;
  /** Whether use while the right has lapsed carries nothing, and stages wait until it is restored. */
  pauseWhileLapsed: boolean;
}

export interface StagePayment {
  label: string;
  amount: bigint;
  /** It is due when the first of these comes about; at least one. */
  due: DueCondition[];
}

export type DueCondition =
  | { kind: 'DATE'; date: string }
  | { kind: 'MONTHS_AFTER_SIGNING'; months: number }
  /** Cumulative net sales under the license reach the sum. */
  | { kind: 'SALES_REACH'; amount: bigint }
  /** Something both sides establish, such as an acceptance. */
  | { kind: 'MILESTONE'; milestone: string };

export interface RoyaltyTerms {
  base: 'NET_SALES' | 'UNITS' | 'COST_SAVING';
  /**
   * For NET_SALES and COST_SAVING: the share of what lies above `from` (cumulative, fen) up to the next tier; ascending,
   * the first may start above zero. Empty for UNITS.
   */
  tiers: RoyaltyTier[];
  /** For UNITS: fen a unit; else null. */
  perUnit: bigint | null;
}

export interface RoyaltyTier {
  from: bigint;
  basisPoints: number;
}

export interface PayAfterUseTerms {
  /** Months of free trial; sales in it do not count. 0 to 60. */
  trialMonths: number;
  /** What ends the free use and begins the payments. */
  trigger: 'TRIAL_ENDS' | 'FIRST_SALE' | 'ACCEPTANCE' | 'SALES_REACH';
  /** For SALES_REACH, in fen; else null. */
  triggerSales: bigint | null;
  /** Months by which what falls due may be put off (延期支付); 0 for none. */
  deferralMonths: number;
  /** What the licensee pays to be free of all further payments, by the month until which; ascending months. */
  buyOut: { untilMonth: number; amount: bigint }[];
  /** Until which month the licensee may give the license back without owing more; null for no such right. */
  returnUntilMonth: number | null;
  /** Who stands behind the license (PAU-4). */
  backing: { kind: 'GUARANTOR' | 'INSURER'; name: string } | null;
  reporting: 'MONTHLY' | 'QUARTERLY' | 'YEARLY';
}

export interface EquityTerms {
  /** What the result is put in at, in fen. */
  valueOfResult: bigint;
  /** The enterprise that takes it, where it is still to be founded; null for the other party itself. */
  newCompany: string | null;
  /** Share of the company that it is given for. */
  basisPoints: number;
  /** Of those shares, to the completers and contributors (INC-3). */
  teamBasisPoints: number;
  /** Money put in together with it from residual funds of research contracts (PAU-7), fen; null for none. */
  residualFunds: bigint | null;
  /** Of the shares for that money, to the researchers; null without such money. */
  residualTeamBasisPoints: number | null;
}

export interface EquityTrigger {
  kind: 'MARKET_FINANCING' | 'STABLE_GROWTH';
  /** For MARKET_FINANCING the least sum of the round; for STABLE_GROWTH the yearly revenue to keep; fen. */
  amount: bigint;
  /** For STABLE_GROWTH: years running; else null. */
  years: number | null;
  /** Day by which it must fire, else the project ends as agreed in `other`. */
  until: string;
}

export interface WorkTerms {
  /** What is done. */
  subject: string;
  deliverables: string[];
  /** How the work is accepted. */
  acceptance: string;
  months: number;
  /** For JOINT_IMPLEMENTATION: the unit's share of operating profit a year; else null. */
  profitBasisPoints: number | null;
}

export interface DeliveryTerms {
  /** What is handed over: drawings, strains, source code, protocols. At least one but for pure work. */
  items: string[];
  /** Days of training or help on the spot; 0 for none. */
  trainingDays: number;
  /** Days after signing within which all of it is handed over. */
  withinDays: number;
}

export type Improvements = 'MAKER' | 'SHARED' | 'OWNER';

export interface DisputeTerms {
  way: 'ARBITRATION' | 'COURT';
  /** The commission or the place of the court, such as 哈尔滨仲裁委员会. */
  place: string;
}
