import { defineStates } from '../../platform/states.ts';
import type { DealState } from './deal.enums.ts';

/**
 * The steps of a deal. Those of the middle row are taken by `advance` alone, as facts reach them or no longer hold;
 * the last row belongs to the contract.
 */
export type DealStep =
  | 'takeUp'
  | 'agree'
  | 'reopen'
  | 'refuse'
  | 'withdraw'
  | 'standAgreed'
  | 'standDecided'
  | 'standOnNotice'
  | 'standCleared'
  | 'enterImported'
  | 'sign'
  | 'activate'
  | 'complete'
  | 'terminate';

/** States in which the terms are agreed and the unit clears them. */
export const CLEARING = ['AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED'] as const satisfies readonly DealState[];

/** States before the signature: the case can still end without a contract. */
export const BEFORE_SIGNING = [
  'REQUESTED',
  'NEGOTIATING',
  ...CLEARING,
] as const satisfies readonly DealState[];

/** States in which the deal holds the result: it is agreed or runs. */
export const HOLDING = [...CLEARING, 'SIGNED', 'ACTIVE'] as const satisfies readonly DealState[];

/** States in which nothing more happens. */
export const OVER = [
  'COMPLETED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly DealState[];

/** The only ways between the states of a deal. */
export const dealStates = defineStates<DealState, DealStep>({
  takeUp: { from: ['REQUESTED'], to: 'NEGOTIATING' },
  agree: { from: ['NEGOTIATING', ...CLEARING], to: 'AGREED' },
  reopen: { from: CLEARING, to: 'NEGOTIATING' },
  refuse: { from: BEFORE_SIGNING, to: 'REFUSED' },
  withdraw: { from: BEFORE_SIGNING, to: 'WITHDRAWN' },
  standAgreed: { from: ['DECIDED', 'ON_NOTICE', 'CLEARED'], to: 'AGREED' },
  standDecided: { from: ['AGREED', 'ON_NOTICE', 'CLEARED'], to: 'DECIDED' },
  standOnNotice: { from: ['AGREED', 'DECIDED', 'CLEARED'], to: 'ON_NOTICE' },
  standCleared: { from: ['AGREED', 'DECIDED', 'ON_NOTICE'], to: 'CLEARED' },
  // Signed before the unit joined: nothing of its course ran here, and the deal is marked so.
  enterImported: { from: ['NEGOTIATING'], to: 'SIGNED' },
  sign: { from: ['CLEARED'], to: 'SIGNED' },
  activate: { from: ['SIGNED'], to: 'ACTIVE' },
  complete: { from: ['ACTIVE'], to: 'COMPLETED' },
  terminate: { from: ['SIGNED', 'ACTIVE'], to: 'TERMINATED' },
});

/** Whether the terms are agreed and not signed yet. */
export function isClearing(state: DealState): boolean {
  return (CLEARING as readonly DealState[]).includes(state);
}

/** Whether the case ended. */
export function isOver(state: DealState): boolean {
  return (OVER as readonly DealState[]).includes(state);
}
