import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import { LedgerAccount } from '../../server/features/ledger/data/ledger-account.entity.ts';
import { ledgerFeature } from '../../server/features/ledger/ledger.feature.ts';
import type { NewEntry, NewPosting } from '../../server/features/ledger/ledger.types.ts';
import { post, reverse } from '../../server/features/ledger/post.service.ts';
import { accountKey } from '../../server/features/ledger/write-entries.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { invoiceEntry, line, newSides, person, receiptEntry, type Sides } from './support.ts';

const environment = useTestEnvironment({ DATABASE_POOL_SIZE: '10' });
let app: App;
beforeAll(async () => {
  // Alone: the books of this test have no invoices behind them, which other features would miss.
  app = await openApp(environment().config, [ledgerFeature]);
});
afterAll(() => closeApp(app));
const scope = () => jobScope(app, 'test');

/** In a transaction that is not tried again: a deadlock would be seen. */
const postNow = (entries: readonly NewEntry[]) => app.db.transaction((tx) => post(tx, scope(), entries));
const reverseNow = (entryId: string, idempotencyKey: string) =>
  app.db.transaction((tx) => reverse(tx, scope(), { entryId, idempotencyKey, reason: '冲销' }));

/** What happens at one moment; numbers choose among what is there. */
type Act =
  | { kind: 'invoice' | 'receipt'; deal: number; amount: bigint }
  | { kind: 'distribution' | 'payout'; deal: number; shares: bigint[] }
  | { kind: 'batch'; deal: number; amounts: bigint[] }
  | { kind: 'again' | 'differently' | 'reverse'; entry: number };

const fen = fc.bigInt({ min: 1n, max: 10n ** 12n });
const deal = fc.nat(3);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('invoice' as const, 'receipt' as const), deal, amount: fen }),
  fc.record({
    kind: fc.constantFrom('distribution' as const, 'payout' as const),
    deal,
    shares: fc.array(fen, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('batch' as const),
    deal,
    amounts: fc.array(fen, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constantFrom('again' as const, 'differently' as const, 'reverse' as const),
    entry: fc.nat(1_000),
  }),
);

/** The books as they must come out, kept beside the real ones. */
class Model {
  readonly deals: Sides[];
  readonly persons = Array.from({ length: 4 }, () => person());
  readonly balances = new Map<string, bigint>();
  /** What was posted, by key, with the entry's id. */
  readonly posted: { entry: NewEntry; id: string; isReversed: boolean }[] = [];

  constructor() {
    const [first, second] = [newSides(), newSides()];
    // Two units that share enterprises, so that entries of different deals meet in no account but are locked together.
    this.deals = [first, second, { ...first, dealId: newId() }, { ...second, enterprise: first.enterprise }];
  }

  add(postings: readonly NewPosting[], sign: 1n | -1n = 1n): void {
    for (const { account, amount } of postings) {
      const key = accountKey(account);
      this.balances.set(key, (this.balances.get(key) ?? 0n) + sign * amount);
    }
  }

  /** The entries that an act asks for; the order of their postings is as it comes. */
  entriesOf(act: Exclude<Act, { entry: number }>): NewEntry[] {
    const sides = this.deals[act.deal] as Sides;
    switch (act.kind) {
      case 'invoice':
        return [invoiceEntry(sides, act.amount)];
      case 'receipt':
        return [mirrored(receiptEntry(sides, act.amount))];
      case 'batch':
        return act.amounts.map((amount, index) =>
          index % 2 === 0 ? invoiceEntry(sides, amount) : mirrored(receiptEntry(sides, amount)),
        );
      default:
        return [this.#shared(sides, act.kind, act.shares)];
    }
  }

  #shared(sides: Sides, kind: 'distribution' | 'payout', shares: readonly bigint[]): NewEntry {
    const total = shares.reduce((sum, share) => sum + share, 0n);
    const { unit, dealId } = sides;
    const [debit, credit] =
      kind === 'distribution'
        ? (['DISTRIBUTED', 'REWARDS_PAYABLE'] as const)
        : (['REWARDS_PAYABLE', 'BANK'] as const);
    const [up, down] =
      kind === 'distribution'
        ? (['REWARD_RECEIVABLE', 'REWARD_INCOME'] as const)
        : (['BANK', 'REWARD_RECEIVABLE'] as const);
    const persons = shares.flatMap((share, index) => {
      const owner = this.persons[index % this.persons.length] ?? person();
      return [line(owner, dealId, up, share), line(owner, dealId, down, -share)];
    });
    return {
      code: kind === 'distribution' ? 'DISTRIBUTION' : 'PAYOUT',
      case: { caseType: 'IncomeDistribution', caseId: newId() },
      idempotencyKey: `${kind}:${newId()}`,
      bookedOn: '2026-11-22',
      postings: [...persons, line(unit, dealId, debit, total), line(unit, dealId, credit, -total)],
    };
  }
}

/** The same entry with its postings the other way round: another order of asking for the same accounts. */
function mirrored(entry: NewEntry): NewEntry {
  return { ...entry, postings: [...entry.postings].reverse() };
}

/** Does all acts of a moment at the same time, and tells the model what must have come of them. */
async function moment(model: Model, acts: readonly Act[]): Promise<void> {
  const before = [...model.posted];
  const reversals = new Map<number, boolean[]>();
  await Promise.all(
    acts.map(async (act) => {
      if ('deal' in act) return fresh(model, model.entriesOf(act));
      const index = before.length > 0 ? act.entry % before.length : -1;
      const earlier = before[index];
      if (!earlier) return;
      if (act.kind === 'again') {
        const [again] = await postNow([earlier.entry]);
        expect(again?.id).toBe(earlier.id);
      } else if (act.kind === 'differently') {
        await expect(postNow([{ ...earlier.entry, bookedOn: '2026-11-23' }])).rejects.toMatchObject({
          errors: [{ code: 'ALREADY_EXISTS', field: 'idempotencyKey' }],
        });
      } else {
        const attempts = reversals.get(index) ?? [];
        reversals.set(index, attempts);
        attempts.push(await reversedNow(earlier.id));
      }
    }),
  );
  for (const [index, attempts] of reversals) {
    const earlier = before[index];
    // However many try, one reversal happens, unless there was one before.
    expect(attempts.filter(Boolean)).toHaveLength(earlier?.isReversed ? 0 : 1);
    if (!earlier || earlier.isReversed) continue;
    earlier.isReversed = true;
    model.add(earlier.entry.postings, -1n);
  }
}

/** Posts new entries twice at once under the same keys: they are there once. */
async function fresh(model: Model, entries: NewEntry[]): Promise<void> {
  const [made, twins] = await Promise.all([postNow(entries), postNow(entries)]);
  expect(twins.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
  for (const [index, entry] of entries.entries()) {
    model.posted.push({ entry, id: made[index]?.id ?? '', isReversed: false });
    model.add(entry.postings);
  }
}

async function reversedNow(entryId: string): Promise<boolean> {
  try {
    await reverseNow(entryId, `reverse:${newId()}`);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ errors: [{ code: 'ALREADY_EXISTS', field: 'entryId' }] });
    return false;
  }
}

async function balances(): Promise<Map<string, bigint>> {
  const accounts = await app.db.manager.find(LedgerAccount);
  return new Map(
    accounts.map(({ ownerKind, ownerId, dealId, purpose, balance }) => [
      accountKey({ owner: { kind: ownerKind, id: ownerId }, dealId, purpose }),
      balance,
    ]),
  );
}

describe('many at once', () => {
  it('ends with equal balances and a trial balance of zero, whatever happened in whatever order', async () => {
    const all = new Map<string, bigint>();
    const moments = fc.array(fc.array(act, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(moments, async (script) => {
        const model = new Model();
        for (const acts of script) await moment(model, acts);
        for (const [key, balance] of model.balances) all.set(key, balance);
        const real = await balances();
        expect(Object.fromEntries(real)).toEqual(Object.fromEntries(all));
        expect([...real.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
      }),
      { numRuns: 40, seed: 20261122 },
    );
    const run = await checkLedger(app);
    expect(run.results.filter(({ faultCount }) => faultCount > 0)).toEqual([]);
    expect(run).toMatchObject({ sound: true, requestedBy: null });
    expect(run.entries).toBeGreaterThan(1_000);
  }, 180_000);

  it('waits for each other in one order, so that nobody deadlocks', async () => {
    const sides = Array.from({ length: 6 }, newSides);
    const entries = sides.map((each) => invoiceEntry(each, 1n));
    const together = entries.flatMap(({ postings }) => postings);
    const one = (index: number): NewEntry => ({
      ...invoiceEntry(sides[0] as Sides, 1n),
      // Each asks for the same accounts in another order.
      postings: [...together.slice(index % together.length), ...together.slice(0, index % together.length)],
    });
    const made = await Promise.all(
      Array.from({ length: 150 }, (_, index) =>
        postNow([index % 2 === 0 ? one(index) : mirrored(one(index))]),
      ),
    );
    expect(made).toHaveLength(150);
    const real = await balances();
    for (const { account, amount } of together) expect(real.get(accountKey(account))).toBe(150n * amount);
  }, 60_000);
});
