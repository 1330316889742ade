import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { isId } from '../../../../platform/ids.ts';
import type { Problems } from '../../../../platform/input/problems.ts';
import { Organization, User } from '../../../accounts/accounts.types.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { BeneficiaryRole } from '../engagement.enums.ts';
import type { CommissionPart } from '../terms/commission-terms.ts';

/**
 * A part of the commission as it is asked for: of who shares already, of a broker, or of an organisation; of the
 * platform's part none of them is needed.
 */
export interface AskedPart {
  role: BeneficiaryRole;
  /** Of a beneficiary of earlier versions. */
  key?: string | null;
  brokerId?: string | null;
  organizationId?: string | null;
  basisPoints: number;
}

/** Between whom an engagement is. */
export type Parties = Pick<
  Engagement,
  'side' | 'clientOrganizationId' | 'leadBrokerId' | 'leadOrganizationId'
>;

/** Those who are named, read once for all parts. */
interface Known {
  earlier: readonly CommissionPart[];
  brokers: ReadonlyMap<string, BrokerProfile>;
  users: ReadonlyMap<string, User>;
  organizations: ReadonlyMap<string, Organization>;
  platform: Organization | null;
}

type Who = Pick<CommissionPart, 'kind' | 'organizationId' | 'userId' | 'name'>;

/**
 * Finds out who shares a commission: persons by their profiles as brokers, organisations by their ids. Whoever shared
 * before keeps the key.
 */
export async function resolveParts(
  tx: Transaction,
  parties: Parties,
  asked: readonly AskedPart[],
  earlier: readonly CommissionPart[],
  problems: Problems,
): Promise<CommissionPart[]> {
  const brokers = await byIds(tx, BrokerProfile, [...asked.map(({ brokerId }) => brokerId)]);
  const known: Known = {
    earlier,
    brokers,
    users: await byIds(
      tx,
      User,
      [...brokers.values()].map(({ userId }) => userId),
    ),
    organizations: await byIds(tx, Organization, [...asked.map(({ organizationId }) => organizationId)]),
    platform: asked.some(isPlatform)
      ? await tx.findOneBy(Organization, { kind: 'PLATFORM', status: 'CONFIRMED' })
      : null,
  };
  const taken = new Set(earlier.map(({ key }) => key));
  return asked.map((part, index) => {
    const at = problems.at('beneficiaries', index);
    const before = part.key ? earlier.find(({ key }) => key === part.key) : undefined;
    if (part.key && !before) at.at('key').add('NOT_FOUND');
    if (before && (part.role === 'LEAD') !== (before.role === 'LEAD'))
      at.add('INVALID', { reason: 'NOT_THE_LEAD' });
    const who = before ?? whoIs(part, parties, known, at);
    const key = before?.key ?? keyOf(who, earlier, taken);
    const { kind, organizationId, userId, name } = who;
    return { key, role: part.role, kind, organizationId, userId, name, basisPoints: part.basisPoints };
  });
}

function whoIs(part: AskedPart, parties: Parties, known: Known, problems: Problems): Who {
  const broker = part.brokerId ? known.brokers.get(part.brokerId) : undefined;
  const user = broker && known.users.get(broker.userId);
  const named = part.organizationId ? (known.organizations.get(part.organizationId) ?? null) : null;
  const organization = isPlatform(part) ? known.platform : named?.status === 'CONFIRMED' ? named : null;
  if (!user && !organization) problems.at(part.brokerId ? 'brokerId' : 'organizationId').add('NOT_FOUND');
  if (broker && broker.state !== 'CONFIRMED')
    problems.at('brokerId').add('INVALID', { reason: 'NOT_CONFIRMED' });
  if (part.role === 'LEAD' && !leads(parties, broker, organization))
    problems.add('INVALID', { reason: 'NOT_THE_LEAD' });
  if (organization?.id === parties.clientOrganizationId) problems.add('INVALID', { reason: 'CLIENT' });
  if (user) return { kind: 'PERSON', organizationId: null, userId: user.id, name: user.name };
  const { id, name } = organization ?? { id: part.organizationId ?? null, name: '—' };
  return { kind: 'ORGANIZATION', organizationId: id, userId: null, name };
}

/** The leading part belongs to the leading broker, or to the organisation as whose member they act. */
function leads(
  parties: Parties,
  broker: BrokerProfile | undefined,
  organization: Organization | null,
): boolean {
  return broker ? broker.id === parties.leadBrokerId : organization?.id === parties.leadOrganizationId;
}

function isPlatform({ role, key, organizationId, brokerId }: AskedPart): boolean {
  return role === 'PLATFORM' && !key && !organizationId && !brokerId;
}

/** The key that somebody had before, else one that nobody had. */
function keyOf(who: Who, earlier: readonly CommissionPart[], taken: Set<string>): string {
  const before = earlier.find(
    ({ userId, organizationId }) => userId === who.userId && organizationId === who.organizationId,
  );
  if (before) return before.key;
  let number = 1;
  while (taken.has(`b${number}`)) number += 1;
  taken.add(`b${number}`);
  return `b${number}`;
}

async function byIds<T extends { id: string }>(
  tx: Transaction,
  entity: new () => T,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, T>> {
  const known = [...new Set(ids.filter((id) => typeof id === 'string' && isId(id)))];
  if (known.length === 0) return new Map();
  const rows: T[] = await tx.getRepository(entity).findBy({ id: In(known) } as object);
  return new Map(rows.map((row) => [row.id, row]));
}
