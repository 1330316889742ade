import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import { type App, jobScope, type Scope } from '../../server/platform/app.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { IdempotencyKey } from '../../server/platform/idempotency/idempotency-key.entity.ts';
import { once } from '../../server/platform/idempotency/once.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, features);
});
afterAll(() => closeApp(app));

let runs = 0;
const done: string[] = [];

interface Call {
  operation?: string;
  key?: string;
  input?: object;
  scope?: Scope;
  work?: () => Promise<{ id: string; value: string }>;
}

/** Counts how often the work was really done. */
function call({ operation = 'recordReceipt', key = 'a', input = { amount: 5n }, scope, work }: Call) {
  return inTransaction(app.db, (tx) =>
    once(
      tx,
      scope ?? jobScope(app, 'test'),
      { operation, key, input },
      work ??
        (async () => {
          const id = newId();
          runs += 1;
          done.push(id);
          return { id, value: `made ${id}` };
        }),
      async (id) => `again ${id}`,
    ),
  );
}

function asMember(organizationId: string): Scope {
  const actor = {
    kind: 'user' as const,
    userId: newId(),
    sessionId: newId(),
    membershipId: newId(),
    organizationId,
    roles: new Set(['FINANCE_OFFICER' as const]),
    secondFactor: true,
    consentGiven: true,
  };
  return { app, actor, address: null };
}

describe('work under a key', () => {
  it('is done once, and answered again', async () => {
    runs = 0;
    const key = newId();
    const first = await call({ key });
    const id = done.at(-1);
    expect(first).toBe(`made ${id}`);
    expect(await call({ key })).toBe(`again ${id}`);
    expect(await call({ key, input: { idempotencyKey: key, amount: 5n } })).toBe(`again ${id}`);
    expect(runs).toBe(1);
  });

  it('is refused with another input', async () => {
    const key = newId();
    await call({ key, input: { amount: 5n, on: '2026-11-22' } });
    runs = 0;
    await expect(call({ key, input: { amount: 6n, on: '2026-11-22' } })).rejects.toMatchObject({
      errors: [{ code: 'ALREADY_EXISTS', field: 'idempotencyKey' }],
    });
    expect(await call({ key, input: { on: '2026-11-22', amount: 5n } })).toMatch(/^again/);
    expect(runs).toBe(0);
  });

  it('is done once by many at the same time', async () => {
    runs = 0;
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 12 }, () => call({ key })));
    expect(runs).toBe(1);
    expect(answers.filter((answer) => answer.startsWith('made'))).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.split(' ')[1])).size).toBe(1);
  });

  it('leaves its key free where it is refused or fails', async () => {
    const key = newId();
    const failing = call({
      key,
      work: async () => {
        throw new Refusal('STATE');
      },
    });
    await expect(failing).rejects.toMatchObject({ errors: [{ code: 'STATE' }] });
    expect(await app.db.manager.countBy(IdempotencyKey, { key })).toBe(0);
    expect(await call({ key })).toMatch(/^made/);
  });

  it('has nothing to do with keys of other operations and organisations', async () => {
    const key = newId();
    const unit = newId();
    expect(await call({ key, scope: asMember(unit) })).toMatch(/^made/);
    // A colleague sends the same dialog again.
    expect(await call({ key, scope: asMember(unit) })).toMatch(/^again/);
    expect(await call({ key, scope: asMember(newId()) })).toMatch(/^made/);
    expect(await call({ key, scope: asMember(unit), operation: 'refund' })).toMatch(/^made/);
  });

  it('is refused without a proper key', async () => {
    for (const key of ['', ' ', 'with space', '钥匙', 'x'.repeat(101)]) {
      await expect(call({ key })).rejects.toMatchObject({
        errors: [{ code: 'INVALID', field: 'idempotencyKey' }],
      });
    }
  });
});
