import type { DealAction } from '../../../generated/deals/graphql.ts';

export const TABS = [
  'terms',
  'messages',
  'documents',
  'compliance',
  'clearance',
  'parties',
  'contract',
  'history',
] as const;
export type Tab = (typeof TABS)[number];

/** Steps that are done at a place of the room instead of a dialog: the part, and the element that takes the focus. */
export const PLACES: Partial<Record<DealAction, { tab: Tab; id: string }>> = {
  POST_MESSAGE: { tab: 'messages', id: 'deal-message' },
  ADD_DOCUMENT: { tab: 'documents', id: 'deal-document' },
  EDIT_SIGNATORIES: { tab: 'contract', id: 'deal-contract' },
  PREPARE_CONTRACT: { tab: 'contract', id: 'deal-contract' },
  UPLOAD_SIGNED: { tab: 'contract', id: 'deal-contract' },
  SIGN: { tab: 'contract', id: 'deal-contract' },
  RECORD_HANDOVER: { tab: 'contract', id: 'deal-contract' },
  ACCEPT_HANDOVER: { tab: 'contract', id: 'deal-contract' },
  RECORD_REGISTRATION: { tab: 'contract', id: 'deal-contract' },
  ACTIVATE: { tab: 'contract', id: 'deal-contract' },
  COMPLETE: { tab: 'contract', id: 'deal-contract' },
  TERMINATE: { tab: 'contract', id: 'deal-contract' },
  AMEND: { tab: 'contract', id: 'deal-contract' },
  RENEW: { tab: 'contract', id: 'deal-contract' },
};
