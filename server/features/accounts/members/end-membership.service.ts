import type { Scope } from '../../../platform/app.ts';
import { auditAll } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { mailMembershipEnded } from '../accounts.mails.ts';
import { membershipPolicy } from '../accounts.policy.ts';
import { revokeDelegationsOf } from '../delegations/revoke-delegation.service.ts';
import { Form } from '../form.ts';
import { Session } from '../sessions/session.entity.ts';
import { MAX_REASON } from '../text-limits.ts';
import { membershipEvent } from './activate.ts';
import { lockMembership, refuseLastAdministrator, refuseStale } from './lock-membership.ts';
import type { Membership } from './membership.entity.ts';
import { membershipStates } from './membership.states.ts';
import { MEMBERSHIP_TOPIC } from './membership.topic.ts';

export interface EndMembership {
  membershipId: string;
  expectedVersion: number;
  reason: string;
}

/**
 * Ends a membership, one's own or, as administrator, another's: its sessions act as nobody from that moment on, and
 * what it lent or was lent is taken back.
 */
export function endMembership(scope: Scope, input: EndMembership): Promise<Membership> {
  const form = new Form();
  const reason = form.required('reason', input.reason, MAX_REASON);
  return inTransaction(scope.app.db, async (tx) => {
    const { membership, organization } = await lockMembership(tx, input.membershipId);
    authorize(membershipPolicy, scope.actor, 'end', membership);
    Form.check(form);
    refuseStale(membership, input.expectedVersion);
    const before = membership.status;
    membership.status = membershipStates.next(before, 'endMembership');
    if (membership.roles.includes('ADMINISTRATOR')) await refuseLastAdministrator(tx, membership);
    membership.decidedAt = clock.now();
    membership.version += 1;
    await tx.save(membership);
    await tx.update(Session, { membershipId: membership.id }, { membershipId: null });
    const delegations = await revokeDelegationsOf(tx, membership.id);
    await auditAll(tx, scope, [
      membershipEvent(membership, 'endMembership', before, { reason }),
      ...delegations,
    ]);
    await tell(tx, MEMBERSHIP_TOPIC, [membership.id]);
    await mailMembershipEnded(tx, scope.app, organization, membership, reason);
    return membership;
  });
}
