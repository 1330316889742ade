import { defineStates } from '../../platform/states.ts';
import type { GrantState } from './grant.enums.ts';

export type GrantStep = 'approve' | 'publishNotice' | 'reopen' | 'sign' | 'putInForce' | 'end' | 'refuse';

/** The only ways between the states of a grant; `sign` from APPROVED only where no notice is asked for. */
export const grantStates = defineStates<GrantState, GrantStep>({
  approve: { from: ['APPLIED'], to: 'APPROVED' },
  publishNotice: { from: ['APPROVED'], to: 'ON_NOTICE' },
  reopen: { from: ['APPROVED', 'ON_NOTICE'], to: 'APPLIED' },
  sign: { from: ['APPROVED', 'ON_NOTICE'], to: 'AGREED' },
  putInForce: { from: ['AGREED'], to: 'IN_FORCE' },
  end: { from: ['IN_FORCE'], to: 'ENDED' },
  refuse: { from: ['APPLIED', 'APPROVED', 'ON_NOTICE'], to: 'REFUSED' },
});

/** States in which a grant is on its way or holds; a result has at most one such. */
export const LIVE_GRANTS: readonly GrantState[] = ['APPLIED', 'APPROVED', 'ON_NOTICE', 'AGREED', 'IN_FORCE'];
