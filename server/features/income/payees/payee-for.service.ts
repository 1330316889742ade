import { In, IsNull } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { Payee } from './payee.entity.ts';

/** Who is to be paid, as far as it is known: by account, else by completer, else by name alone. */
export interface Person {
  userId: string | null;
  completerId: string | null;
  name: string;
}

/**
 * The payee of a person at a unit, made where there is none. Whoever became a payee as a completer without an account
 * stays the same payee when the completer is linked to one. Two callers at once get the same payee.
 */
export async function payeeFor(tx: Transaction, organizationId: string, person: Person): Promise<Payee> {
  const known = await findPayee(tx, organizationId, person);
  if (known) return linkUser(tx, known, person);
  const { userId, completerId, name } = person;
  const fresh = {
    id: newId(),
    organizationId,
    userId,
    completerId: userId === null ? completerId : null,
    name,
    isStaff: true,
    staffNumber: null,
    bankName: null,
    bankAccount: null,
    bankSetBy: null,
    bankSetAt: null,
    createdAt: clock.now(),
    version: 1,
  } satisfies Payee;
  await tx.createQueryBuilder().insert().into(Payee).values(fresh).orIgnore().execute();
  const made = await findPayee(tx, organizationId, person);
  if (!made) throw new Error('payeeFor: a payee that was just made is not there');
  return made;
}

/** The payees of several people, in their order. */
export async function payeesFor(
  tx: Transaction,
  organizationId: string,
  people: readonly Person[],
): Promise<Payee[]> {
  const payees: Payee[] = [];
  for (const person of people) payees.push(await payeeFor(tx, organizationId, person));
  return payees;
}

/** Payees by id. */
export async function payeesById(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Payee>> {
  const payees = await tx.findBy(Payee, { id: In([...new Set(ids)]) });
  return new Map(payees.map((payee) => [payee.id, payee]));
}

async function findPayee(
  tx: Transaction,
  organizationId: string,
  { userId, completerId, name }: Person,
): Promise<Payee | null> {
  const byUser = userId ? await tx.findOneBy(Payee, { organizationId, userId }) : null;
  if (byUser) return byUser;
  // A completer whose account became known later; one who is linked to another account now is somebody else.
  if (completerId) {
    return tx.findOneBy(Payee, { organizationId, completerId, ...(userId ? { userId: IsNull() } : {}) });
  }
  if (userId) return null;
  return tx.findOneBy(Payee, { organizationId, name, userId: IsNull(), completerId: IsNull() });
}

async function linkUser(tx: Transaction, payee: Payee, { userId }: Person): Promise<Payee> {
  if (payee.userId !== null || userId === null) return payee;
  payee.userId = userId;
  payee.version += 1;
  return tx.save(Payee, payee);
}
