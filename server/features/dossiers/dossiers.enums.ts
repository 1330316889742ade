import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const DossierValueKindEnum = describedEnum('DossierValueKind', 'What a value of a dossier is.', {
  TEXT: 'Text as it is.',
  CODE: 'A code with words.',
  MONEY: 'Yuan with two decimals.',
  DAY: 'A day.',
  MOMENT: 'A moment, ISO 8601.',
  SHARE: 'Basis points.',
  NONE: 'Nothing.',
});

export const ProofEnum = describedEnum(
  'Proof',
  'What frees those who decided of liability for later changes of value (PRC-7).',
  {
    DUTY_OF_CARE: 'Duty of care.',
    DECISION_PROCEDURE: 'Decision procedure.',
    PUBLIC_NOTICE: 'Public notice.',
    NO_UNLAWFUL_GAIN: 'No unlawful gain.',
  },
);

export const ProofStandingEnum = describedEnum('ProofStanding', 'Where a proof stands.', {
  MET: 'Proved by events.',
  MISSING: 'Not there.',
  WAITING: 'Under way.',
  NOT_APPLICABLE: 'Not asked for in this case.',
});

export const PersonalStateEnum = describedEnum(
  'PersonalState',
  'Where the personal details of an event are, which stand outside the chain.',
  {
    NONE: 'It had none.',
    KEPT: 'Kept, and shown.',
    DELETED: 'Deleted; the chain holds only their digest.',
    WITHHELD: 'Not for this reader.',
  },
);
export type PersonalState = keyof typeof PersonalStateEnum;

export const ChainFaultEnum = describedEnum('ChainFault', 'What is wrong with an audit chain.', {
  GAP: 'An event is missing.',
  LINK: 'An event does not follow the one before it.',
  HASH: 'An event was changed.',
  HEAD: 'The head is not the last event.',
  SIGNATURE: "The head's signature is not the platform's.",
});
