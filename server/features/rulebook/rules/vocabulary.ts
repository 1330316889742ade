/** Words of the domain that parameters of rules are made of; the names are those of the API's enums. */
export const CONVERSION_MODES = [
  'OWN_IMPLEMENTATION',
  'TRANSFER',
  'LICENSE',
  'DEVELOPMENT',
  'CONSULTING',
  'SERVICE',
  'JOINT_IMPLEMENTATION',
  'EQUITY',
  'OTHER',
  'INVEST_THEN_EQUITY',
] as const;

export type ConversionMode = (typeof CONVERSION_MODES)[number];

/** Modes that hand the result itself over; notice, floors of price and approval concern these. */
export const DISPOSING_MODES = ['TRANSFER', 'LICENSE', 'EQUITY'] as const satisfies readonly ConversionMode[];

export const RIGHT_KINDS = [
  'INVENTION_PATENT',
  'UTILITY_MODEL_PATENT',
  'DESIGN_PATENT',
  'SOFTWARE_COPYRIGHT',
  'LAYOUT_DESIGN',
  'PLANT_VARIETY',
  'NEW_DRUG',
  'ANIMAL_VARIETY',
  'KNOW_HOW',
  'FORMULA',
  'TECHNICAL_SECRET',
  'PATENT_APPLICATION',
] as const;

export type RightKind = (typeof RIGHT_KINDS)[number];

/** Parts that a disclosure can be asked to hold. */
export type DisclosurePart = 'BASIC_INFORMATION' | 'RESEARCH_STATE' | 'MARKET_PROSPECTS';

/** Columns of the register that a province asks for. */
export type RegisterField =
  | 'ATTRIBUTE'
  | 'STAGE'
  | 'CONVERSION_STATUS'
  | 'CONVERSION_COUNT'
  | 'NAME'
  | 'RIGHT'
  | 'COMPLETERS'
  | 'DATE_OBTAINED'
  | 'CONVERSION_MODE'
  | 'CONVERSION_VALUE';

export type PricingWay = 'NEGOTIATED' | 'LISTED' | 'AUCTION';
export type GrantKind = 'FULL_WITH_AGREED_INCOME' | 'CO_OWNERSHIP' | 'LONG_TERM_USE';
export type GrantTiming = 'IMMEDIATE' | 'BY_AGREEMENT' | 'RESERVED';
export type ContractType = 'DEVELOPMENT' | 'TRANSFER' | 'LICENSE' | 'CONSULTING' | 'SERVICE';
export type SmallerSizeClass = 'MEDIUM' | 'SMALL' | 'MICRO';
