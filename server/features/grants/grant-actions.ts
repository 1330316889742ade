import { type Actor, hasRole } from '../../platform/auth/actor.ts';
import type { OwnershipGrant } from './data/ownership-grant.entity.ts';
import type { GrantAction } from './grant.enums.ts';
import { type GrantSubject, grantPolicy, isOwnGrant } from './grant.policy.ts';
import { grantStates } from './grant.states.ts';

/** What the actor can do with a grant now, by the states table, the policy and four eyes. */
export function grantActions(actor: Actor, subject: GrantSubject & { grant: OwnershipGrant }): GrantAction[] {
  const { grant } = subject;
  const { state } = grant;
  const decides = hasRole(actor, ['OFFICER'], grant.organizationId) && !isOwnGrant(actor, subject);
  const edits = grantPolicy.edit(actor, subject);
  const takesBack = grantPolicy.takeBack(actor, subject);
  const can: Record<GrantAction, boolean> = {
    EDIT: state === 'APPLIED' && edits,
    CALL_DECISION: decides && state === 'APPLIED' && grant.kind !== 'LONG_TERM_USE',
    APPROVE: decides && grantStates.can(state, 'approve'),
    PUBLISH_NOTICE: decides && grantStates.can(state, 'publishNotice'),
    REOPEN: decides && grantStates.can(state, 'reopen'),
    SIGN: decides && grantStates.can(state, 'sign'),
    PUT_IN_FORCE: decides && grantStates.can(state, 'putInForce'),
    LINK_RESULT: decides && grant.resultId === null && !['ENDED', 'REFUSED'].includes(state),
    EXTEND: decides && state === 'IN_FORCE' && grant.lastDay !== null,
    END: decides && grantStates.can(state, 'end'),
    REFUSE: (decides || takesBack) && grantStates.can(state, 'refuse'),
  };
  return (Object.keys(can) as GrantAction[]).filter((action) => can[action]);
}
