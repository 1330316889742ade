import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const ResultStateEnum = describedEnum(
  'ResultState',
  'Where a result stands on its way into the catalogue.',
  {
    DRAFT: 'Being written by its completers.',
    DISCLOSED: 'Handed to the unit, not yet looked at.',
    UNDER_REVIEW: 'An officer reviews it.',
    RETURNED: 'Sent back to its completers with reasons.',
    REGISTERED: "Accepted into the unit's register, not public.",
    PUBLISHED: 'In the public catalogue.',
    WITHDRAWN: 'Taken out of the public catalogue; still in the register.',
  },
);
export type ResultState = keyof typeof ResultStateEnum;

export const RightKindEnum = describedEnum('RightKind', 'Kinds of right (REG-3).', {
  INVENTION_PATENT: 'Invention patent.',
  UTILITY_MODEL_PATENT: 'Utility model patent.',
  DESIGN_PATENT: 'Design patent.',
  SOFTWARE_COPYRIGHT: 'Software copyright.',
  LAYOUT_DESIGN: 'Layout design of an integrated circuit.',
  PLANT_VARIETY: 'New plant variety.',
  NEW_DRUG: 'New drug or biomedical variety.',
  ANIMAL_VARIETY: 'New animal variety.',
  KNOW_HOW: 'Know-how (专有技术).',
  FORMULA: 'Formula (配方).',
  TECHNICAL_SECRET: 'Technical secret, with a description of how it is kept.',
  PATENT_APPLICATION: 'Application for a patent that is not granted yet.',
});
export type RightKind = keyof typeof RightKindEnum;

export const RightAttributeEnum = describedEnum(
  'RightAttribute',
  "The register's attribute (REG-3, REG-4).",
  {
    AUTHORIZED: 'Authorised: at least one granted right.',
    UNAUTHORIZED: 'Unauthorised: know-how, formulas and the like.',
  },
);
export type RightAttribute = keyof typeof RightAttributeEnum;

export const ResearchStageEnum = describedEnum(
  'ResearchStage',
  'Stage of research and development (REG-4).',
  {
    RESEARCH: 'Research.',
    DEVELOPMENT: 'Development.',
    INDISTINGUISHABLE: 'Cannot be told apart.',
  },
);
export type ResearchStage = keyof typeof ResearchStageEnum;

export const ConversionStatusEnum = describedEnum(
  'ConversionStatus',
  'Mark of conversion (REG-4); deals set it.',
  {
    NOT_CONVERTED: 'Not converted.',
    INTENDED: 'Conversion intended: a deal is under way.',
    CONVERTED: 'Converted at least once.',
  },
);
export type ConversionStatus = keyof typeof ConversionStatusEnum;

export const ConversionModeEnum = describedEnum('ConversionMode', 'Modes of conversion (REG-7).', {
  TRANSFER: 'Transfer.',
  LICENSE: 'License.',
  EQUITY: 'Equity contribution.',
  DEVELOPMENT: 'Technology development.',
  CONSULTING: 'Technology consulting.',
  SERVICE: 'Technology service.',
  OWN_IMPLEMENTATION: 'Own implementation.',
  JOINT_IMPLEMENTATION: 'Joint implementation.',
  INVEST_THEN_EQUITY: 'Invest first, then equity.',
  OTHER: 'Other agreed way.',
});
export type ConversionMode = keyof typeof ConversionModeEnum;

export const PriceKindEnum = describedEnum('PriceKind', 'How the owner names a price.', {
  NEGOTIABLE: 'To be negotiated; no figure.',
  FIXED: 'One figure, in `min`.',
  RANGE: 'From `min` to `max`.',
});
export type PriceKind = keyof typeof PriceKindEnum;

export const SecurityScreeningEnum = describedEnum(
  'SecurityScreening',
  'Outcome of the security screening (REG-6).',
  {
    NOT_SCREENED: 'Not decided yet.',
    CLEAR: 'May be public.',
    SENSITIVE: 'Touches national security or key core technology: stays out of every public path.',
  },
);
export type SecurityScreening = keyof typeof SecurityScreeningEnum;

export const CompleterStatusEnum = describedEnum('CompleterStatus', "A completer's relation to the unit.", {
  ACTIVE: 'Works on the result.',
  LEFT: 'Left the unit; stays a completer.',
  DECEASED: 'Died; stays a completer.',
});
export type CompleterStatus = keyof typeof CompleterStatusEnum;

export const EncumbranceKindEnum = describedEnum('EncumbranceKind', 'What already weighs on a result.', {
  PLEDGE: 'Pledged.',
  LICENSE: 'Licensed to somebody.',
  OTHER: 'Something else.',
});
export type EncumbranceKind = keyof typeof EncumbranceKindEnum;

export const DeadlineStateEnum = describedEnum(
  'DeadlineState',
  'Conversion deadline of a publicly funded project (REG-8).',
  {
    NONE: 'No deadline, or converted in time.',
    RUNNING: 'The deadline is ahead.',
    OVERDUE: 'The deadline is past.',
    MAY_BE_IMPLEMENTED_BY_GOVERNMENT: 'More than a year past: the government may implement or license it.',
  },
);
export type DeadlineState = keyof typeof DeadlineStateEnum;

export const ResultActionEnum = describedEnum(
  'ResultAction',
  'What the reader can do with a result at this moment.',
  {
    EDIT: 'Change its content (`saveResult`).',
    DISCLOSE: 'Hand it to the unit (`disclose`).',
    START_REVIEW: 'Begin the review (`startReview`).',
    RETURN: 'Send it back with reasons (`returnResult`).',
    REGISTER: 'Accept it into the register (`register`).',
    SCREEN: 'Decide the security screening (`screenResult`).',
    PUBLISH: 'Put it into the public catalogue (`publish`).',
    WITHDRAW: 'Take it out of the public catalogue (`withdraw`).',
    REPUBLISH: 'Publish it again after a withdrawal (`publish`).',
    DELETE_DRAFT: 'Delete the draft (`deleteDraft`).',
    GRANT_ACCESS: 'Give an organisation access to the confidential part (`grantConfidentialAccess`).',
    DISPUTE_ORDER: 'Dispute the order of the completers (`raiseOrderDispute`).',
    MARK_COMPLETER: 'Record that a completer left or died (`markCompleter`).',
  },
);
export type ResultAction = keyof typeof ResultActionEnum;

export const ReviewDecisionEnum = describedEnum('ReviewDecision', 'How a review ended.', {
  RETURNED: 'Sent back.',
  REGISTERED: 'Accepted.',
});
export type ReviewDecision = keyof typeof ReviewDecisionEnum;

export const DisputeStateEnum = describedEnum(
  'DisputeState',
  'Where a dispute over the order of completers stands.',
  {
    OPEN: 'Not decided; registration and publication wait.',
    SETTLED: 'Settled between the completers.',
    REJECTED: 'Turned down.',
  },
);
export type DisputeState = keyof typeof DisputeStateEnum;

export const ReportStateEnum = describedEnum('ReportState', "Where a visitor's report of an entry stands.", {
  OPEN: 'Not answered.',
  UPHELD: 'Found right.',
  DISMISSED: 'Found without ground.',
});
export type ReportState = keyof typeof ReportStateEnum;

export const ResultSortEnum = describedEnum('ResultSort', 'Orders of the list of results.', {
  UPDATED_DESC: 'Last changed first.',
  UPDATED_ASC: 'Last changed last.',
  TITLE_ASC: 'By title, in pinyin order.',
  PUBLISHED_DESC: 'Last published first; unpublished ones at the end.',
  REGISTERED_DESC: 'Last registered first; unregistered ones at the end.',
  TRL_DESC: 'Most mature first.',
  DEADLINE_ASC: 'Nearest conversion deadline first; those without at the end.',
});
export type ResultSort = keyof typeof ResultSortEnum;
