import { actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { BooksPerson } from '../../platform/books.ts';
import type { OwnerKind } from './ledger.enums.ts';

/** Roles that read the books of the organisation they act for. */
export const BOOK_READERS: readonly Role[] = [
  'FINANCE_OFFICER',
  'OFFICER',
  'SUPERVISOR',
  'ADMINISTRATOR',
  'LEADERSHIP_MEMBER',
  'ENTERPRISE_MEMBER',
];

/** Roles that read the trial balance of the organisation they act for. */
export const BALANCE_READERS: readonly Role[] = ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'];

/** Whose books are asked for. */
export interface BooksSubject {
  ownerKind: OwnerKind;
  ownerId: string;
  /** Who the person is, where the owner is one. */
  person: BooksPerson | null;
}

/** Everybody reads their own books only; sums over all of them are the operator's. */
export const booksPolicy: Policy<'read', BooksSubject> = {
  read: (actor, { ownerKind, ownerId, person }) => {
    if (ownerKind === 'ORGANIZATION') return hasRole(actor, BOOK_READERS, ownerId);
    const userId = actingUser(actor)?.userId;
    return userId !== undefined && person?.userId === userId;
  },
};
