import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import {
  brokenConstraint,
  inTransaction,
  type Transaction,
} from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { BrokerClient } from '../data/broker-client.entity.ts';
import { ownDesk } from '../own-desk.ts';
import { type ClientFields, type ReadClient, readClient } from './read-client.ts';

/** Kind of case under which the audit trail keeps what was done with a client's entry. */
export const CLIENT_CASE = 'BrokerClient';

export interface ClientReference {
  clientId: string;
  expectedVersion?: number | null;
}

export type SaveClient = ClientFields & { clientId?: string | null; expectedVersion?: number | null };

const MAX_TEXT = 100;

/** Unique indexes of clients, and the field whose value is taken. */
const TAKEN: Readonly<Record<string, string>> = {
  broker_client_code: 'creditCode',
  broker_client_name: 'name',
};

export const CLIENT_ORDER: SortKey<BrokerClient> = {
  expression: 'client.updated_at',
  direction: 'DESC',
  value: ({ updatedAt }) => updatedAt.toISOString(),
  type: 'timestamptz',
};

/** The own clients, the last changed first. @throws Refusal FORBIDDEN, STATE, TOO_LONG */
export async function findClients(
  scope: Scope,
  text: string | null,
  page: PageArgs,
): Promise<Page<BrokerClient>> {
  return keysetPage(await ownClients(scope, text), page, CLIENT_ORDER);
}

/** The same as a query, for exports. */
export async function ownClients(
  scope: Scope,
  given: string | null,
): Promise<SelectQueryBuilder<BrokerClient>> {
  const { broker } = await ownDesk(scope.app.db.manager, scope);
  const query = scope.app.db
    .createQueryBuilder(BrokerClient, 'client')
    .where('client.brokerId = :id', { id: broker.id });
  const text = given?.trim() ?? '';
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  if (text !== '') {
    query.andWhere(
      '(client.name ILIKE :text OR client.contact_name ILIKE :text OR client.interest ILIKE :text)',
      { text: `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` },
    );
  }
  return query;
}

/** Notes a new client, or changes what is noted. @throws Refusal NOT_FOUND, CONFLICT, ALREADY_EXISTS, and of its fields */
export async function saveClient(scope: Scope, input: SaveClient): Promise<BrokerClient> {
  const problems = new Problems('');
  const fields = readClient(input, problems);
  refuseAll(problems.list);
  return inTransaction(scope.app.db, async (tx) => {
    const { broker } = await ownDesk(tx, scope);
    const found = input.clientId ? await lockClient(tx, broker.id, input.clientId, input) : null;
    const client = found ?? newClient(broker);
    const organizations = await organizationsByCode(tx, fields.creditCode ? [fields.creditCode] : []);
    fillClient(client, fields, organizations);
    await tx.save(BrokerClient, client).catch(refuseTaken);
    const action = found ? 'saveBrokerClient' : 'addBrokerClient';
    await audit(tx, scope, {
      caseType: CLIENT_CASE,
      caseId: client.id,
      action,
      facts: { version: client.version },
    });
    return client;
  });
}

/** Deletes a client's entry; its cards stay without it. @throws Refusal NOT_FOUND, CONFLICT */
export async function removeClient(scope: Scope, input: ClientReference): Promise<void> {
  await inTransaction(scope.app.db, async (tx) => {
    const { broker } = await ownDesk(tx, scope);
    const client = await lockClient(tx, broker.id, input.clientId, input);
    await tx.delete(BrokerClient, { id: client.id });
    await audit(tx, scope, { caseType: CLIENT_CASE, caseId: client.id, action: 'removeBrokerClient' });
  });
}

/** Turns a name or a code that another of the broker's clients has into a refusal. */
export function refuseTaken(error: unknown): never {
  const field = TAKEN[brokenConstraint(error) ?? ''];
  throw field ? new Refusal('ALREADY_EXISTS', { field }) : error;
}

/** A client as it begins; not written yet. */
export function newClient(broker: { id: string; membershipId: string }): BrokerClient {
  return Object.assign(new BrokerClient(), {
    id: newId(),
    brokerId: broker.id,
    membershipId: broker.membershipId,
    version: 0,
    createdAt: clock.now(),
  });
}

/** Writes what was read into a client, in memory, with the organisation of the platform that has its code. */
export function fillClient(
  client: BrokerClient,
  fields: ReadClient,
  organizations: ReadonlyMap<string, string>,
): void {
  Object.assign(client, fields, {
    organizationId: organizations.get(fields.creditCode ?? '') ?? null,
    version: client.version + 1,
    updatedAt: clock.now(),
  });
}

/** Ids of confirmed organisations by credit codes. One statement. */
export async function organizationsByCode(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.query<{ credit_code: string; id: string }[]>(
    `SELECT credit_code, id FROM organization WHERE status = 'CONFIRMED' AND credit_code = ANY (CAST($1 AS text[]))`,
    [[...codes]],
  );
  return new Map(rows.map(({ credit_code, id }) => [credit_code, id]));
}

async function lockClient(
  tx: Transaction,
  brokerId: string,
  clientId: string,
  { expectedVersion = null }: { expectedVersion?: number | null },
): Promise<BrokerClient> {
  const client = isId(clientId)
    ? await tx.findOne(BrokerClient, {
        where: { id: clientId, brokerId },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!client) throw new Refusal('NOT_FOUND', { field: 'clientId' });
  if (expectedVersion !== null && expectedVersion !== client.version) {
    const params = { expected: expectedVersion, present: client.version };
    throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
  }
  return client;
}
