import { beforeAll, describe, expect, it } from 'vitest';
import { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import type { EngagementState } from '../../server/features/brokers/engagements/engagement.enums.ts';
import { brokerRecord } from '../../server/features/brokers/registry/record/broker-record.ts';
import { BrokerReview } from '../../server/features/brokers/registry/reviews/broker-review.entity.ts';
import {
  answerReview,
  hideReview,
  writeReview,
} from '../../server/features/brokers/registry/reviews/review-broker.service.ts';
import { profilesOf } from '../../server/features/brokers/registry/search/searchable-brokers.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { type DealWorld, makeDeal, makeDealWorld } from '../deals/support.ts';
import { refusal } from '../demands/support.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeAgency, makeBroker, type TestAgency, type TestBroker } from './support.ts';

const api = useApi();
let world: DealWorld;
let agency: TestAgency;
let broker: TestBroker;

beforeAll(async () => {
  world = await makeDealWorld(api());
  agency = await makeAgency(world.app, world.operator);
  broker = await makeBroker(world.app, { administrator: agency.administrator });
});

let made = 0;

/** An engagement of the broker as it would stand. */
async function engaged(
  state: EngagementState,
  values: Partial<Pick<Engagement, 'clientOrganizationId' | 'leadBrokerId' | 'partyUserIds'>> = {},
): Promise<Engagement> {
  const now = clock.now();
  const isOver = ['FULFILLED', 'ENDED', 'DECLINED'].includes(state);
  const engagement = Object.assign(new Engagement(), {
    id: newId(),
    number: `委测试-${++made}`,
    state,
    version: 1,
    side: 'ENTERPRISE' as const,
    clientOrganizationId: world.enterprise.id,
    leadBrokerId: broker.brokerId,
    leadMembershipId: broker.membershipId,
    leadOrganizationId: agency.id,
    partyUserIds: [],
    partyOrganizationIds: [],
    resultId: null,
    demandId: null,
    scopeText: '寻找适用的低温菌剂',
    isExclusive: false,
    startsOn: dayOf(now),
    endsOn: dayOf(clock.in(90 * DAY_MS)),
    duties: '',
    confidentialAccess: false,
    proposedAt: now,
    activatedAt: now,
    changedAt: now,
    overAt: isOver ? now : null,
    endReason: state === 'ENDED' ? '双方同意' : null,
    ...values,
  });
  return world.app.db.manager.save(Engagement, engagement);
}

const review = async (member: Member, engagementId: string, stars = 5) =>
  writeReview(await scopeOf(world.app, member), {
    engagementId,
    stars,
    text: '联系到位，条款清楚。',
    showsName: false,
  });

describe('a review', () => {
  it('is written once, by the client of an engagement that is over', async () => {
    const { app, enterprise, unit } = world;
    const running = await engaged('ACTIVE');
    expect(await refusal(world, () => review(enterprise.buyer, running.id))).toBe('STATE');
    const over = await engaged('FULFILLED');
    expect(await refusal(world, () => review(unit.officer, over.id))).toBe('NOT_FOUND engagementId');
    expect(await refusal(world, () => review(enterprise.buyer, over.id, 6))).toBe(
      'INVALID stars OUT_OF_RANGE',
    );
    const results = await Promise.allSettled([
      review(enterprise.buyer, over.id),
      review(enterprise.buyer, over.id, 1),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await app.db.manager.countBy(BrokerReview, { engagementId: over.id })).toBe(1);
    expect(await refusal(world, () => review(enterprise.buyer, over.id))).toBe('ALREADY_EXISTS');
  });

  it('is answered once by its broker, and hidden by the operator with a reason', async () => {
    const { app, enterprise, operator } = world;
    const written = await review(enterprise.buyer, (await engaged('ENDED')).id, 2);
    const other = await makeBroker(app, { administrator: agency.administrator });
    const answer = (member: Member) => async () =>
      answerReview(await scopeOf(app, member), { reviewId: written.id, answer: '已补充材料。' });
    expect(await refusal(world, answer(other))).toBe('FORBIDDEN');
    expect((await answer(broker)()).answer).toBe('已补充材料。');
    expect(await refusal(world, answer(broker))).toBe('STATE');
    const hide = (member: Member, reason: string) => async () =>
      hideReview(await scopeOf(app, member), { reviewId: written.id, reason });
    expect(await refusal(world, hide(broker, '不实'))).toBe('FORBIDDEN');
    expect(await refusal(world, hide(operator, ' '))).toBe('REQUIRED reason');
    expect((await hide(operator, '含有人身攻击')()).hiddenReason).toBe('含有人身攻击');
  });

  it('names its client only with consent, and is averaged from three on', async () => {
    const { app, enterprise, operator } = world;
    const fresh = await makeBroker(app, { administrator: agency.administrator });
    const ids: string[] = [];
    for (const showsName of [true, false]) {
      const { id } = await engaged('FULFILLED', { leadBrokerId: fresh.brokerId });
      const input = { engagementId: id, stars: 5, text: '好', showsName };
      ids.push((await writeReview(await scopeOf(app, enterprise.buyer), input)).id);
    }
    const ratingNow = async () => {
      const record = (await brokerRecord(app.db.manager, [fresh.brokerId])).get(fresh.brokerId);
      return [record?.reviews, record?.rating];
    };
    expect(await ratingNow()).toEqual([2, null]);
    const { id } = await engaged('FULFILLED', { leadBrokerId: fresh.brokerId });
    const third = await review(enterprise.buyer, id, 3);
    expect(await ratingNow()).toEqual([3, 433]);

    const query = `query ($id: ID!) { broker(id: $id) { reviews { edges { node { stars client { id } canAnswer canHide } } totalCount } } }`;
    interface Seen {
      broker: {
        reviews: { edges: { node: { stars: number; client: { id: string } | null } }[]; totalCount: number };
      };
    }
    const seenBy = async (member?: Member) => {
      const client = member ? await signedIn(world.api, member) : world.api.visitor();
      const { data } = await client.ask<Seen>(query, { id: fresh.brokerId });
      return data?.broker.reviews.edges.map(({ node }) => node.client?.id ?? null);
    };
    expect(await seenBy()).toEqual([null, null, enterprise.id]);
    expect(await seenBy(fresh)).toEqual([enterprise.id, enterprise.id, enterprise.id]);
    await hideReview(await scopeOf(app, operator), { reviewId: third.id, reason: '重复' });
    expect(await seenBy()).toEqual([null, enterprise.id]);
    expect(await seenBy(operator)).toHaveLength(3);
    expect(await ratingNow()).toEqual([2, null]);
  });

  it('is offered to the client for what is over and not reviewed', async () => {
    const { app, enterprise } = world;
    const fresh = await makeBroker(app, { administrator: agency.administrator });
    const { id } = await engaged('FULFILLED', { leadBrokerId: fresh.brokerId });
    const query = `query ($id: ID!) { broker(id: $id) { reviewable { id } } }`;
    const offered = async (member: Member) =>
      (await (await signedIn(world.api, member)).ask(query, { id: fresh.brokerId })).data;
    expect(await offered(enterprise.buyer)).toEqual({ broker: { reviewable: [{ id }] } });
    expect(await offered(world.unit.officer)).toEqual({ broker: { reviewable: [] } });
    await review(enterprise.buyer, id);
    expect(await offered(enterprise.buyer)).toEqual({ broker: { reviewable: [] } });
  });
});

describe('the verified record', () => {
  it('counts admitted deals in effect once, with who led, their sector, year and band', async () => {
    const { app } = world;
    const lead = await makeBroker(app, { administrator: agency.administrator });
    const co = await makeBroker(app, { administrator: agency.administrator });
    const deals = [await makeDeal(world, 'AGREED'), await makeDeal(world, 'AGREED')];
    const [brokered, open] = deals;
    if (!brokered || !open) throw new Error('there are two deals');
    await app.db.query(`UPDATE deal SET state = 'ACTIVE', signed_at = $2, active_at = $2 WHERE id = $1`, [
      brokered.id,
      '2026-03-02T02:00:00Z',
    ]);
    const values = { leadBrokerId: lead.brokerId, partyUserIds: [lead.userId, co.userId] };
    for (const deal of [brokered, open, brokered]) {
      const engagement = await engaged('ACTIVE', values);
      await app.db.query(
        `INSERT INTO deal_engagement (id, engagement_id, deal_id, why, state, version, priority, claimed_by, claimed_at,
           answered_by, answered_at)
         VALUES ($1, $2, $3, 'NAMED', 'ADMITTED', 1, 1, $4, $5, $4, $5)`,
        [newId(), engagement.id, deal.id, lead.userId, clock.now()],
      );
    }
    const records = await brokerRecord(app.db.manager, [lead.brokerId, co.brokerId]);
    expect(records.get(lead.brokerId)).toMatchObject({
      deals: 1,
      ledDeals: 1,
      sectors: [{ sector: 'BIOLOGY', deals: 1 }],
      years: [{ year: 2026, deals: 1 }],
      running: 3,
    });
    expect(records.get(lead.brokerId)?.band).not.toBe('NONE');
    expect(records.get(co.brokerId)).toMatchObject({ deals: 1, ledDeals: 0, running: 0 });
    const known = new Set([lead.brokerId, co.brokerId]);
    expect(new Set(await profilesOf(app, 'deal', [brokered.id]))).toEqual(known);
    const { id } = await engaged('ACTIVE', values);
    expect(new Set(await profilesOf(app, 'engagement', [id]))).toEqual(known);
    const agencyPage = await world.api
      .visitor()
      .ask(`query ($id: ID!) { brokerAgency(id: $id) { deals band } }`, { id: agency.id });
    expect(agencyPage.data).toEqual({
      brokerAgency: { deals: 1, band: records.get(lead.brokerId)?.band },
    });
  });

  it('costs no more statements for more brokers and deals', async () => {
    const { app } = world;
    const member = await makeMember(app, agency.administrator, ['ORGANISER']);
    const client = await signedIn(world.api, member);
    const query = (first: number) =>
      `query { brokerAgency(id: "${agency.id}") { brokers(first: ${first}) { edges { node { name record { deals rating } } } } } }`;
    // The fifth is the first who brokered something.
    const five = await client.ask(query(5));
    const all = await client.ask(query(20));
    expect(all.errors).toBeUndefined();
    expect(all.statements).toBe(five.statements);
  });
});
