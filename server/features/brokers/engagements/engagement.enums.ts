import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ENGAGEMENT_STATES = {
  PROPOSED: 'Proposed by one side; the other has not accepted the terms.',
  ACCEPTED: 'Agreed by broker and client; waits for the signatures of all.',
  ACTIVE: 'Signed by the client and by every beneficiary.',
  FULFILLED: 'What was engaged for is done; commissions of its deals go on.',
  DECLINED: 'Declined or withdrawn before all had signed.',
  ENDED: 'Ended before it was fulfilled; commissions of deals that it was admitted to go on.',
} as const;
export type EngagementState = keyof typeof ENGAGEMENT_STATES;
export const EngagementStateEnum = describedEnum(
  'EngagementState',
  'Where an engagement (委托协议) stands.',
  ENGAGEMENT_STATES,
);

export const ENGAGEMENT_SIDES = {
  OWNER: 'The owner of a result engages the broker.',
  ENTERPRISE: 'An enterprise that looks for results engages the broker.',
} as const;
export type EngagementSide = keyof typeof ENGAGEMENT_SIDES;
export const EngagementSideEnum = describedEnum(
  'EngagementSide',
  'For which side of a deal a broker is engaged.',
  ENGAGEMENT_SIDES,
);

export const COMMISSION_BASES = {
  CONTRACT_AMOUNT: 'The fixed amount of the contract.',
  RECEIVED: 'What is really received under the contract.',
  NET_INCOME: 'Net income of the owner (INC-1).',
  FIXED: 'A fixed sum.',
  EQUITY: 'A share of the shares that the owner gets.',
} as const;
export type CommissionBasis = keyof typeof COMMISSION_BASES;
export const CommissionBasisEnum = describedEnum(
  'CommissionBasis',
  'What a commission (佣金) is reckoned from.',
  COMMISSION_BASES,
);

export const TIER_WAYS = {
  MARGINAL: 'Each rate counts for the part of the base above its own mark.',
  WHOLE: 'The rate of the mark that is reached counts for the whole base.',
} as const;
export type TierWay = keyof typeof TIER_WAYS;
export const TierWayEnum = describedEnum('CommissionTierWay', 'How the rates of tiers work.', TIER_WAYS);

export const COMMISSION_PAYERS = {
  UNIT: 'The owner, out of what it keeps above all floors.',
  ENTERPRISE: 'The enterprise, outside the distribution of income.',
  CONTRIBUTORS: "The contributors of the conversion, out of their part of the owner's income.",
} as const;
export type EngagementPayer = keyof typeof COMMISSION_PAYERS;
export const EngagementPayerEnum = describedEnum(
  'EngagementPayer',
  'Who pays the commission of an engagement.',
  COMMISSION_PAYERS,
);

export const COMMISSION_DUES = {
  AT_SIGNING: 'In full once the contract is signed.',
  EACH_RECEIPT: 'With each receipt, in proportion.',
} as const;
export type CommissionDueWhen = keyof typeof COMMISSION_DUES;
export const CommissionDueWhenEnum = describedEnum(
  'CommissionDueWhen',
  'When a commission falls due.',
  COMMISSION_DUES,
);

export const BENEFICIARY_ROLES = {
  LEAD: 'The leading broker.',
  CO_BROKER: 'A broker who takes part.',
  AGENCY: 'The agency (事务所) of a broker.',
  REFERRER: 'Who named the opportunity.',
  PLATFORM: 'The platform.',
} as const;
export type BeneficiaryRole = keyof typeof BENEFICIARY_ROLES;
export const BeneficiaryRoleEnum = describedEnum(
  'CommissionBeneficiaryRole',
  'As what somebody shares a commission.',
  BENEFICIARY_ROLES,
);

export const BENEFICIARY_KINDS = {
  ORGANIZATION: 'An organisation.',
  PERSON: 'A person.',
} as const;
export type BeneficiaryKind = keyof typeof BENEFICIARY_KINDS;
export const BeneficiaryKindEnum = describedEnum(
  'EngagementBeneficiaryKind',
  'Whether a part of a commission belongs to an organisation or to a person.',
  BENEFICIARY_KINDS,
);

export const TERMS_STATES = {
  PROPOSED: 'Proposed; the other side has not accepted it.',
  ACCEPTED: 'Accepted; waits for the signatures of all.',
  SIGNED: 'Signed by all; in force from its day.',
  REPLACED: 'Never signed by all: replaced by another proposal, declined or withdrawn.',
} as const;
export type TermsState = keyof typeof TERMS_STATES;
export const TermsStateEnum = describedEnum(
  'EngagementTermsState',
  'Where a version of the terms of an engagement stands.',
  TERMS_STATES,
);

export const DEAL_ENGAGEMENT_REASONS = {
  NAMED: 'Named in the deal by a side or by the broker.',
  SCOPE: "The deal is about the engagement's result or demand.",
  INTRODUCTION: 'The broker had introduced the parties to each other.',
} as const;
export type DealEngagementReason = keyof typeof DEAL_ENGAGEMENT_REASONS;
export const DealEngagementReasonEnum = describedEnum(
  'DealEngagementReason',
  'Why an engagement belongs to a deal.',
  DEAL_ENGAGEMENT_REASONS,
);

export const DEAL_ENGAGEMENT_STATES = {
  CLAIMED: 'Claimed; the client has not answered.',
  ADMITTED: 'The client admits that the broker brokered the deal.',
  CONTESTED: 'The client contests it.',
  EXCLUDED: 'It does not belong to the deal.',
} as const;
export type DealEngagementState = keyof typeof DEAL_ENGAGEMENT_STATES;
export const DealEngagementStateEnum = describedEnum(
  'DealEngagementState',
  'Where the claim of an engagement on a deal stands.',
  DEAL_ENGAGEMENT_STATES,
);
