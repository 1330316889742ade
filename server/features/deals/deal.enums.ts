import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const DealStateEnum = describedEnum('DealState', 'Where a deal stands.', {
  REQUESTED: 'The enterprise asked; the unit has not taken it up.',
  NEGOTIATING: 'Both sides negotiate the terms.',
  AGREED: 'Both sides accepted the same terms; the unit clears them.',
  DECIDED: 'The leadership approved the agreed terms (PRC-6).',
  ON_NOTICE:
    'The agreed terms are on public notice (PRC-2), or their notice is over and something else is missing.',
  CLEARED: 'Nothing stands in the way of signing.',
  SIGNED: 'The contract is signed.',
  ACTIVE: 'The contract is in effect.',
  COMPLETED: 'Everything that was agreed is done.',
  REFUSED: 'The unit refused.',
  WITHDRAWN: 'The enterprise withdrew.',
  TERMINATED: 'The contract ended before its time.',
});
export type DealState = keyof typeof DealStateEnum;

export const DealOriginEnum = describedEnum('DealOrigin', 'What a deal came from.', {
  REQUEST: 'A request of the enterprise.',
  STANDING_OFFER: 'A standing offer that the enterprise accepted.',
  LISTING: 'A listing with a price.',
  AUCTION: 'A won auction.',
  DEMAND: 'An awarded demand.',
  IMPORT: 'A contract that was signed before.',
  AMENDMENT: 'An amendment of a running contract.',
  RENEWAL: 'A renewal of a running contract.',
});
export type DealOrigin = keyof typeof DealOriginEnum;

export const DealSideEnum = describedEnum('DealSide', 'A side of a deal.', {
  OWNER: 'The unit that owns the result.',
  ENTERPRISE: 'The enterprise that takes it.',
});
export type DealSide = keyof typeof DealSideEnum;

export const RelationDeclarationEnum = describedEnum(
  'RelationDeclaration',
  'What a side declares about being related to the other.',
  { NONE: 'Not related.', RELATED: "Related, such as a completer's own company." },
);
export type RelationDeclaration = keyof typeof RelationDeclarationEnum;

export const DealActionEnum = describedEnum('DealAction', 'What can be done with a deal.', {
  TAKE_UP: 'Take the request up.',
  REFUSE: 'Refuse it.',
  WITHDRAW: 'Withdraw it.',
  PROPOSE: 'Propose terms.',
  ACCEPT_TERMS: 'Accept the proposed terms.',
  REOPEN: 'Go back to negotiating.',
  DECLARE_RELATION: 'Declare whether the parties are related.',
  POST_MESSAGE: 'Write a message.',
  ADD_DOCUMENT: 'Add a document.',
  OPEN_CONFIDENTIALITY: 'Offer the confidential part against a promise of confidentiality.',
  ACCEPT_CONFIDENTIALITY: 'Promise confidentiality and read the confidential part.',
  RECORD_VALUATION_REASON: 'Record why the price stays below a valuation, or why none is made.',
  CALL_DECISION: 'Call the collective decision.',
  PUBLISH_NOTICE: 'Publish the notice.',
  RECORD_APPROVAL: "Record the supervising department's approval.",
  RECORD_CHECK: 'Record a check of export control or ethics.',
  DECLARE_LEADERS: 'Say which completers lead the unit.',
  EDIT_SIGNATORIES: 'Name who signs.',
  PREPARE_CONTRACT: 'Write the contract.',
  UPLOAD_SIGNED: 'Upload the signed copy.',
  SIGN: 'Record the signing.',
  RECORD_HANDOVER: 'Record what was handed over.',
  ACCEPT_HANDOVER: 'Accept what was handed over.',
  RECORD_REGISTRATION: 'Record the registration of the contract.',
  ACTIVATE: 'Put the contract into effect.',
  COMPLETE: 'Close it as done.',
  TERMINATE: 'End it before its time.',
  AMEND: 'Amend it.',
  RENEW: 'Renew it.',
});
export type DealAction = keyof typeof DealActionEnum;

export const ProposalStateEnum = describedEnum('ProposalState', 'Where a proposal of terms stands.', {
  OPEN: 'Waits for the other side.',
  ACCEPTED: 'Both sides accepted it.',
  SUPERSEDED: 'A later one took its place.',
});
export type ProposalState = keyof typeof ProposalStateEnum;

export const LeaderPositionEnum = describedEnum(
  'LeaderPosition',
  'What a completer is among the leaders of the unit (INC-8).',
  { HEAD: 'The head (正职).', OTHER: 'Another leader.' },
);
export type LeaderPosition = keyof typeof LeaderPositionEnum;

export const PartyConsentEnum = describedEnum('PartyConsent', 'What a co-owner says to the deal.', {
  PENDING: 'Nothing yet.',
  CONSENTED: 'Consents.',
  REFUSED: 'Refuses.',
});
export type PartyConsent = keyof typeof PartyConsentEnum;

export const DealDocumentKindEnum = describedEnum('DealDocumentKind', 'What a document of a deal is.', {
  LETTER_OF_INTENT: 'Letter of intent.',
  DUE_DILIGENCE: 'Due diligence.',
  NEGOTIATION_RECORD: 'Record of a negotiation.',
  EXCHANGE_CERTIFICATE: 'Certificate of a technology exchange (PRC-8).',
  LEGAL_OPINION: 'Legal opinion.',
  OTHER: 'Something else.',
});
export type DealDocumentKind = keyof typeof DealDocumentKindEnum;

export const DealCheckKindEnum = describedEnum('DealCheckKind', 'What is checked (REG-13).', {
  EXPORT_CONTROL: 'Technology export control.',
  ETHICS: 'Ethics of science.',
});
export type DealCheckKind = keyof typeof DealCheckKindEnum;

export const DealCheckOutcomeEnum = describedEnum('DealCheckOutcome', 'How a check ended.', {
  NOT_NEEDED: 'The check does not concern the deal.',
  CLEARED: 'Nothing stands against it.',
  LICENSED: 'The authority gave its leave.',
  FORBIDDEN: 'It is forbidden.',
});
export type DealCheckOutcome = keyof typeof DealCheckOutcomeEnum;

export const ValuationChoiceEnum = describedEnum(
  'ValuationChoice',
  'What the unit decided about valuing the result (PRC-4).',
  {
    VALUED: 'It is valued.',
    NOT_VALUED: 'It is not valued, for the reason given.',
    SKIPPED_STATE_OWNED: 'Skipped, because the other side is wholly owned by the state.',
  },
);
export type ValuationChoice = keyof typeof ValuationChoiceEnum;

export const DealSortEnum = describedEnum('DealSort', 'Order of a list of deals.', {
  NEWEST: 'Last requested first.',
  DEADLINE: 'The nearest deadline first; those without one last.',
  NUMBER: 'By number.',
});
export type DealSort = keyof typeof DealSortEnum;
