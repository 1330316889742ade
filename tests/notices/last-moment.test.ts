import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noticeStanding } from '../../server/features/notices/notice-standing.service.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import type { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { setClock } from '../../server/platform/clock.ts';
import { inTransaction, type Transaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeMarket, type TestUnit } from '../support/results.ts';
import { DIGEST, publish } from './cases.ts';

const api = useApi();
let unit: TestUnit;
beforeAll(async () => {
  ({ unit } = await makeMarket(api().app));
});

let restore = () => {};
afterEach(() => restore());
function at(time: number): void {
  restore();
  restore = setClock(() => time);
}

const countObjections = (noticeId: string) => api().app.db.manager.countBy(Objection, { noticeId });

/** What a signing does: it goes through only with a notice that is over and without open objections. */
async function mayBeSigned(tx: Transaction, notice: PublicNotice): Promise<boolean> {
  const standing = await noticeStanding(tx, notice, DIGEST, { lock: true });
  return Boolean(standing?.over && standing.openObjections === 0 && !standing.upheld);
}

async function object(notice: PublicNotice): Promise<boolean> {
  const scope = await scopeOf(api().app, unit.researcher);
  try {
    await objectToNotice(scope, { noticeId: notice.id, grounds: '价格过低' });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'EXPIRED') return false;
    throw error;
  }
}

/** Whether somebody waits for a lock at the moment. */
async function somebodyWaits(): Promise<boolean> {
  const rows = await api().app.db.query<{ pid: number }[]>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = $1',
    ['Lock'],
  );
  return rows.length > 0;
}

async function untilSomebodyWaits(): Promise<void> {
  while (!(await somebodyWaits())) await new Promise((resolve) => setImmediate(resolve));
}

describe('the last moment of a notice', () => {
  it('takes an objection in the last millisecond, and the signing that waited for it sees it', async () => {
    const { app } = api();
    const notice = await publish(app, unit.officer);
    at(notice.endsAt.getTime() - 1);
    const signing = await inTransaction(app.db, async (tx) => {
      // An objection has the lock in the last millisecond; a signing comes at the first possible moment.
      await noticeStanding(tx, notice, DIGEST, { lock: true });
      const signed = inTransaction(app.db, (other) => mayBeSigned(other, notice));
      await untilSomebodyWaits();
      await tx.insert(Objection, objectionLike(notice));
      at(notice.endsAt.getTime());
      return { signed };
    });
    expect(await signing.signed).toBe(false);
    expect(await countObjections(notice.id)).toBe(1);
  });

  it('takes no objection that waited for a signing, although it came in the last millisecond', async () => {
    const { app } = api();
    const notice = await publish(app, unit.officer);
    at(notice.endsAt.getTime() - 1);
    const { objecting, signed } = await inTransaction(app.db, async (tx) => {
      await noticeStanding(tx, notice, DIGEST, { lock: true });
      const objecting = object(notice);
      await untilSomebodyWaits();
      at(notice.endsAt.getTime());
      return { objecting, signed: await mayBeSigned(tx, notice) };
    });
    expect(signed).toBe(true);
    expect(await objecting).toBe(false);
    expect(await countObjections(notice.id)).toBe(0);
  });

  it('never lets both win, whoever begins', async () => {
    const { app } = api();
    for (let round = 0; round < 12; round++) {
      const notice = await publish(app, unit.officer);
      let asked = 0;
      restore();
      // The clock passes the end at one of the readings, each time at another.
      restore = setClock(() => notice.endsAt.getTime() + (++asked > round ? 0 : -1));
      const signing = () => inTransaction(app.db, (tx) => mayBeSigned(tx, notice));
      const steps = round % 2 === 0 ? [object(notice), signing()] : [signing(), object(notice)];
      const [first, second] = await Promise.all(steps);
      expect([first, second].filter(Boolean).length).toBeLessThanOrEqual(1);
      const [objected, signed] = round % 2 === 0 ? [first, second] : [second, first];
      expect(await countObjections(notice.id)).toBe(objected ? 1 : 0);
      if (objected) expect(signed).toBe(false);
      await app.db.manager.delete(Objection, { noticeId: notice.id });
    }
  });
});

function objectionLike({ id: noticeId, organizationId, caseType, caseId }: PublicNotice): object {
  return {
    id: crypto.randomUUID(),
    noticeId,
    organizationId,
    caseType,
    caseId,
    state: 'RAISED',
    version: 1,
    name: '某人',
    contact: 'a@example.cn',
    senderDigest: 'x',
    grounds: '价格过低',
    fileIds: [],
    findingsFileIds: [],
    raisedAt: new Date(0),
  };
}
