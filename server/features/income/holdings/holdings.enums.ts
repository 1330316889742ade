import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const StakeOriginEnum = describedEnum('EquityStakeOrigin', 'How a result became shares.', {
  EQUITY: 'It was put in at a value (作价投资).',
  INVEST_THEN_EQUITY:
    'It was invested first and turned into shares when the trigger fired (先投后股, PAU-5).',
});
export type StakeOrigin = keyof typeof StakeOriginEnum;

export const ShareRegisterEnum = describedEnum('ShareRegister', 'The register that shares are kept in.', {
  GENERAL: 'Shares for the result.',
  RESIDUAL_FUNDS: 'Shares for residual funds of research contracts, kept apart (PAU-7).',
});
export type ShareRegister = keyof typeof ShareRegisterEnum;

export const ShareHolderKindEnum = describedEnum('ShareHolderKind', 'Who holds shares.', {
  UNIT: 'The unit.',
  PERSON: 'A completer or contributor in person.',
});
export type ShareHolderKind = keyof typeof ShareHolderKindEnum;

export const ShareMovementKindEnum = describedEnum('ShareMovementKind', 'What moves shares.', {
  ACQUIRED: 'They were registered for the result.',
  SOLD: 'They were sold to somebody outside the register.',
  TRANSFERRED_OUT: 'They went to somebody without a price, in the register or outside.',
  TRANSFERRED_IN: 'They came from another holder of the register.',
  DILUTED: 'Others took new shares: the same shares are a smaller part of the company.',
});
export type ShareMovementKind = keyof typeof ShareMovementKindEnum;

export const EquityIncomeKindEnum = describedEnum('EquityIncomeKind', 'What shares of the unit brought.', {
  DIVIDEND: 'A dividend.',
  SALE: 'Proceeds of a sale.',
});
export type EquityIncomeKind = keyof typeof EquityIncomeKindEnum;

export const HoldingActionEnum = describedEnum(
  'HoldingAction',
  'What you can do with the shares of a contract.',
  {
    REGISTER: 'Register the shares that it brought.',
    MOVE: 'Record a sale, a transfer or a dilution.',
    RECORD_INCOME: 'Record a dividend or proceeds.',
    END_OFFICE: 'Record that a leader left office.',
  },
);
export type HoldingAction = keyof typeof HoldingActionEnum;
