import { type App, jobScope } from '../../../platform/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { voidDecisions } from '../../decisions/decision-standing.service.ts';
import { noticeStanding, voidNotice } from '../../notices/notice-standing.service.ts';
import { unitOf } from '../../rulebook/unit.ts';
import { grantCase, lockGrant, storeGrant } from '../change-grant.ts';
import { OwnershipGrant } from '../data/ownership-grant.entity.ts';
import { grantStates } from '../grant.states.ts';
import { grantDigest } from '../grant-digest.ts';

/** Takes grants back to the application where an objection to their notice was found right; repeatable. */
export async function followNotices(app: App, grantIds: readonly string[]): Promise<void> {
  for (const id of grantIds) await followNotice(app, id);
}

async function followNotice(app: App, id: string): Promise<void> {
  const scope = jobScope(app, 'grants.followNotice');
  const known = await app.db.manager.findOneBy(OwnershipGrant, { id });
  if (known?.state !== 'ON_NOTICE') return;
  const unit = await unitOf(app, known.organizationId);
  await inTransaction(app.db, async (tx) => {
    const grant = await lockGrant(tx, id);
    const { state, version } = grant;
    const standing = await noticeStanding(tx, grantCase(grant), grantDigest(grant), { lock: true });
    if (state !== 'ON_NOTICE' || !standing?.upheld) return;
    Object.assign(grant, { state: grantStates.next(state, 'reopen'), approvedBy: null, approvedAt: null });
    await voidDecisions(tx, scope, grantCase(grant), 'OBJECTION_UPHELD');
    await voidNotice(tx, scope, grantCase(grant), 'OBJECTION_UPHELD');
    const done = { action: 'reopenGrant', facts: { reason: 'OBJECTION_UPHELD' } };
    await storeGrant(tx, scope, { grant, unit, before: { state, version }, done });
  });
}
