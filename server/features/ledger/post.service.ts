import { In } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { clock, dayOf } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isDay } from '../../platform/graphql/scalars.ts';
import { digestOf, plainJson } from '../../platform/idempotency/digest.ts';
import { newId } from '../../platform/ids.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import { LedgerEntry } from './data/ledger-entry.entity.ts';
import { LedgerPosting } from './data/ledger-posting.entity.ts';
import type { NewEntry, NewPosting, PostingSource, Reversal } from './ledger.types.ts';
import { postingHash } from './posting-hash.ts';
import { accountKey, claimEntries, lockAccounts, writePostings } from './write-entries.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** An entry as it will be written, with its postings. */
interface Draft {
  entry: LedgerEntry;
  postings: readonly NewPosting[];
}

/**
 * Makes entries within the transaction of what brings them about, with a constant number of statements; answers them in
 * the order given. Who may cause them is for the caller to decide. A key that was used before, also within the list,
 * answers the entry that is there. Post all entries of a transaction in one call: only then are all accounts locked in
 * one order.
 *
 * Refuses with ALREADY_EXISTS (`idempotencyKey`) a key that was used for something else. Entries that do not sum to
 * zero, for all and for each owner, are faults.
 */
export async function post(
  tx: Transaction,
  scope: Scope,
  entries: readonly NewEntry[],
): Promise<LedgerEntry[]> {
  return postDrafts(
    tx,
    entries.map((entry) => draftOf(scope, entry, null)),
  );
}

/**
 * Reverses an entry: the same postings with signs turned. Refuses with NOT_FOUND where there is no such entry, with
 * STATE a reversal of a reversal, and with ALREADY_EXISTS (`entryId`) a second one.
 */
export async function reverse(tx: Transaction, scope: Scope, reversal: Reversal): Promise<LedgerEntry> {
  const reversed = await tx.findOneBy(LedgerEntry, { id: reversal.entryId });
  if (!reversed) throw new Refusal('NOT_FOUND', { field: 'entryId' });
  if (reversed.reversesId !== null) throw new Refusal('STATE', { field: 'entryId' });
  const draft = draftOf(
    scope,
    {
      code: reversal.code ?? 'REVERSAL',
      case: { caseType: reversed.caseType, caseId: reversed.caseId },
      idempotencyKey: reversal.idempotencyKey,
      bookedOn: reversal.bookedOn ?? clock.today(),
      facts: { reason: reversal.reason, reversedCode: reversed.code },
      postings: (await postingsOf(tx, reversed.id)).map(({ amount, ...posting }) => ({
        ...posting,
        amount: -amount,
      })),
    },
    reversed.id,
  );
  const [entry] = await postDrafts(tx, [draft]);
  if (!entry) throw new Error('reverse: one draft gives one entry');
  return entry;
}

async function postDrafts(tx: Transaction, drafts: readonly Draft[]): Promise<LedgerEntry[]> {
  const byKey = new Map<string, Draft>();
  for (const draft of drafts) {
    const known = byKey.get(draft.entry.idempotencyKey);
    if (known) requireSame(known.entry, draft.entry);
    else byKey.set(draft.entry.idempotencyKey, draft);
  }
  if (byKey.size === 0) return [];
  const fresh = await claimEntries(
    tx,
    [...byKey.values()].map(({ entry }) => entry),
  );
  const known = await knownEntries(
    tx,
    [...byKey.values()].filter(({ entry }) => !fresh.has(entry.idempotencyKey)),
  );
  await book(
    tx,
    [...byKey.values()].filter(({ entry }) => fresh.has(entry.idempotencyKey)),
  );
  return drafts.map(({ entry: { idempotencyKey } }) => {
    const entry = known.get(idempotencyKey) ?? byKey.get(idempotencyKey)?.entry;
    if (!entry) throw new Error('post: every draft has a key');
    return entry;
  });
}

/** Entries that were there before, by key. */
async function knownEntries(tx: Transaction, drafts: readonly Draft[]): Promise<Map<string, LedgerEntry>> {
  if (drafts.length === 0) return new Map();
  const entries = await tx.findBy(LedgerEntry, {
    idempotencyKey: In(drafts.map(({ entry }) => entry.idempotencyKey)),
  });
  const known = new Map(entries.map((entry) => [entry.idempotencyKey, entry]));
  for (const { entry } of drafts) {
    const there = known.get(entry.idempotencyKey);
    // Only a second reversal can have been left out by the database without its key being there.
    if (!there) throw new Refusal('ALREADY_EXISTS', { field: 'entryId' });
    requireSame(there, entry);
  }
  return known;
}

function requireSame(known: LedgerEntry, asked: LedgerEntry): void {
  if (known.inputDigest !== asked.inputDigest)
    throw new Refusal('ALREADY_EXISTS', { field: 'idempotencyKey' });
}

/** Writes the postings of entries that were just claimed, account by account. */
async function book(tx: Transaction, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const accounts = await lockAccounts(
    tx,
    drafts.flatMap(({ postings }) => postings.map(({ account }) => account)),
  );
  const rows: LedgerPosting[] = [];
  for (const { entry, postings } of drafts) {
    for (const [index, { account: ref, amount, source }] of postings.entries()) {
      const account = accounts.get(accountKey(ref));
      if (!account) throw new Error('post: an account was not locked');
      const today = dayOf(entry.createdAt);
      const posting = {
        entryId: entry.id,
        line: index + 1,
        accountId: account.id,
        sequence: account.sequence + 1,
        amount,
        balanceAfter: account.balance + amount,
        debitAfter: account.debitTotal + (amount > 0n ? amount : 0n),
        day: account.day !== null && account.day > today ? account.day : today,
        source: plainJson(source ?? {}) as PostingSource,
      };
      const hash = postingHash(entry, posting, account.hash);
      rows.push(Object.assign(new LedgerPosting(), posting, { hash }));
      const { balanceAfter: balance, debitAfter: debitTotal, sequence, day } = posting;
      Object.assign(account, { balance, debitTotal, sequence, day, hash });
    }
  }
  await writePostings(tx, [...accounts.values()], rows);
}

function draftOf(scope: Scope, asked: NewEntry, reversesId: string | null): Draft {
  const postings = asked.postings.filter(({ amount }) => amount !== 0n);
  requireSound(asked, postings);
  const user = actingUser(scope.actor);
  const facts = plainJson(asked.facts ?? {}) as Record<string, unknown>;
  const entry = Object.assign(new LedgerEntry(), {
    id: newId(),
    code: asked.code,
    caseType: asked.case.caseType,
    caseId: asked.case.caseId,
    idempotencyKey: asked.idempotencyKey,
    inputDigest: digestOf({
      code: asked.code,
      case: asked.case,
      bookedOn: asked.bookedOn,
      facts,
      reversesId,
      postings: postings.map(({ account, amount, source }) => ({
        account: accountKey(account),
        amount,
        source: source ?? {},
      })),
    }),
    lines: postings.length,
    bookedOn: asked.bookedOn,
    createdAt: clock.now(),
    userId: user?.userId ?? null,
    membershipId: user?.membershipId ?? null,
    job: scope.actor.kind === 'system' ? scope.actor.job : null,
    reversesId,
    facts,
  });
  return { entry, postings };
}

/** The database would refuse it too, but only at the end and without saying which figures. */
function requireSound({ idempotencyKey, bookedOn, code }: NewEntry, postings: readonly NewPosting[]): void {
  const fault = (what: string) => new Error(`post: entry ${code} ${idempotencyKey} ${what}`);
  if (!KEY.test(idempotencyKey)) throw fault('has no proper key');
  if (!isDay(bookedOn)) throw fault(`is booked on ${bookedOn}, which is no day`);
  if (postings.length < 2) throw fault('has fewer than two postings');
  const totals = new Map<string, bigint>();
  for (const { account, amount } of postings) {
    const owner = `${account.owner.kind}:${account.owner.id}`;
    totals.set(owner, (totals.get(owner) ?? 0n) + amount);
  }
  for (const [owner, total] of totals) if (total !== 0n) throw fault(`leaves ${total} fen with ${owner}`);
}

/** The postings of an entry as they were asked for. */
async function postingsOf(tx: Transaction, entryId: string): Promise<NewPosting[]> {
  const postings = await tx.find(LedgerPosting, { where: { entryId }, order: { line: 'ASC' } });
  const accounts = await tx.findBy(LedgerAccount, { id: In(postings.map(({ accountId }) => accountId)) });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return postings.map(({ accountId, amount, source }) => {
    const account = byId.get(accountId);
    if (!account) throw new Error('reverse: a posting has no account');
    const { ownerKind: kind, ownerId, dealId, purpose } = account;
    return { account: { owner: { kind, id: ownerId }, dealId, purpose }, amount, source };
  });
}
