import type { ClaimReference } from '../../server/features/brokers/introductions/claims/change-claim.ts';
import { findClaims } from '../../server/features/brokers/introductions/claims/find-claims.ts';
import { Introduction } from '../../server/features/brokers/introductions/data/introduction.entity.ts';
import { IntroductionClaim } from '../../server/features/brokers/introductions/data/introduction-parts.entity.ts';
import type { RecordIntroduction } from '../../server/features/brokers/introductions/recording/read-introduction.ts';
import { recordIntroduction } from '../../server/features/brokers/introductions/recording/record-introduction.service.ts';
import type { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { requestDeal } from '../../server/features/deals/request/request-deal.service.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { newId } from '../../server/platform/ids.ts';
import { waitingMails } from '../accounts/support.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { makePublished } from '../support/results.ts';
import type { BrokerWorld } from './support.ts';

/** What a broker records unless told: a published result, for the world's enterprise, who is the client. */
export interface MadeIntroduction extends Partial<RecordIntroduction> {
  /** The world's broker unless told. */
  by?: Member;
}

/** An introduction on a published result of the world's unit, recorded through the service. */
export async function makeIntroduction(
  world: BrokerWorld,
  { by = world.broker, ...values }: MadeIntroduction = {},
): Promise<Introduction> {
  const { app, unit, enterprise } = world;
  const subject =
    values.resultId || values.demandId
      ? {}
      : { resultId: (await makePublished(app, unit)).id, enterpriseId: enterprise.id };
  return recordIntroduction(await scopeOf(app, by), { ...wanted(values), ...subject });
}

/** An input with a key of its own. */
export function wanted(values: Partial<RecordIntroduction>): RecordIntroduction {
  return {
    clientSide: 'ENTERPRISE',
    note: '陪同企业技术负责人到校考察，当面介绍成果与团队。',
    idempotencyKey: newId(),
    ...values,
  };
}

/** The enterprise asks for a result, past the broker; what the outbox would bring about has happened. */
export async function dealBetween(
  { app, enterprise }: BrokerWorld,
  result: Pick<TechResult, 'id'>,
  by: Member = enterprise.member,
): Promise<Deal> {
  const deal = await requestDeal(await scopeOf(app, by), {
    resultId: result.id,
    message: '希望使用该成果',
    relation: 'NONE',
    foreignParty: false,
    asOrdinary: true,
  });
  await findClaims(app, [deal.id]);
  return deal;
}

export function introductionRow(app: App, id: string): Promise<Introduction> {
  return app.db.manager.findOneByOrFail(Introduction, { id });
}

/** The claim of an introduction on a deal. */
export function claimOf(
  app: App,
  introduction: { id: string },
  deal: { id: string },
): Promise<IntroductionClaim> {
  return app.db.manager.findOneByOrFail(IntroductionClaim, {
    introductionId: introduction.id,
    dealId: deal.id,
  });
}

/** The reference that a step with a claim needs. */
export function seen(claim: IntroductionClaim): Required<ClaimReference> {
  return { claimId: claim.id, expectedVersion: claim.version };
}

/** How many mails about an introduction wait for somebody, by how their subjects begin. */
export async function mailsAbout(app: App, { number }: { number: string }, to: string): Promise<string[]> {
  const mails = await waitingMails(app);
  return mails.flatMap((mail) =>
    mail.to === to && mail.subject.includes(number) ? [mail.subject.split('：')[0] ?? ''] : [],
  );
}
