import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const IncomeSourceKindEnum = describedEnum('IncomeSourceKind', 'What income of a unit comes from.', {
  CONTRACT: 'A running contract: payments of an enterprise.',
  OWN_IMPLEMENTATION: "The unit's own implementation: operating profit (INC-4).",
  DEMAND: 'A demand that the unit won: its bounty, divided as income of a development (INC-5).',
});
export type IncomeSourceKind = keyof typeof IncomeSourceKindEnum;

export const IncomePlanStateEnum = describedEnum('IncomePlanState', 'Where a plan of distribution stands.', {
  DRAFT: 'It is being written.',
  PROPOSED: 'The completers are asked to consent to it.',
  AGREED: 'All completers consented: income is distributed by it.',
  SUPERSEDED: 'A later plan took its place.',
});
export type IncomePlanState = keyof typeof IncomePlanStateEnum;

export const IncomeBasisEnum = describedEnum('IncomeBasis', 'Why the team has a part of the income.', {
  REWARD: 'Rewarded after the conversion, under the floors of the rulebook (INC-2 to INC-6).',
  AGREED_INCOME: 'The result was granted to the team first: it has the income of the agreement (GRT-7).',
});
export type IncomeBasis = keyof typeof IncomeBasisEnum;

export const IncomePoolEnum = describedEnum('IncomePool', 'Pools of net income that persons share.', {
  COMPLETERS: 'Those who made the result (完成人).',
  CONTRIBUTORS: 'Those who took part in its conversion (转化贡献人).',
});
export type IncomePool = keyof typeof IncomePoolEnum;

export const IncomeConsentEnum = describedEnum('IncomeConsent', 'What a completer says to a plan.', {
  PENDING: 'Nothing yet.',
  CONSENTED: 'Consents to exactly this plan.',
  REFUSED: 'Refuses it.',
});
export type IncomeConsent = keyof typeof IncomeConsentEnum;

export const CommissionBeneficiaryEnum = describedEnum('CommissionBeneficiary', 'Who gets a commission.', {
  ORGANIZATION: 'An agency or a firm of technology managers.',
  PERSON: 'A technology manager in person.',
});
export type CommissionBeneficiary = keyof typeof CommissionBeneficiaryEnum;

export const CommissionBaseEnum = describedEnum('CommissionBase', 'What a commission is a share of.', {
  NET_INCOME: 'Net income (INC-1).',
  RECEIVED: 'What was received.',
});

export const CommissionPayerEnum = describedEnum(
  'CommissionPayer',
  'Out of whose part a commission is paid; never from below a floor.',
  {
    UNIT: 'Out of what remains for the unit above all floors.',
    CONTRIBUTORS: "Out of the contributors' part: the broker is one of them.",
  },
);

export const IncomeCostKindEnum = describedEnum('IncomeCostKind', 'Kinds of cost of a conversion.', {
  TAX: 'Taxes of this transaction (交易税金).',
  KEEPING: 'Cost of keeping the result, such as annual fees (成果维护费用).',
  VALUATION: 'Direct cost of a valuation (评估).',
  APPRAISAL: 'Direct cost of an appraisal (鉴定).',
  NEGOTIATION: 'Direct cost of the negotiation (谈判).',
  OTHER: 'Anything else, such as overheads: not deductible, and refused with the rule (INC-1).',
});
export type IncomeCostKind = keyof typeof IncomeCostKindEnum;

export const DistributionStateEnum = describedEnum(
  'IncomeDistributionState',
  'Where a distribution stands.',
  {
    PREPARED: 'Waits for the approval of somebody else.',
    APPROVED: 'Approved and booked; what persons get is to be paid out.',
    WITHDRAWN: 'Given up before it was approved.',
    REVERSED: 'Reversed after it was approved: its income is to be distributed again.',
  },
);
export type DistributionState = keyof typeof DistributionStateEnum;

export const DistributionLineKindEnum = describedEnum(
  'IncomeDistributionLineKind',
  'What a line of a distribution is.',
  {
    COMPLETER: 'Reward of a completer.',
    CONTRIBUTOR: 'Reward of a contributor of the conversion.',
    AGREED_INCOME: 'Agreed income of a member of the team that the result was granted to (GRT-7).',
    FUND: 'Conversion fund of the unit (INC-7).',
    COMMISSION: 'Commission of an agency or a technology manager (INC-9).',
    UNIT: 'What stays with the unit.',
  },
);
export type DistributionLineKind = keyof typeof DistributionLineKindEnum;

export const FloorPoolEnum = describedEnum('IncomeFloorPool', 'Who a floor is for.', {
  TEAM: 'Completers and contributors together.',
  COMPLETERS: 'The completers.',
  CONTRIBUTORS: 'The contributors of the conversion.',
  FUND: 'The conversion fund.',
});

export const IncomeActionEnum = describedEnum(
  'IncomeAction',
  'What you can do with the income of a contract.',
  {
    EDIT_PLAN: 'Write the plan of distribution.',
    PROPOSE_PLAN: 'Ask the completers to consent to the plan.',
    RECORD_CONSENT: "Record a completer's signed consent.",
    CONSENT: 'Consent to the plan, or refuse it.',
    RECORD_COST: 'Record deductible costs.',
    PREPARE: 'Prepare a distribution.',
  },
);
export type IncomeAction = keyof typeof IncomeActionEnum;

export const DistributionActionEnum = describedEnum(
  'IncomeDistributionAction',
  'What you can do with a distribution now.',
  {
    APPROVE: 'Approve it.',
    WITHDRAW: 'Give it up.',
    REVERSE: 'Reverse it.',
    PUBLISH_NOTICE: 'Give notice of the cash rewards within the unit.',
  },
);
export type DistributionAction = keyof typeof DistributionActionEnum;
