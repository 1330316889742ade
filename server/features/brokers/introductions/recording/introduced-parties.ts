import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Membership, Organization } from '../../../accounts/accounts.types.ts';
import { presentState } from '../../../demands/change-demand.ts';
import { presentDemand } from '../../../demands/demand.loaders.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { ReadIntroduction } from './read-introduction.ts';

/** The two sides of an introduction, and what they are brought together on. */
export interface IntroducedParties {
  unitId: string;
  enterpriseId: string;
  resultId: string | null;
  demandId: string | null;
  title: string;
}

/**
 * The sides of an introduction as everybody may know them: of a published result its owner and an enterprise, of an open
 * demand its poster and a unit.
 * @throws Refusal NOT_FOUND, STATE (reason ANONYMOUS or the state) for a demand that hides its poster or is not open,
 *   INVALID for a broker with a part in it (OWN_RESULT, OWN_ENTERPRISE, OWN_UNIT)
 */
export async function introducedParties(
  tx: Transaction,
  broker: BrokerProfile,
  read: ReadIntroduction,
): Promise<IntroducedParties> {
  const parties =
    read.subject.kind === 'RESULT' ? await ofResult(tx, broker, read) : await ofDemand(tx, read);
  if (parties.unitId === parties.enterpriseId) throw noSide(read);
  await refusePart(tx, broker, parties, read);
  return parties;
}

async function ofResult(
  tx: Transaction,
  broker: BrokerProfile,
  read: ReadIntroduction,
): Promise<IntroducedParties> {
  const found = await resultForCase(tx, read.subject.id);
  if (found?.result.state !== 'PUBLISHED') throw new Refusal('NOT_FOUND', { field: 'resultId' });
  if (found.completers.some(({ userId }) => userId === broker.userId)) {
    throw new Refusal('INVALID', { field: 'resultId', params: { reason: 'OWN_RESULT' } });
  }
  const enterprise = await sideOf(tx, read, ['ENTERPRISE']);
  const { id, title, organizationId } = found.result;
  return { unitId: organizationId, enterpriseId: enterprise.id, resultId: id, demandId: null, title };
}

async function ofDemand(tx: Transaction, read: ReadIntroduction): Promise<IntroducedParties> {
  const demand = await presentDemand(tx, read.subject.id);
  if (demand?.publishedAt == null) throw new Refusal('NOT_FOUND', { field: 'demandId' });
  const state = presentState(demand);
  const reason = demand.isAnonymous ? 'ANONYMOUS' : null;
  if (state !== 'OPEN' || reason) {
    throw new Refusal('STATE', {
      field: 'demandId',
      params: { state, action: 'recordIntroduction', ...(reason ? { reason } : {}) },
    });
  }
  const unit = await sideOf(tx, read, ['UNIVERSITY', 'INSTITUTE']);
  const { id, title, organizationId } = demand;
  return { unitId: unit.id, enterpriseId: organizationId, resultId: null, demandId: id, title };
}

async function sideOf(
  tx: Transaction,
  read: ReadIntroduction,
  kinds: readonly Organization['kind'][],
): Promise<Organization> {
  const id = read.subject.otherSideId;
  const organization = isId(id) ? await tx.findOneBy(Organization, { id, status: 'CONFIRMED' }) : null;
  if (!organization || !kinds.includes(organization.kind)) throw noSide(read);
  return organization;
}

function noSide({ subject }: ReadIntroduction): Refusal {
  return new Refusal('NOT_FOUND', { field: subject.kind === 'RESULT' ? 'enterpriseId' : 'unitId' });
}

/** Who belongs to the enterprise brings it nobody; who belongs to the unit acts for the unit alone. */
async function refusePart(
  tx: Transaction,
  { userId }: BrokerProfile,
  { unitId, enterpriseId }: IntroducedParties,
  { clientSide }: ReadIntroduction,
): Promise<void> {
  const isMember = (organizationId: string) =>
    tx.existsBy(Membership, { userId, organizationId, status: 'ACTIVE' });
  if (await isMember(enterpriseId)) {
    throw new Refusal('INVALID', { field: 'enterpriseId', params: { reason: 'OWN_ENTERPRISE' } });
  }
  if (clientSide !== 'OWNER' && (await isMember(unitId))) {
    throw new Refusal('INVALID', { field: 'clientSide', params: { reason: 'OWN_UNIT' } });
  }
}
