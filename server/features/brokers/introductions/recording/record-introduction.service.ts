import { MoreThanOrEqual } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { once } from '../../../../platform/idempotency/once.ts';
import { newId } from '../../../../platform/ids.ts';
import { monthsLater } from '../../../deals/contract/contract-dates.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { requireBroker } from '../../require-broker.ts';
import { storeIntroduction } from '../change-introduction.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { type IntroducedParties, introducedParties } from './introduced-parties.ts';
import { takeIntroductionNumber } from './introduction-number.ts';
import {
  PROTECTION,
  type ReadIntroduction,
  type RecordIntroduction,
  readIntroduction,
} from './read-introduction.ts';
import { type RunningEngagement, runningEngagement } from './running-engagement.ts';

/** Introductions of one broker that nobody has answered yet. */
const MOST_UNANSWERED = 50;

/**
 * A broker records that they bring a unit and an enterprise together on a published result or an open demand: the moment
 * counts from now on, and both sides are asked by mail whether it is so.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN, STATE (who is no confirmed broker; the demand; an engagement that does not
 *   run), REQUIRED, TOO_LONG, INVALID, NOT_FOUND, ALREADY_EXISTS while an introduction of the broker for the same sides
 *   and subject stands (param `introduction`), or for the key; LIMIT with too many that nobody has answered
 */
export async function recordIntroduction(scope: Scope, input: RecordIntroduction): Promise<Introduction> {
  const read = readIntroduction(input);
  const key = { operation: 'recordIntroduction', key: input.idempotencyKey, input };
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      key,
      async () => {
        const introduction = await record(tx, scope, read);
        return { id: introduction.id, value: introduction };
      },
      (id) => tx.findOneByOrFail(Introduction, { id }),
    ),
  );
}

async function record(tx: Transaction, scope: Scope, read: ReadIntroduction): Promise<Introduction> {
  const broker = await requireBroker(tx, scope);
  const parties = await introducedParties(tx, broker, read);
  const running = read.engagementId ? await runningEngagement(tx, broker, parties, read) : null;
  // From here on one after the other: the numbers ascend with the moments, and nobody records the same twice at once.
  const number = await takeIntroductionNumber(tx);
  await refuseDouble(tx, broker, parties);
  await refuseFlood(tx, broker);
  const introduction = newIntroduction(number, broker, parties, read, running);
  await storeIntroduction(tx, scope, introduction, null, {
    action: 'recordIntroduction',
    facts: {
      ...parties,
      number,
      brokerId: broker.id,
      clientSide: read.clientSide,
      protectedUntil: introduction.protectedUntil,
    },
    personal: { note: read.note },
  });
  await mailIntroduction(tx, scope.app, introduction, { mail: 'recorded', to: ['OWNER', 'ENTERPRISE'] });
  return introduction;
}

function newIntroduction(
  number: string,
  broker: BrokerProfile,
  parties: IntroducedParties,
  { clientSide, note, protectionMonths }: ReadIntroduction,
  running: RunningEngagement | null,
): Introduction {
  const now = clock.now();
  const protectedUntil =
    running?.protectedUntil ?? monthsLater(dayOf(now), protectionMonths ?? PROTECTION.usual);
  return Object.assign(new Introduction(), {
    id: newId(),
    number,
    brokerId: broker.id,
    userId: broker.userId,
    membershipId: broker.membershipId,
    organizationId: broker.organizationId,
    ...parties,
    subjectId: parties.resultId ?? parties.demandId ?? '',
    clientSide,
    engagementId: running?.engagementId ?? null,
    note,
    protectionMonths: running ? null : (protectionMonths ?? PROTECTION.usual),
    recordedAt: now,
    protectedUntil,
    state: 'RECORDED' as const,
    version: 1,
    updatedAt: now,
    lapseToldAt: null,
  });
}

/** One protected introduction of a broker for the same sides and subject; others' do not count, and nobody learns of them. */
async function refuseDouble(
  tx: Transaction,
  broker: BrokerProfile,
  { unitId, enterpriseId, resultId, demandId }: IntroducedParties,
): Promise<void> {
  const subjectId = resultId ?? demandId ?? '';
  const protectedUntil = MoreThanOrEqual(clock.today());
  const where = { brokerId: broker.id, subjectId, unitId, enterpriseId, protectedUntil };
  const standing = await tx.findOneBy(Introduction, where);
  if (!standing) return;
  const params = { introduction: standing.number, introductionId: standing.id };
  throw new Refusal('ALREADY_EXISTS', { params });
}

async function refuseFlood(tx: Transaction, broker: BrokerProfile): Promise<void> {
  const unanswered = await tx
    .createQueryBuilder(Introduction, 'introduction')
    .where('introduction.brokerId = :brokerId AND introduction.protectedUntil >= :today', {
      brokerId: broker.id,
      today: clock.today(),
    })
    .andWhere(
      'NOT EXISTS (SELECT FROM introduction_answer said WHERE said.introduction_id = introduction.id)',
    )
    .getCount();
  if (unanswered >= MOST_UNANSWERED) throw new Refusal('LIMIT', { params: { max: MOST_UNANSWERED } });
}
