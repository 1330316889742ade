import type { Scope } from '../../../platform/app.ts';
import type { LedgerAccount } from '../data/ledger-account.entity.ts';
import { booksPolicy } from '../ledger.policy.ts';

/** Ids of those accounts whose books the actor may read; one statement if any belongs to a person, else none. */
export async function readableAccounts(
  { app, actor }: Scope,
  accounts: readonly LedgerAccount[],
): Promise<ReadonlySet<string>> {
  const personIds = accounts.flatMap(({ ownerKind, ownerId }) => (ownerKind === 'PERSON' ? [ownerId] : []));
  const persons =
    personIds.length > 0
      ? await app.books.persons.byIds(app.db.manager, [...new Set(personIds)])
      : new Map<string, never>();
  const readable = accounts.filter(({ ownerKind, ownerId }) =>
    booksPolicy.read(actor, { ownerKind, ownerId, person: persons.get(ownerId) ?? null }),
  );
  return new Set(readable.map(({ id }) => id));
}
