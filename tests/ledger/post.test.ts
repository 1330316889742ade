import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import { LedgerPosting } from '../../server/features/ledger/data/ledger-posting.entity.ts';
import { post, reverse } from '../../server/features/ledger/post.service.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import {
  balanceOf,
  books,
  invoiceEntry,
  line,
  newSides,
  person,
  postAll,
  postOne,
  receiptEntry,
} from './support.ts';

const environment = useTestEnvironment();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, features);
});
afterAll(() => closeApp(app));
const scope = () => jobScope(app, 'test');

describe('an entry', () => {
  it('moves the accounts of every owner, each line with the balance after it', async () => {
    const sides = newSides();
    const [invoice, receipt] = await postAll(app, invoiceEntry(sides, 1_000n), receiptEntry(sides, 400n));
    expect(await balanceOf(app, sides.unit, sides.dealId, 'RECEIVABLE')).toBe(600n);
    expect(await balanceOf(app, sides.unit, sides.dealId, 'INCOME')).toBe(-1_000n);
    expect(await balanceOf(app, sides.enterprise, sides.dealId, 'PAYABLE')).toBe(-600n);
    const lines = await app.db.manager.find(LedgerPosting, {
      where: { entryId: receipt?.id ?? '' },
      order: { line: 'ASC' },
    });
    expect(
      lines.map(({ line, sequence, amount, balanceAfter }) => [line, sequence, amount, balanceAfter]),
    ).toEqual([
      [1, 1, 400n, 400n],
      [2, 2, -400n, 600n],
      [3, 1, -400n, -400n],
      [4, 2, 400n, -600n],
    ]);
    expect(invoice).toMatchObject({ code: 'INVOICE', lines: 4, job: 'test', reversesId: null });
  });

  it('leaves lines of zero out', async () => {
    const sides = newSides();
    const entry = receiptEntry(sides, 400n);
    const made = await postOne(app, {
      ...entry,
      postings: [...entry.postings, line(sides.unit, sides.dealId, 'ADVANCE', 0n)],
    });
    expect(made.lines).toBe(4);
    expect(await balanceOf(app, sides.unit, sides.dealId, 'ADVANCE')).toBeNull();
  });

  it('is refused where it does not sum to zero, also if only for one owner', async () => {
    const sides = newSides();
    const before = await books(app);
    const { unit, enterprise, dealId } = sides;
    const lopsided = invoiceEntry(sides, 1n, {
      postings: [line(unit, dealId, 'BANK', 5n), line(enterprise, dealId, 'BANK', -5n)],
    });
    await expect(postOne(app, lopsided)).rejects.toThrow('leaves 5 fen with ORGANIZATION');
    const single = invoiceEntry(sides, 1n, { postings: [line(unit, dealId, 'BANK', 5n)] });
    await expect(postOne(app, single)).rejects.toThrow('fewer than two postings');
    await expect(postOne(app, invoiceEntry(sides, 1n, { bookedOn: '2026-02-30' }))).rejects.toThrow('no day');
    expect(await books(app)).toEqual(before);
  });

  it('holds sums beyond what a number can', async () => {
    const sides = newSides();
    await postAll(app, invoiceEntry(sides, 900_719_925_474_099_301n), invoiceEntry(sides, 1n));
    expect(await balanceOf(app, sides.unit, sides.dealId, 'RECEIVABLE')).toBe(900_719_925_474_099_302n);
  });

  it('keeps accounts apart by owner kind, deal and purpose', async () => {
    const sides = newSides();
    const { unit, dealId } = sides;
    const payee = person(unit.id);
    await postOne(
      app,
      invoiceEntry(sides, 1n, {
        code: 'DISTRIBUTION',
        postings: [
          line(unit, dealId, 'DISTRIBUTED', 7n),
          line(unit, null, 'REWARDS_PAYABLE', -7n),
          line(payee, dealId, 'REWARD_RECEIVABLE', 7n),
          line(payee, null, 'REWARD_INCOME', -7n),
        ],
      }),
    );
    expect(await balanceOf(app, unit, null, 'REWARDS_PAYABLE')).toBe(-7n);
    expect(await balanceOf(app, unit, dealId, 'REWARDS_PAYABLE')).toBeNull();
    expect(await balanceOf(app, payee, null, 'REWARD_INCOME')).toBe(-7n);
  });

  it('costs the same number of statements, one or two hundred', async () => {
    const many = Array.from({ length: 200 }, () => invoiceEntry(newSides(), 5n));
    const statements = (entries: typeof many) =>
      countStatements(() => inTransaction(app.db, (tx) => post(tx, scope(), entries)));
    const one = await statements([invoiceEntry(newSides(), 5n)]);
    const lots = await statements(many);
    expect(lots.count).toBe(one.count);
    expect(one.count).toBe(9); // with BEGIN and COMMIT, and two that make the accounts
    expect(
      (await statements(many.map((entry) => ({ ...entry, idempotencyKey: `again:${entry.idempotencyKey}` }))))
        .count,
    ).toBe(7);
    const again = await statements(many);
    expect(again.value.map(({ id }) => id)).toEqual(lots.value.map(({ id }) => id));
    expect(again.count).toBe(4);
  });
});

describe('the same key', () => {
  it('answers the same entry, in one call and in another', async () => {
    const sides = newSides();
    const entry = invoiceEntry(sides, 1_000n);
    const [first, twin] = await postAll(app, entry, { ...entry });
    const later = await postOne(app, entry);
    expect(twin?.id).toBe(first?.id);
    expect(later).toEqual(first);
    expect(await balanceOf(app, sides.unit, sides.dealId, 'RECEIVABLE')).toBe(1_000n);
  });

  it('is refused with other content, and nothing of the call happens', async () => {
    const sides = newSides();
    const entry = invoiceEntry(sides, 1_000n);
    await postOne(app, entry);
    const before = await books(app);
    const other = { ...invoiceEntry(sides, 2_000n), idempotencyKey: entry.idempotencyKey };
    await expect(postAll(app, invoiceEntry(sides, 5n), other)).rejects.toMatchObject({
      errors: [{ code: 'ALREADY_EXISTS', field: 'idempotencyKey' }],
    });
    await expect(postAll(app, { ...entry, bookedOn: '2026-11-23' })).rejects.toMatchObject({
      errors: [{ code: 'ALREADY_EXISTS' }],
    });
    expect(await books(app)).toEqual(before);
  });
});

describe('a reversal', () => {
  const undo = (entryId: string, idempotencyKey: string) =>
    inTransaction(app.db, (tx) => reverse(tx, scope(), { entryId, idempotencyKey, reason: '录入有误' }));

  it('turns every sign, keeps the sources and names what it reverses', async () => {
    const sides = newSides();
    const invoice = await postOne(app, invoiceEntry(sides, 1_000n));
    const reversal = await undo(invoice.id, `undo:${invoice.id}`);
    expect(reversal).toMatchObject({ code: 'REVERSAL', reversesId: invoice.id, caseId: sides.dealId });
    expect(reversal.facts).toEqual({ reason: '录入有误', reversedCode: 'INVOICE' });
    const lines = await app.db.manager.find(LedgerPosting, {
      where: { entryId: reversal.id },
      order: { line: 'ASC' },
    });
    expect(lines.map(({ amount, balanceAfter }) => [amount, balanceAfter])).toEqual([
      [-1_000n, 0n],
      [1_000n, 0n],
      [-1_000n, 0n],
      [1_000n, 0n],
    ]);
    expect(lines[0]?.source).toEqual({ term: 'payment.entryFee', key: 'entryFee' });
  });

  it('happens once: the same key answers it again, another key and a reversal of it are refused', async () => {
    const invoice = await postOne(app, invoiceEntry(newSides(), 1_000n));
    const reversal = await undo(invoice.id, `undo:${invoice.id}`);
    expect((await undo(invoice.id, `undo:${invoice.id}`)).id).toBe(reversal.id);
    const before = await books(app);
    await expect(undo(invoice.id, `other:${invoice.id}`)).rejects.toMatchObject({
      errors: [{ code: 'ALREADY_EXISTS', field: 'entryId' }],
    });
    await expect(undo(reversal.id, `undo:${reversal.id}`)).rejects.toMatchObject({
      errors: [{ code: 'STATE' }],
    });
    await expect(undo(newSides().dealId, 'undo:nothing')).rejects.toMatchObject({
      errors: [{ code: 'NOT_FOUND' }],
    });
    expect(await books(app)).toEqual(before);
  });
});
