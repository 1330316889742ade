import { In } from 'typeorm';
import type { App } from '../../platform/app.ts';
import type { CaseTitles } from '../../platform/books.ts';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import { LedgerEntry } from './data/ledger-entry.entity.ts';
import { LedgerPosting } from './data/ledger-posting.entity.ts';

/** Entries by id: whoever asks has decided that they may be seen. */
export const entryById = loadOne('ledgerEntryById', async (app, ids) => {
  const entries = await app.db.manager.findBy(LedgerEntry, { id: In([...ids]) });
  return new Map(entries.map((entry) => [entry.id, entry]));
});

/** The reversals of entries, by the id of the entry that is reversed. */
export const reversalOf = loadOne('ledgerReversalOf', async (app, ids) => {
  const entries = await app.db.manager.findBy(LedgerEntry, { reversesId: In([...ids]) });
  return new Map(entries.flatMap((entry) => (entry.reversesId ? [[entry.reversesId, entry]] : [])));
});

/** All postings of entries, in the order of their lines, with their accounts. */
export const postingsOfEntry = loadMany('postingsOfLedgerEntry', async (app, ids: readonly string[]) =>
  groupBy(await postingsOf(app, ids), ({ entryId }) => entryId),
);

/** All postings of some entries with their accounts; one statement. */
export function postingsOf(app: App, entryIds: readonly string[]): Promise<LedgerPosting[]> {
  return app.db
    .createQueryBuilder(LedgerPosting, 'posting')
    .innerJoinAndMapOne('posting.account', LedgerAccount, 'account', 'account.id = posting.accountId')
    .where('posting.entryId IN (:...entryIds)', { entryIds: [...entryIds] })
    .orderBy('posting.entryId')
    .addOrderBy('posting.line')
    .getMany();
}

/** The persons who own accounts, by the id of the payee. */
export const bookPersonById = loadOne('bookPersonById', (app, ids: readonly string[]) =>
  app.books.persons.byIds(app.db.manager, ids),
);

/** What cases are called, by `caseType:caseId`; one statement for each kind. */
export const titleOfCase = loadOne('titleOfCase', async (app, keys: readonly string[]) => {
  const byType = groupBy(
    keys.map((key) => ({ key, type: key.slice(0, key.indexOf(':')), id: key.slice(key.indexOf(':') + 1) })),
    ({ type }) => type,
  );
  const titles = await Promise.all(
    [...byType].map(async ([type, refs]) => {
      const found = await titlesOf(
        app,
        type,
        refs.map(({ id }) => id),
      );
      return refs.flatMap(({ key, id }): [string, string][] => {
        const title = found.get(id);
        return title === undefined ? [] : [[key, title]];
      });
    }),
  );
  return new Map(titles.flat());
});

/** Kinds of case that accounts are kept for, in the order in which they are asked. */
const ACCOUNT_CASES = ['Deal', 'Demand'] as const;

/** The deal or demand that accounts are about, by its id. */
export const accountCase = loadOne('ledgerAccountCase', (app, ids: readonly string[]) =>
  accountCases(app, ids),
);

/** The same for many at once; one statement for each kind until all are found. */
export async function accountCases(
  app: App,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { caseType: string; title: string }>> {
  const found = new Map<string, { caseType: string; title: string }>();
  for (const caseType of ACCOUNT_CASES) {
    const missing = ids.filter((id) => !found.has(id));
    for (const [id, title] of await titlesOf(app, caseType, missing)) found.set(id, { caseType, title });
  }
  return found;
}

/** What cases of one kind are called, by id; kinds without titles have none. */
export async function titlesOf(app: App, caseType: string, ids: readonly string[]): Promise<CaseTitles> {
  if (ids.length === 0) return new Map();
  return (await app.books.caseTitles[caseType]?.(app.db.manager, [...new Set(ids)])) ?? new Map();
}
