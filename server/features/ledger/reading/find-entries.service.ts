import type { Scope } from '../../../platform/app.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { isId } from '../../../platform/ids.ts';
import { LedgerEntry } from '../data/ledger-entry.entity.ts';
import type { LedgerPosting } from '../data/ledger-posting.entity.ts';
import { postingsOf } from '../ledger.loaders.ts';
import { ownIds } from './find-accounts.service.ts';
import { readableAccounts } from './readable.ts';

/** An entry in which an account of the actor has a part; null for all others, as for one that is not there. */
export async function findEntry(scope: Scope, id: string): Promise<LedgerEntry | null> {
  const { app } = scope;
  const entry = isId(id) ? await app.db.manager.findOneBy(LedgerEntry, { id }) : null;
  if (!entry) return null;
  return (await readablePostings(scope, await postingsOf(app, [id]))).length > 0 ? entry : null;
}

/** Those postings, read with their accounts, that belong to books of the actor. */
export async function readablePostings(
  scope: Scope,
  postings: readonly LedgerPosting[],
): Promise<LedgerPosting[]> {
  const accounts = postings.flatMap(({ account }) => account ?? []);
  const readable = await readableAccounts(scope, accounts);
  return postings.filter(({ accountId }) => readable.has(accountId));
}

/** Entries of a case in which accounts of the actor have a part, the latest first. */
export async function findEntriesOfCase(
  scope: Scope,
  { caseType, caseId }: { caseType: string; caseId: string },
  page: PageArgs,
): Promise<Page<LedgerEntry>> {
  const [organizations, persons] = [await ownIds(scope, 'ORGANIZATION'), await ownIds(scope, 'PERSON')];
  const query = scope.app.db
    .createQueryBuilder(LedgerEntry, 'entry')
    .where('entry.caseType = :caseType AND entry.caseId = :caseId', {
      caseType,
      caseId: isId(caseId) ? caseId : null,
    })
    .andWhere(
      `EXISTS (SELECT FROM ledger_posting posting JOIN ledger_account account ON account.id = posting.account_id
        WHERE posting.entry_id = entry.id AND (
          (account.owner_kind = 'ORGANIZATION' AND account.owner_id = ANY(:organizations))
          OR (account.owner_kind = 'PERSON' AND account.owner_id = ANY(:persons))))`,
      { organizations, persons },
    );
  return keysetPage(query, page, {
    expression: 'entry.createdAt',
    direction: 'DESC',
    value: ({ createdAt }) => createdAt.toISOString(),
    type: 'timestamptz',
  });
}
