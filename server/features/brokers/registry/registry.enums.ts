import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const BrokerGapEnum = describedEnum('BrokerGap', 'What a profile of a broker still lacks.', {
  SECTORS: 'Sectors.',
  REGIONS: 'Regions.',
  LANGUAGES: 'Languages.',
  SERVICES: 'Services.',
  ABOUT: 'A text about the own work of at least 20 characters.',
  CERTIFICATES: 'A certificate.',
  CERTIFICATE_PARTS: 'Number, issuer, day or copy of a certificate.',
});
export type BrokerGap = keyof typeof BrokerGapEnum;

export const BrokerActionEnum = describedEnum(
  'BrokerAction',
  'What you can do with the profile of a broker.',
  {
    EDIT: 'Change it.',
    HAND_IN: 'Hand it in, or another level and other certificates of a confirmed one.',
    TAKE_BACK: 'Take back what was handed in.',
    CONFIRM: 'Confirm what was handed in.',
    RETURN: 'Return it with a reason.',
    SUSPEND: 'Stop the broker with a reason.',
    RESUME: 'End the stop.',
  },
);
export type BrokerAction = keyof typeof BrokerActionEnum;

export const BrokerProfileSortEnum = describedEnum('BrokerProfileSort', 'Orders of a list of profiles.', {
  NEWEST: 'Last changed first.',
  NUMBER: 'By number.',
  WAITING: 'Longest waiting first.',
});
export type BrokerProfileSort = keyof typeof BrokerProfileSortEnum;

export const BrokeredBandEnum = describedEnum(
  'BrokeredBand',
  'About how much was brokered, by the amounts of the contracts.',
  {
    NONE: 'Nothing, or nothing with an amount.',
    UNDER_1M: 'Below 1,000,000 yuan.',
    FROM_1M_TO_5M: 'From 1,000,000 to below 5,000,000 yuan.',
    FROM_5M_TO_20M: 'From 5,000,000 to below 20,000,000 yuan.',
    FROM_20M_TO_100M: 'From 20,000,000 to below 100,000,000 yuan.',
    FROM_100M: '100,000,000 yuan and more.',
  },
);
export type BrokeredBand = keyof typeof BrokeredBandEnum;
