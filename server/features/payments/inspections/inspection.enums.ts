import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const InspectionStateEnum = describedEnum('InspectionState', 'Where an inspection (查核) stands.', {
  ANNOUNCED: 'Announced to the licensee.',
  UNDER_WAY: 'The accounts are looked at.',
  CONCLUDED: 'Its findings are written down.',
  CANCELLED: 'It did not take place.',
});
export type InspectionState = keyof typeof InspectionStateEnum;

export const InspectorEnum = describedEnum('Inspector', 'Who inspects.', {
  UNIT: 'The unit itself.',
  ACCOUNTANTS: 'Accountants whom the unit engages.',
});
export type Inspector = keyof typeof InspectorEnum;
