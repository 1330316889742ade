import type { Transaction } from '../../../platform/database/transaction.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { Completer } from '../data/result-parts.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';

type Person = Pick<Completer, 'userId' | 'email'>;

/**
 * The users among the completers of a result, also of those who left, and of those who were entered by their address and
 * joined the unit later; one statement, three where there are such. They decide nothing about it.
 */
export async function completerUsers(tx: Transaction, resultId: string): Promise<Set<string>> {
  const select = { id: true, userId: true, email: true } as const;
  const completers = await tx.find(Completer, { select, where: { resultId } });
  if (completers.some(isUnknown)) {
    const { organizationId } = await tx.findOneOrFail(TechResult, {
      select: { id: true, organizationId: true },
      where: { id: resultId },
    });
    await recogniseCompleters(tx, organizationId, completers);
  }
  return new Set(completers.flatMap(({ userId }) => userId ?? []));
}

/**
 * Fills in, in memory, the accounts of completers who were entered by their address before they joined the unit, so that
 * nobody who made a result decides about it. One statement, none where there are no such completers.
 */
export async function recogniseCompleters(
  tx: Transaction,
  organizationId: string,
  completers: readonly Person[],
): Promise<void> {
  const unknown = completers.filter(isUnknown);
  if (unknown.length === 0) return;
  const emails = unknown.flatMap(({ email }) => email ?? []);
  const members = await activeMembers(tx, organizationId, { userIds: [], emails });
  for (const completer of unknown) {
    const address = completer.email?.toLowerCase();
    completer.userId = members.find(({ email }) => email === address)?.userId ?? null;
  }
}

function isUnknown({ userId, email }: Person): boolean {
  return userId === null && email !== null;
}
