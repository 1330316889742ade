import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const TermsModeEnum = describedEnum('TermsMode', 'What a deal does with a result.', {
  TRANSFER: 'The right changes hands.',
  LICENSE: 'Use is permitted, the right stays.',
  EQUITY: 'The result is put into an enterprise for shares.',
  INVEST_THEN_EQUITY: 'The result goes in as a project and turns into shares when the trigger fires.',
  DEVELOPMENT: 'Technology development, also a joint one.',
  CONSULTING: 'Technology consulting.',
  SERVICE: 'Technology service.',
  JOINT_IMPLEMENTATION: 'Both put the result to work and share the profit.',
  OTHER: 'Another agreed way.',
});

export const LicenseKindEnum = describedEnum('LicenseKind', 'Who beside the licensee may use the result.', {
  NON_EXCLUSIVE: 'Plain license: the owner and others too.',
  SOLE: 'Sole license: only the owner beside the licensee.',
  EXCLUSIVE: 'Exclusive license: nobody else, not even the owner.',
});

export const SublicensingEnum = describedEnum('Sublicensing', 'Whether the licensee may license others.', {
  FORBIDDEN: 'No.',
  WITH_CONSENT: "Only with the owner's consent.",
  FREE: 'Yes.',
});

export const DueKindEnum = describedEnum('DueKind', 'What makes a payment due.', {
  DATE: 'A day.',
  MONTHS_AFTER_SIGNING: 'Whole months after the contract takes effect.',
  SALES_REACH: 'Cumulative net sales reach a sum.',
  MILESTONE: 'Something that both sides establish.',
});

export const RoyaltyBaseEnum = describedEnum('RoyaltyBase', 'What royalties are counted on.', {
  NET_SALES: 'Net sales.',
  UNITS: 'Units sold.',
  COST_SAVING: 'Costs saved.',
});

export const PayAfterUseTriggerEnum = describedEnum(
  'PayAfterUseTrigger',
  'What ends the free use and begins the payments.',
  {
    TRIAL_ENDS: 'The trial is over.',
    FIRST_SALE: 'The first sale.',
    ACCEPTANCE: 'The licensee accepts the result.',
    SALES_REACH: 'Cumulative net sales reach a sum.',
  },
);

export const BackingKindEnum = describedEnum('BackingKind', 'Who stands behind a license (PAU-4).', {
  GUARANTOR: 'A guarantor.',
  INSURER: 'An insurer.',
});

export const ReportingRhythmEnum = describedEnum('ReportingRhythm', 'How often use and sales are reported.', {
  MONTHLY: 'Every month.',
  QUARTERLY: 'Every quarter.',
  YEARLY: 'Every year.',
});

export const EquityTriggerKindEnum = describedEnum(
  'EquityTriggerKind',
  'What turns an invested result into shares (PAU-5).',
  {
    MARKET_FINANCING: 'A financing round on the market.',
    STABLE_GROWTH: 'Stable growth of revenue.',
  },
);

export const ImprovementsEnum = describedEnum('Improvements', 'To whom later improvements belong.', {
  MAKER: 'To whoever makes them.',
  SHARED: 'To both.',
  OWNER: 'To the owner of the result.',
});

export const DisputeWayEnum = describedEnum('DisputeWay', 'How disputes are settled.', {
  ARBITRATION: 'By arbitration.',
  COURT: 'By a court.',
});
