import type { Scope } from '../../platform/app.ts';
import { authorize } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import { Refusal } from '../../platform/errors.ts';
import { membersWithRole } from '../accounts/members/members-with-role.ts';
import { partiesOf } from './change-objection.ts';
import { findObjection } from './find-objections.service.ts';
import { HANDLES_OBJECTIONS, objectionPolicy } from './notice.policy.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** Roles in which people of a unit are asked to investigate; the service takes every active member. */
const ASKED: readonly Role[] = [
  ...HANDLES_OBJECTIONS,
  'LEADERSHIP_MEMBER',
  'ADMINISTRATOR',
  'FINANCE_OFFICER',
];

export interface Investigator {
  userId: string;
  name: string;
}

/**
 * Whom an officer can name to investigate an objection, by name: people of the unit who are neither parties nor the
 * objector. Seven statements.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function findInvestigators(scope: Scope, objectionId: string): Promise<Investigator[]> {
  const objection = await findObjection(scope, objectionId);
  if (!objection) throw new Refusal('NOT_FOUND', { field: 'objectionId' });
  const { manager } = scope.app.db;
  const notice = await manager.findOneByOrFail(PublicNotice, { id: objection.noticeId });
  const parties = await partiesOf(manager, notice);
  authorize(objectionPolicy, scope.actor, 'decide', { objection, parties });
  const found = new Map<string, string>();
  for (const role of ASKED) {
    for (const { userId, name } of await membersWithRole(manager, objection.organizationId, role)) {
      if (!parties.has(userId) && userId !== objection.raisedBy) found.set(userId, name);
    }
  }
  return [...found]
    .map(([userId, name]) => ({ userId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
