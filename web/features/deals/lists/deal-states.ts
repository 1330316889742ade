import type { DealState } from '../../../generated/deals/graphql.ts';

/** The states of a deal in the order of its course. */
export const DEAL_STATES = [
  'REQUESTED',
  'NEGOTIATING',
  'AGREED',
  'DECIDED',
  'ON_NOTICE',
  'CLEARED',
  'SIGNED',
  'ACTIVE',
  'COMPLETED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly DealState[];
