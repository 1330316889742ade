import type {
  BeneficiaryKind,
  BeneficiaryRole,
  CommissionBasis,
  CommissionDueWhen,
  EngagementPayer,
  EngagementSide,
  TierWay,
} from '../engagement.enums.ts';

/** A rate from a mark of the base on. */
export interface CommissionTier {
  /** Fen of the base from which on the rate counts; of the first tier zero. */
  from: bigint;
  basisPoints: number;
}

/** Who shares a commission. */
export interface CommissionPart {
  /** Names the beneficiary for good, over all versions of the terms; unique among them. */
  key: string;
  role: BeneficiaryRole;
  kind: BeneficiaryKind;
  /** Of an ORGANIZATION; null for a PERSON. */
  organizationId: string | null;
  /** Of a PERSON; null for an ORGANIZATION. */
  userId: string | null;
  name: string;
  /** Share of the commission; those of all beneficiaries make the whole. */
  basisPoints: number;
}

/** What was agreed about the commission of an engagement (INC-9). Money is fen, shares are basis points. */
export interface CommissionTerms {
  basis: CommissionBasis;
  way: TierWay;
  /** By ascending marks, the first from zero; empty for FIXED, one for EQUITY. */
  tiers: CommissionTier[];
  /** For FIXED; null for the rest. */
  fixed: bigint | null;
  /** Most that is paid altogether. */
  cap: bigint | null;
  /** Least that is paid altogether, once anything is due. */
  minimum: bigint | null;
  payer: EngagementPayer;
  due: CommissionDueWhen;
  /** Months after the engagement's end for which a deal with somebody introduced still counts. */
  protectionMonths: number;
  beneficiaries: CommissionPart[];
}

/** The key of the client among those who sign; the others are keys of beneficiaries. */
export const CLIENT_KEY = 'client';

/** The payers that stand on the client's side: who engages, pays. */
export const PAYERS_OF_SIDE: Readonly<Record<EngagementSide, readonly EngagementPayer[]>> = {
  OWNER: ['UNIT', 'CONTRIBUTORS'],
  ENTERPRISE: ['ENTERPRISE'],
};

/** Bases that are known when the contract is signed. */
export const KNOWN_AT_SIGNING: readonly CommissionBasis[] = ['CONTRACT_AMOUNT', 'FIXED'];
