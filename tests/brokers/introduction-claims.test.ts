import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acceptTerms } from '../../server/features/brokers/engagements/agreeing/answer-terms.service.ts';
import { proposeEngagement } from '../../server/features/brokers/engagements/agreeing/propose-engagement.service.ts';
import { signTerms } from '../../server/features/brokers/engagements/agreeing/sign-terms.service.ts';
import { nameEngagement } from '../../server/features/brokers/engagements/claims/answer-claim.service.ts';
import { DealEngagement } from '../../server/features/brokers/engagements/data/deal-engagement.entity.ts';
import type { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import { EngagementTerms } from '../../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import { acknowledgeIntroduction } from '../../server/features/brokers/introductions/answer-introduction.service.ts';
import { agreeToClaimTerms } from '../../server/features/brokers/introductions/claims/agree-to-claim-terms.service.ts';
import {
  admitClaim,
  contestClaim,
  findOnClaim,
} from '../../server/features/brokers/introductions/claims/answer-claim.service.ts';
import {
  findClaims,
  followEngagements,
} from '../../server/features/brokers/introductions/claims/find-claims.ts';
import {
  type ProposeClaimTerms,
  proposeClaimTerms,
} from '../../server/features/brokers/introductions/claims/propose-claim-terms.service.ts';
import { settleClaims } from '../../server/features/brokers/introductions/claims/settle-claims.ts';
import type { IntroductionClaim } from '../../server/features/brokers/introductions/data/introduction-parts.entity.ts';
import { introductionsWaiting } from '../../server/features/brokers/introductions/waiting.service.ts';
import { CommissionClaim } from '../../server/features/brokers/settlement/data/commission-claim.entity.ts';
import { withdrawDeal } from '../../server/features/deals/negotiation/negotiation.service.ts';
import { answerDemand } from '../../server/features/demands/posting/published/answer-demand.service.ts';
import { readDossier } from '../../server/features/dossiers/read-dossier.service.ts';
import { features } from '../../server/features/index.ts';
import type { Scope } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { requireUser } from '../../server/platform/auth/actor.ts';
import { caseTopic } from '../../server/platform/cases.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { drain, outboxHandlersOf } from '../../server/platform/outbox/outbox.service.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { type DemandWorld, makeDemand, moveTo, realTime, refusal } from '../demands/support.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { USER_ERRORS, useApi } from '../support/api.ts';
import { makePublished } from '../support/results.ts';
import { claimOf, dealBetween, mailsAbout, makeIntroduction, seen } from './introduction-support.ts';
import { type BrokerWorld, makeBroker, makeBrokerWorld } from './support.ts';

const api = useApi();
let world: BrokerWorld;
let broker: Scope;
let officer: Scope;
let member: Scope;
let operator: Scope;

beforeAll(async () => {
  world = await makeBrokerWorld(api());
  const { app, unit, enterprise } = world;
  broker = await scopeOf(app, world.broker);
  officer = await scopeOf(app, unit.officer);
  member = await scopeOf(app, enterprise.member);
  operator = await scopeOf(app, world.operator);
});
afterEach(realTime);

/** An engagement of a broker with the enterprise that all have signed: 5 % of what is received. */
async function engaged(by: Member & { brokerId: string } = world.broker): Promise<Engagement> {
  const { app, enterprise } = world;
  const scope = await scopeOf(app, by);
  const engagement = await proposeEngagement(scope, {
    side: 'ENTERPRISE',
    clientOrganizationId: enterprise.id,
    leadBrokerId: null,
    mandate: {
      ...{ resultId: null, demandId: null, scopeText: '寻找寒地生物技术成果', isExclusive: false },
      ...{ startsOn: clock.today(), endsOn: addDays(clock.today(), 365), duties: '推荐成果并陪同洽谈' },
      confidentialAccess: false,
    },
    terms: {
      ...{ basis: 'RECEIVED', way: 'MARGINAL', tiers: [{ from: 0n, basisPoints: 500 }], fixed: null },
      ...{ cap: null, minimum: null, payer: 'ENTERPRISE', due: 'EACH_RECEIPT', protectionMonths: 12 },
      beneficiaries: [{ role: 'LEAD', brokerId: by.brokerId, organizationId: null, basisPoints: 10_000 }],
    },
  });
  const { digest } = await termsOf(engagement.id);
  await acceptTerms(member, { engagementId: engagement.id, digest });
  await signTerms(member, { engagementId: engagement.id, partyKey: 'client', digest });
  return signTerms(scope, { engagementId: engagement.id, partyKey: await leadKey(engagement.id), digest });
}

async function leadKey(engagementId: string): Promise<string> {
  return (await termsOf(engagementId)).terms.beneficiaries[0]?.key ?? '';
}

const termsOf = (engagementId: string) =>
  world.app.db.manager.findOneByOrFail(EngagementTerms, { engagementId });
const onDeal = (dealId: string) => world.app.db.manager.findBy(DealEngagement, { dealId });

/** The commission as its settlement keeps it. */
async function commissionOf(engagement: Engagement, dealId: string): Promise<CommissionClaim> {
  const now = clock.now();
  return world.app.db.manager.save(
    Object.assign(new CommissionClaim(), {
      ...{ id: newId(), place: newId(), engagementId: engagement.id, dealId, parentId: null, key: 'b1' },
      ...{ payer: 'ENTERPRISE', payerId: world.enterprise.id, role: 'LEAD', beneficiaryKind: 'ORGANIZATION' },
      ...{
        beneficiaryId: world.agency.id,
        userId: null,
        name: '机构',
        title: '成果',
        reference: engagement.number,
      },
      ...{ accrued: 0n, paid: 0n, pending: 0n, invoiced: 0n, waiting: 0n, version: 1 },
      ...{ createdAt: now, changedAt: now },
    }),
  );
}

const terms = (claim: IntroductionClaim): ProposeClaimTerms => ({
  ...seen(claim),
  ...{ basis: 'RECEIVED', basisPoints: 500, fixed: null, cap: null, due: 'EACH_RECEIPT' },
  ...{ agencyBasisPoints: 0, scopeText: '引荐促成的合作', duties: '已完成引荐' },
});

async function actionsOf(id: string): Promise<string[]> {
  const events = await auditTrail(world.app.db.manager, 'Introduction', id);
  return events.map(({ action }) => action);
}

describe('the parties close a deal past the broker', () => {
  it('it is found by the outbox, contested, found for by the platform, joins the deal and is settled', async () => {
    const { app, unit, enterprise } = world;
    const engagement = await engaged();
    const result = await makePublished(app, unit);
    const introduction = await makeIntroduction(world, {
      ...{ resultId: result.id, enterpriseId: enterprise.id, engagementId: engagement.id },
    });
    // The engagement says how long: twelve months from its end.
    expect([
      introduction.protectionMonths,
      introduction.protectedUntil > addDays(clock.today(), 700),
    ]).toEqual([null, true]);
    for (const side of [officer, member])
      await acknowledgeIntroduction(side, { introductionId: introduction.id });
    const client = await signedIn(api(), enterprise.member);
    const asked = await client.mutate<{ deal: { id: string; number: string } }>(
      'requestDeal',
      { resultId: result.id, message: '直接洽谈', relation: 'NONE', foreignParty: false, asOrdinary: true },
      `{ deal { id number } ${USER_ERRORS} }`,
    );
    const topic = caseTopic('Deal');
    const handler = outboxHandlersOf(features)[topic];
    if (!handler) throw new Error('nobody reads what happens to deals');
    await drain(app, topic, handler);
    const found = await claimOf(app, introduction, asked.deal);
    expect(found).toMatchObject({ state: 'OPEN', ground: 'RESULT', bypassed: true, openedBefore: false });
    for (const { email } of [world.broker, unit.officer, enterprise.member])
      expect(await mailsAbout(app, introduction, email)).toContain('发现与引荐相关的成交案件');
    expect((await introductionsWaiting(member)).map(({ kind, id }) => [kind, id])).toContainEqual([
      'INTRODUCTION_CLAIM',
      found.id,
    ]);
    expect((await introductionsWaiting(officer)).map(({ id }) => id)).not.toContain(found.id);
    expect(await refusal(world, () => contestClaim(officer, { ...seen(found), doubt: 'NO_SERVICE' }))).toBe(
      'FORBIDDEN',
    );
    expect(
      await refusal(world, () => findOnClaim(operator, { ...seen(found), isAdmitted: true, reason: '是' })),
    ).toBe('NOT_FOUND claimId');
    await contestClaim(member, { ...seen(found), doubt: 'KNEW_EACH_OTHER', reason: '早有往来' });
    const contested = await claimOf(app, introduction, asked.deal);
    expect(contested).toMatchObject({ state: 'CONTESTED', doubt: 'KNEW_EACH_OTHER' });
    expect((await introductionsWaiting(operator)).map(({ kind, id }) => [kind, id])).toContainEqual([
      'INTRODUCTION_FIND',
      found.id,
    ]);
    expect(
      await refusal(world, () =>
        findOnClaim(operator, { ...seen(contested), isAdmitted: true, reason: ' ' }),
      ),
    ).toBe('REQUIRED reason');
    await findOnClaim(operator, { ...seen(contested), isAdmitted: true, reason: '双方此前已确认引荐' });
    expect(await onDeal(asked.deal.id)).toMatchObject([
      {
        engagementId: engagement.id,
        why: 'INTRODUCTION',
        introductionId: introduction.id,
        state: 'ADMITTED',
      },
    ]);
    const admitted = await claimOf(app, introduction, asked.deal);
    expect(await refusal(world, () => contestClaim(member, { ...seen(admitted), doubt: 'UNRELATED' }))).toBe(
      'STATE',
    );
    const commission = await commissionOf(engagement, asked.deal.id);
    const paidOf = async (accrued: bigint, paid: bigint) => {
      await app.db.manager.update(CommissionClaim, commission.id, { accrued, paid });
      await settleClaims(app, [engagement.id]);
      return (await claimOf(app, introduction, asked.deal)).state;
    };
    expect(await paidOf(5000n, 0n)).toBe('ADMITTED');
    expect([await paidOf(5000n, 5000n), await paidOf(5000n, 5000n)]).toEqual(['SETTLED', 'SETTLED']);
    // A later receipt brings more.
    expect([await paidOf(8000n, 5000n), await paidOf(8000n, 8000n)]).toEqual(['ADMITTED', 'SETTLED']);
    const { data } = await client.ask<{ introduction: object }>(
      `query ($id: ID!) { introduction(id: $id) { state role claims { state finding dealNumber dealStage actions } } }`,
      introduction,
    );
    expect(data?.introduction).toEqual({
      state: 'SETTLED',
      role: 'ENTERPRISE',
      claims: [
        {
          ...{ state: 'SETTLED', finding: '双方此前已确认引荐', dealNumber: asked.deal.number },
          ...{ dealStage: 'OPEN', actions: [] },
        },
      ],
    });
    expect(await actionsOf(introduction.id)).toEqual([
      'recordIntroduction',
      'acknowledgeIntroduction',
      'acknowledgeIntroduction',
      'foundIntroductionClaim',
      'contestIntroductionClaim',
      'findOnIntroductionClaim',
      'settleIntroductionClaim',
      'oweIntroductionClaim',
      'settleIntroductionClaim',
    ]);
    const dossier = await readDossier(officer, { caseType: 'Deal', caseId: asked.deal.id });
    expect(dossier.chains.map(({ caseType, verdict }) => [caseType, verdict.valid])).toContainEqual([
      'Introduction',
      true,
    ]);
  });

  it('without an engagement its terms are proposed, agreed in one step, and hold from the introduction on', async () => {
    const { app } = world;
    const introduction = await makeIntroduction(world);
    moveTo(clock.in(40 * DAY_MS));
    const deal = await dealBetween(world, { id: introduction.subjectId });
    const claim = await claimOf(app, introduction, deal);
    expect((await introductionsWaiting(broker)).map(({ kind, id }) => [kind, id])).toContainEqual([
      'INTRODUCTION_TERMS',
      claim.id,
    ]);
    expect(await refusal(world, () => proposeClaimTerms(member, terms(claim)))).toBe('FORBIDDEN');
    const wrong = { ...terms(claim), basis: 'FIXED' as const, basisPoints: null };
    expect(await refusal(world, () => proposeClaimTerms(broker, wrong))).toBe('REQUIRED terms.fixed');
    await proposeClaimTerms(broker, terms(claim));
    const proposed = await claimOf(app, introduction, deal);
    const engagementId = proposed.engagementId ?? '';
    expect(await refusal(world, () => proposeClaimTerms(broker, terms(proposed)))).toBe('STATE ENGAGED');
    const { digest } = await termsOf(engagementId);
    const other = { ...seen(proposed), digest: 'f'.repeat(64) };
    expect(await refusal(world, () => agreeToClaimTerms(member, other))).toBe('CONFLICT digest');
    await agreeToClaimTerms(member, { ...seen(proposed), digest });
    expect((await claimOf(app, introduction, deal)).state).toBe('ADMITTED');
    expect(await onDeal(deal.id)).toMatchObject([{ engagementId, state: 'CLAIMED' }]);
    await signTerms(broker, { engagementId, partyKey: await leadKey(engagementId), digest });
    await followEngagements(app, [engagementId]);
    await followEngagements(app, [engagementId]);
    expect(await onDeal(deal.id)).toMatchObject([{ engagementId, state: 'ADMITTED', why: 'INTRODUCTION' }]);
    expect((await termsOf(engagementId)).effectiveFrom).toBe(dayOf(introduction.recordedAt));
  });

  it('a client who names the broker in the deal has admitted the introduction', async () => {
    const { app } = world;
    const other = await makeBroker(app, { administrator: world.agency.administrator });
    const engagement = await engaged(other);
    const introduction = await makeIntroduction(world, { by: other });
    const deal = await dealBetween(world, { id: introduction.subjectId });
    await nameEngagement(member, { engagementId: engagement.id, dealId: deal.id });
    await findClaims(app, [deal.id]);
    expect(await claimOf(app, introduction, deal)).toMatchObject({
      ...{ state: 'ADMITTED', engagementId: engagement.id },
    });
  });
});

describe('of several introductions of the same sides', () => {
  it('the earlier wins; the later gives way when it is admitted, and gets its turn when it is dismissed', async () => {
    const { app, agency, unit, enterprise } = world;
    const second = await makeBroker(app, { administrator: agency.administrator });
    for (const isAdmitted of [true, false]) {
      const result = await makePublished(app, unit);
      const subject = { resultId: result.id, enterpriseId: enterprise.id };
      const first = await makeIntroduction(world, subject);
      const later = await makeIntroduction(world, { ...subject, by: second });
      const deal = await dealBetween(world, result);
      const theirs = await claimOf(app, later, deal);
      expect(await refusal(world, () => admitClaim(member, seen(theirs)))).toBe('STATE PRECEDED');
      await contestClaim(member, { ...seen(await claimOf(app, first, deal)), doubt: 'NO_SERVICE' });
      await findOnClaim(operator, {
        ...seen(await claimOf(app, first, deal)),
        ...{ isAdmitted, reason: '依据双方答复' },
      });
      const left = await claimOf(app, later, deal);
      if (isAdmitted) expect(left).toMatchObject({ state: 'DISMISSED', dismissedAs: 'PRECEDED' });
      else {
        expect(await claimOf(app, first, deal)).toMatchObject({
          state: 'DISMISSED',
          dismissedAs: 'FOUND_AGAINST',
        });
        await admitClaim(member, seen(left));
        expect((await claimOf(app, later, deal)).state).toBe('ADMITTED');
      }
      // Brokers learn nothing of each other; the sides see both.
      const asBroker = await signedIn(api(), second);
      const asSide = await signedIn(api(), unit.officer);
      const query = `query ($id: ID!) { introduction(id: $id) { others { id } claims { isPreceded } } }`;
      const { data: hidden } = await asBroker.ask<{ introduction: { others: object[] } }>(query, later);
      const { data: shown } = await asSide.ask<{ introduction: { others: object[] } }>(query, later);
      expect(hidden?.introduction.others).toEqual([]);
      expect(shown?.introduction.others).toEqual([{ id: first.id }]);
    }
  });
});

it('terms that were proposed leave the deal with a claim that is found against', async () => {
  const { app } = world;
  const introduction = await makeIntroduction(world);
  const deal = await dealBetween(world, { id: introduction.subjectId });
  await proposeClaimTerms(broker, terms(await claimOf(app, introduction, deal)));
  await contestClaim(member, { ...seen(await claimOf(app, introduction, deal)), doubt: 'NO_SERVICE' });
  await findOnClaim(operator, {
    ...seen(await claimOf(app, introduction, deal)),
    ...{ isAdmitted: false, reason: '没有引荐的痕迹' },
  });
  expect(await onDeal(deal.id)).toMatchObject([{ state: 'EXCLUDED', reason: '没有引荐的痕迹' }]);
});

describe('at once and again', () => {
  it('a deal is found once, and one of two answers wins', async () => {
    const { app } = world;
    const introduction = await makeIntroduction(world);
    const deal = await dealBetween(world, { id: introduction.subjectId });
    await Promise.all([findClaims(app, [deal.id]), findClaims(app, [deal.id, deal.id])]);
    expect(
      (await actionsOf(introduction.id)).filter((action) => action === 'foundIntroductionClaim'),
    ).toHaveLength(1);
    const claim = await claimOf(app, introduction, deal);
    const code = (run: Promise<unknown>) =>
      run.then(
        () => 'DONE',
        (error: { code: string }) => error.code,
      );
    const answers = await Promise.all([
      code(admitClaim(member, seen(claim))),
      code(contestClaim(member, { ...seen(claim), doubt: 'NO_SERVICE' })),
    ]);
    expect(answers.sort()).toEqual(['CONFLICT', 'DONE']);
  });

  it('a deal that comes to nothing ends its claim, and the next one is found anew', async () => {
    const { app } = world;
    const introduction = await makeIntroduction(world);
    const result = { id: introduction.subjectId };
    const first = await dealBetween(world, result);
    await withdrawDeal(member, { dealId: first.id, reason: '暂不需要' });
    const open = await claimOf(app, introduction, first);
    // By the facts, whether or not the worker has looked.
    expect(await refusal(world, () => admitClaim(member, seen(open)))).toBe('STATE DEAL_OVER');
    await findClaims(app, [first.id]);
    expect(await claimOf(app, introduction, first)).toMatchObject({
      state: 'DISMISSED',
      dismissedAs: 'DEAL_OVER',
    });
    const next = await dealBetween(world, result);
    expect((await claimOf(app, introduction, next)).state).toBe('OPEN');
  });

  it('nobody answers as the broker they are, and a deal of others is no claim', async () => {
    const { app, unit } = world;
    const introduction = await makeIntroduction(world);
    const unrelated = await makePublished(app, unit);
    const deal = await dealBetween(world, unrelated);
    await expect(claimOf(app, introduction, deal)).rejects.toThrow();
    const own = await dealBetween(world, { id: introduction.subjectId });
    const claim = await claimOf(app, introduction, own);
    await app.db.query('UPDATE introduction SET user_id = $1 WHERE id = $2', [
      ...[requireUser(member.actor).userId, introduction.id],
    ]);
    expect(await refusal(world, () => admitClaim(member, seen(claim)))).toBe('FOUR_EYES');
  });
});

describe('an introduction for a demand', () => {
  it('covers the answer to it and any other deal of the two, but no answer to another demand', async () => {
    const { app, unit, enterprise } = world;
    const demands: DemandWorld = { ...world, poster: enterprise, unit };
    const demand = await makeDemand(demands, { mode: 'PLAIN' });
    const another = await makeDemand(demands, { mode: 'PLAIN' });
    const introduction = await makeIntroduction(world, { demandId: demand.id, unitId: unit.id });
    const answer = async (demandId: string) => {
      const result = await makePublished(app, unit);
      const { dealId } = await answerDemand(officer, {
        demandId,
        resultId: result.id,
        message: '有现成成果',
      });
      await findClaims(app, [dealId]);
      return { id: dealId };
    };
    expect((await claimOf(app, introduction, await answer(demand.id))).ground).toBe('DEMAND');
    await expect(claimOf(app, introduction, await answer(another.id))).rejects.toThrow();
    const direct = await dealBetween(world, await makePublished(app, unit));
    expect((await claimOf(app, introduction, direct)).ground).toBe('SAME_PARTIES');
  });
});
