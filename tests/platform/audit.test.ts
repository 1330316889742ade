import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, jobScope } from '../../server/platform/app.ts';
import { audit, auditAll, auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditEvent, AuditHead, AuditPersonal } from '../../server/platform/audit/audit-event.entity.ts';
import { personalDigest, verifyChain } from '../../server/platform/audit/chain.ts';
import { createAuditSigner } from '../../server/platform/audit/signing.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, []);
});
afterAll(() => closeApp(app));

const scope = () => jobScope(app, 'test');
const caseType = 'Case';

async function chainOf(caseId: string) {
  const links = await auditTrail(app.db.manager, caseType, caseId);
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseType, caseId });
  return { links, head };
}

async function chainWith(...actions: string[]): Promise<string> {
  const caseId = newId();
  await inTransaction(app.db, (tx) =>
    auditAll(
      tx,
      scope(),
      actions.map((action, index) => ({
        caseType,
        caseId,
        action,
        facts: { index, amount: 12n, at: new Date(0) },
      })),
    ),
  );
  return caseId;
}

describe('the audit chain', () => {
  it('verifies as it was written, over several transactions', async () => {
    const caseId = await chainWith('disclose', 'register');
    await inTransaction(app.db, (tx) => audit(tx, scope(), { caseType, caseId, action: 'publish' }));
    const { links, head } = await chainOf(caseId);
    expect(links.map((link) => link.action)).toEqual(['disclose', 'register', 'publish']);
    expect(links[0]?.facts).toEqual({ amount: '12', at: '1970-01-01T00:00:00.000Z', index: 0 });
    expect(verifyChain(links, head, app.signer.publicKey)).toEqual({ valid: true });
  });

  it('finds every changed event, a left-out one, a cut tail and a chain made anew by somebody else', async () => {
    const caseId = await chainWith('a', 'b', 'c');
    const { links, head } = await chainOf(caseId);
    const check = (changed: typeof links, of = head) => verifyChain(changed, of, app.signer.publicKey);
    for (const index of [0, 1, 2]) {
      const changed = links.map((link, at) => (at === index ? { ...link, facts: { index: 9 } } : link));
      expect(check(changed)).toEqual({ valid: false, sequence: index + 1, reason: 'HASH' });
    }
    expect(check(links.filter((_, at) => at !== 1))).toMatchObject({ valid: false, reason: 'GAP' });
    expect(check(links.slice(0, 2))).toMatchObject({ valid: false, reason: 'HEAD' });
    const forger = createAuditSigner('the secret of somebody who is not this market');
    expect(check(links, { ...head, signature: forger.sign(head) })).toMatchObject({
      valid: false,
      reason: 'SIGNATURE',
    });
  });

  it('keeps personal details outside, bound by a salted digest, so that they can be deleted', async () => {
    const caseId = newId();
    const personal = { name: '示例·张三' };
    await inTransaction(app.db, (tx) =>
      audit(tx, scope(), { caseType, caseId, action: 'confirm', personal }),
    );
    const { links, head } = await chainOf(caseId);
    const [event] = links;
    const kept = await app.db.manager.findOneByOrFail(AuditPersonal, { eventId: event?.id ?? '' });
    expect(JSON.stringify(event)).not.toContain('张三');
    expect(personalDigest(kept.salt, kept.details)).toBe(event?.personalDigest);
    await app.db.manager.delete(AuditPersonal, { eventId: kept.eventId });
    expect(verifyChain(links, head, app.signer.publicKey)).toEqual({ valid: true });
  });

  it('stays whole when many write to one case at once', async () => {
    const caseId = newId();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        inTransaction(app.db, (tx) => audit(tx, scope(), { caseType, caseId, action: `step${index}` })),
      ),
    );
    const { links, head } = await chainOf(caseId);
    expect(links).toHaveLength(12);
    expect(verifyChain(links, head, app.signer.publicKey)).toEqual({ valid: true });
  });

  it('is gone when its transaction is', async () => {
    const caseId = newId();
    const failing = inTransaction(app.db, async (tx) => {
      await audit(tx, scope(), { caseType, caseId, action: 'never' });
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    expect(await app.db.manager.countBy(AuditEvent, { caseId })).toBe(0);
    expect(await app.db.manager.countBy(AuditHead, { caseId })).toBe(0);
  });

  it('cannot be changed or deleted, also by raw SQL', async () => {
    const caseId = await chainWith('a');
    const before = await chainOf(caseId);
    for (const statement of [
      `UPDATE audit_event SET action = 'forged'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
    ]) {
      await expect(app.db.query(statement)).rejects.toThrow('append-only');
    }
    expect(await chainOf(caseId)).toEqual(before);
  });

  it('takes the same number of statements for 2 cases and for 200', async () => {
    const write = (cases: number) =>
      countStatements(() =>
        inTransaction(app.db, (tx) =>
          auditAll(
            tx,
            scope(),
            Array.from({ length: cases }, () => ({ caseType, caseId: newId(), action: 'import' })),
          ),
        ),
      );
    const [few, many] = [await write(2), await write(200)];
    expect(many.count).toBe(few.count);
  });
});
