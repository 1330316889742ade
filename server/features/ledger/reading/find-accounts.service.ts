import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { isId } from '../../../platform/ids.ts';
import { LedgerAccount } from '../data/ledger-account.entity.ts';
import type { AccountPurpose, OwnerKind } from '../ledger.enums.ts';
import { BOOK_READERS } from '../ledger.policy.ts';

export const AccountSortEnum = describedEnum('LedgerAccountSort', 'Order of accounts.', {
  LAST_MOVED: 'Those first that moved last.',
  LARGEST: 'Those first with the largest balance, debit or credit.',
});
export type AccountSort = keyof typeof AccountSortEnum;

/** Narrows the list; what is absent does not matter. */
export interface AccountFilter {
  /** ORGANIZATION: of the organisation acted for; PERSON: of the user as a payee. */
  owner: OwnerKind;
  purposes?: readonly AccountPurpose[] | null;
  dealId?: string | null;
  /** Only with a balance that is not zero. */
  open?: boolean | null;
}

const SORTS: Readonly<Record<AccountSort, SortKey<LedgerAccount>>> = {
  LAST_MOVED: {
    expression: `coalesce(account.day, '1900-01-01')`,
    direction: 'DESC',
    value: ({ day }) => day ?? '1900-01-01',
    type: 'date',
  },
  LARGEST: {
    expression: 'abs(account.balance)',
    direction: 'DESC',
    value: ({ balance }) => String(balance < 0n ? -balance : balance),
    type: 'bigint',
  },
};

/** The actor's own accounts, by page. */
export async function findAccounts(
  scope: Scope,
  filter: AccountFilter,
  sort: AccountSort,
  page: PageArgs,
): Promise<Page<LedgerAccount>> {
  return keysetPage(await ownAccounts(scope, filter), page, SORTS[sort]);
}

async function ownAccounts(scope: Scope, filter: AccountFilter): Promise<SelectQueryBuilder<LedgerAccount>> {
  const query = scope.app.db
    .createQueryBuilder(LedgerAccount, 'account')
    .where('account.ownerKind = :kind AND account.ownerId = ANY(:owners)', {
      kind: filter.owner,
      owners: await ownIds(scope, filter.owner),
    });
  if (filter.purposes?.length) {
    query.andWhere('account.purpose IN (:...purposes)', { purposes: filter.purposes });
  }
  if (filter.dealId) {
    if (!isId(filter.dealId)) throw new Refusal('INVALID', { field: 'dealId' });
    query.andWhere('account.dealId = :dealId', { dealId: filter.dealId });
  }
  if (filter.open) query.andWhere('account.balance <> 0');
  return query;
}

/** Whose books of a kind are the actor's own: the organisation acted for, or the payees that the user is. */
export async function ownIds({ app, actor }: Scope, kind: OwnerKind): Promise<string[]> {
  const user = actingUser(actor);
  if (!user) return [];
  if (kind === 'PERSON') return app.books.persons.ofUser(app.db.manager, user.userId);
  return user.organizationId && hasRole(actor, BOOK_READERS) ? [user.organizationId] : [];
}
