import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { BrokerBar } from '../matching.enums.ts';
import type { BrokerSubject } from './subject.ts';

/** A broker as conflicts look at them. */
export interface BarredBroker {
  brokerId: string;
  userId: string;
  /** Organisation for which the broker works. */
  organizationId: string;
}

/**
 * Conflicts of interest with a subject: members of a side (but for the transfer office of the client itself), completers
 * of the result, and who is engaged by the other side. Three statements.
 */
export async function readBars(
  tx: Transaction,
  subject: BrokerSubject,
  clientId: string,
  brokers: readonly BarredBroker[],
): Promise<Map<string, BrokerBar[]>> {
  const sides = Object.values(subject.sides).filter((id) => id !== null);
  const others = sides.filter((id) => id !== clientId);
  const users = brokers.map(({ userId }) => userId);
  const ids = brokers.map(({ brokerId }) => brokerId);
  const members = await membersOf(tx, sides, users);
  const completers = await completersOf(tx, subject.resultId, users);
  const engaged = await engagedBy(tx, others, ids, subject);
  return new Map(
    brokers.map(({ brokerId, userId, organizationId }) => {
      const bars: BrokerBar[] = [];
      // Who works as a broker for the client is its own transfer office; who works for the other side is no broker here.
      const belongs = members.filter((each) => each.user_id === userId).map((each) => each.organization_id);
      if (belongs.some((id) => id !== organizationId || id !== clientId)) bars.push('MEMBER_OF_SIDE');
      if (completers.has(userId)) bars.push('COMPLETER');
      if (engaged.has(brokerId)) bars.push('OTHER_SIDE');
      return [brokerId, bars];
    }),
  );
}

function membersOf(
  tx: Transaction,
  organizations: readonly string[],
  users: readonly string[],
): Promise<{ user_id: string; organization_id: string }[]> {
  return tx.query(
    `SELECT DISTINCT user_id, organization_id FROM membership
     WHERE status = 'ACTIVE' AND organization_id = ANY (CAST($1 AS uuid[])) AND user_id = ANY (CAST($2 AS uuid[]))`,
    [[...organizations], [...users]],
  );
}

async function completersOf(
  tx: Transaction,
  resultId: string | null,
  users: readonly string[],
): Promise<ReadonlySet<string>> {
  if (resultId === null) return new Set();
  const rows = await tx.query<{ user_id: string }[]>(
    `SELECT user_id FROM completer WHERE result_id = $1 AND user_id = ANY (CAST($2 AS uuid[]))`,
    [resultId, [...users]],
  );
  return new Set(rows.map(({ user_id }) => user_id));
}

/** Who has an engagement with one of these organisations that is about the same result or deal, or about anything. */
async function engagedBy(
  tx: Transaction,
  organizations: readonly string[],
  brokers: readonly string[],
  { resultId }: BrokerSubject,
): Promise<ReadonlySet<string>> {
  if (organizations.length === 0) return new Set();
  const rows = await tx.query<{ lead_broker_id: string }[]>(
    `SELECT DISTINCT lead_broker_id FROM engagement
     WHERE state IN ('ACCEPTED', 'ACTIVE') AND client_organization_id = ANY (CAST($1 AS uuid[]))
       AND lead_broker_id = ANY (CAST($2 AS uuid[])) AND (result_id IS NULL OR result_id = $3)`,
    [[...organizations], [...brokers], resultId],
  );
  return new Set(rows.map(({ lead_broker_id }) => lead_broker_id));
}
