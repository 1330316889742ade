import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { monthsLater } from '../../../deals/contract/contract-dates.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { Engagement } from '../../engagements/data/engagement.entity.ts';
import { presentEngagement } from '../../engagements/engagement.loaders.ts';
import { termsInForce } from '../../engagements/terms-in-force.ts';
import type { IntroducedParties } from './introduced-parties.ts';
import type { ReadIntroduction } from './read-introduction.ts';

/** The engagement under which an introduction is recorded, with the last day of its protection. */
export interface RunningEngagement {
  engagementId: string;
  protectedUntil: string;
}

/**
 * The broker's own engagement with the client, as it runs today; the months of protection count from its end.
 * @throws Refusal NOT_FOUND for one that the broker does not lead, STATE (reason NOT_RUNNING), INVALID for another client
 *   or another scope
 */
export async function runningEngagement(
  tx: Transaction,
  broker: BrokerProfile,
  parties: IntroducedParties,
  { engagementId, clientSide }: ReadIntroduction,
): Promise<RunningEngagement> {
  const engagement = await presentEngagement(tx, engagementId ?? '', 'SHARE');
  if (engagement?.leadBrokerId !== broker.id) throw new Refusal('NOT_FOUND', { field: 'engagementId' });
  const today = clock.today();
  const terms = await termsInForce(tx, engagement.id, today);
  const { state, startsOn, endsOn } = engagement;
  if (state !== 'ACTIVE' || today < startsOn || today > endsOn || !terms) {
    throw new Refusal('STATE', {
      field: 'engagementId',
      params: { state, action: 'recordIntroduction', reason: 'NOT_RUNNING' },
    });
  }
  if (engagement.side !== clientSide || engagement.clientOrganizationId !== clientOf(parties, clientSide)) {
    throw new Refusal('INVALID', { field: 'engagementId', params: { reason: 'OTHER_CLIENT' } });
  }
  if (!covers(engagement, parties)) {
    throw new Refusal('INVALID', { field: 'engagementId', params: { reason: 'OTHER_SCOPE' } });
  }
  return {
    engagementId: engagement.id,
    protectedUntil: monthsLater(endsOn, terms.terms.protectionMonths),
  };
}

/** An engagement for one result (demand) covers no introduction on another result (demand). */
function covers(
  { resultId, demandId }: Pick<Engagement, 'resultId' | 'demandId'>,
  parties: IntroducedParties,
): boolean {
  const fits = (scope: string | null, subject: string | null) =>
    scope === null || subject === null || scope === subject;
  return fits(resultId, parties.resultId) && fits(demandId, parties.demandId);
}

function clientOf({ unitId, enterpriseId }: IntroducedParties, side: ReadIntroduction['clientSide']): string {
  return side === 'OWNER' ? unitId : enterpriseId;
}
