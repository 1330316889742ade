import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Engagement } from '../../../server/features/brokers/engagements/data/engagement.entity.ts';
import { versionsOf } from '../../../server/features/brokers/engagements/terms-in-force.ts';
import type { BrokerInvitation } from '../../../server/features/brokers/matching/data/broker-invitation.entity.ts';
import { findInvitations } from '../../../server/features/brokers/matching/reading/find-invitations.service.ts';
import { findWanted } from '../../../server/features/brokers/matching/reading/find-wanted.service.ts';
import { brokersFor } from '../../../server/features/brokers/matching/reading/rank-for-subject.service.ts';
import { acceptInvitation } from '../../../server/features/brokers/matching/steps/accept-invitation.service.ts';
import {
  declineInvitation,
  withdrawInvitation,
} from '../../../server/features/brokers/matching/steps/answer-invitation.service.ts';
import {
  inviteBroker,
  offerToBroker,
} from '../../../server/features/brokers/matching/steps/send-invitation.service.ts';
import {
  stopWantingBroker,
  wantBroker,
} from '../../../server/features/brokers/matching/steps/want-broker.service.ts';
import { brokerMatchingWaiting } from '../../../server/features/brokers/matching/waiting.service.ts';
import type { TechResult } from '../../../server/features/results/data/tech-result.entity.ts';
import type { Scope } from '../../../server/platform/app.ts';
import { clock, DAY_MS } from '../../../server/platform/clock.ts';
import {
  alsoMember,
  type DemandWorld,
  makeDemand,
  moveTo,
  realTime,
  refusal,
} from '../../demands/support.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { USER_ERRORS, useApi } from '../../support/api.ts';
import { makePublished } from '../../support/results.ts';
import { dealBetween } from '../introduction-support.ts';
import { type BrokerWorld, makeBroker, makeBrokerWorld, type TestBroker } from '../support.ts';

const api = useApi();
let world: BrokerWorld;
let result: TechResult;
/** In another sector and province. */
let other: TestBroker;

const as = (member: Member): Promise<Scope> => scopeOf(world.app, member);
const demandWorld = (): DemandWorld => ({ ...world, poster: world.enterprise });

async function invite(broker: TestBroker, values: { days?: number } = {}): Promise<BrokerInvitation> {
  return inviteBroker(await as(world.unit.officer), {
    kind: 'RESULT',
    subjectId: result.id,
    brokerId: broker.brokerId,
    message: '请协助寻找本地的承接企业。',
    ...values,
  });
}

beforeAll(async () => {
  world = await makeBrokerWorld(api());
  result = await makePublished(world.app, world.unit);
  other = await makeBroker(world.app, {
    administrator: world.agency.administrator,
    columns: { sectors: ['SPACE'], regions: ['440000'], level: 'JUNIOR' },
  });
});
afterEach(realTime);

describe('the ranking of brokers', () => {
  it('has reasons, puts conflicts of interest apart, and is for the owner alone', async () => {
    const completer = await makeBroker(world.app, { administrator: world.agency.administrator });
    await alsoMember(world.app, completer, world.unit.administrator, ['RESEARCHER']);
    const busy = await makeBroker(world.app, {
      administrator: world.agency.administrator,
      columns: { acceptsNew: false },
    });
    const asked = { kind: 'RESULT' as const, subjectId: result.id };
    const { ranked, barred, considered } = await brokersFor(await as(world.unit.officer), asked, null);
    expect(considered).toBe(4);
    expect(ranked.map(({ brokerId }) => brokerId)).toEqual([world.broker.brokerId, other.brokerId]);
    expect(ranked[0]?.criteria.map(({ code, verdict }) => `${code} ${verdict}`)).toEqual([
      'BROKERED UNKNOWN',
      'SECTOR FITS',
      'REGION FITS',
      'LEVEL FITS',
      'LOAD FITS',
      'RESPONSE UNKNOWN',
      'OUTCOME UNKNOWN',
    ]);
    expect(new Map(barred.map(({ brokerId, bars }) => [brokerId, bars]))).toEqual(
      new Map([
        [completer.brokerId, ['MEMBER_OF_SIDE']],
        [busy.brokerId, ['NOT_TAKING']],
      ]),
    );
    for (const stranger of [world.broker, world.enterprise.member, world.agency.administrator]) {
      const scope = await as(stranger);
      expect(await refusal(world, () => brokersFor(scope, asked, null))).toBe('NOT_FOUND subjectId');
    }
    const scope = await as(world.unit.officer);
    expect(
      await refusal(world, () =>
        inviteBroker(scope, { ...asked, brokerId: completer.brokerId, message: '请协助。' }),
      ),
    ).toBe('INVALID brokerId BARRED');
  });

  it('takes as many statements for five brokers as for many', async () => {
    const client = await signedIn(world.api, world.unit.officer);
    const query = `query ($id: ID!) { brokersFor(kind: RESULT, subjectId: $id, first: 50) {
      ranked { score criteria { code points } broker { id number } } barred { bars broker { id } } } }`;
    const first = await client.ask(query, { id: result.id });
    expect(first.errors).toBeUndefined();
    for (let more = 0; more < 3; more++) {
      await makeBroker(world.app, { administrator: world.agency.administrator });
    }
    const second = await client.ask(query, { id: result.id });
    expect(second.statements).toBe(first.statements);
  });
});

describe('the wanted board', () => {
  it('shows what its owner put there, until it is taken back or its day is over', async () => {
    const owner = await as(world.unit.officer);
    const wish = { kind: 'RESULT' as const, subjectId: result.id, terms: '佣金按到账额计提' };
    const stranger = await as(world.enterprise.member);
    expect(await refusal(world, () => wantBroker(stranger, wish))).toBe('NOT_FOUND subjectId');
    expect(await refusal(world, () => wantBroker(owner, { ...wish, untilDay: '2020-01-01' }))).toBe(
      'INVALID untilDay PAST',
    );
    const untilDay = new Date(clock.now().getTime() + 5 * DAY_MS).toISOString().slice(0, 10);
    const set = await wantBroker(owner, { ...wish, basisPoints: 800, untilDay });
    expect(await refusal(world, () => wantBroker(owner, { ...wish, expectedVersion: 0 }))).toBe(
      'CONFLICT expectedVersion',
    );
    const board = async () => {
      const page = await findWanted(await as(world.broker), { sectors: ['BIOLOGY'] }, {});
      return page.edges.map(({ node }) => node.id);
    };
    expect(await board()).toEqual([set.id]);
    expect((await findWanted(await as(world.broker), { sectors: ['SPACE'] }, {})).edges).toEqual([]);
    expect(await refusal(world, async () => findWanted(owner, {}, {}))).toBe('FORBIDDEN');
    moveTo(clock.now().getTime() + 7 * DAY_MS);
    expect(await board()).toEqual([]);
    realTime();
    await stopWantingBroker(owner, { kind: 'RESULT', subjectId: result.id, expectedVersion: set.version });
    expect(await board()).toEqual([]);
  });

  it('a broker offers the work there and nowhere else; the client takes it, and an engagement is proposed', async () => {
    const demand = await makeDemand(demandWorld(), { content: { sector: 'BIOLOGY', isAnonymous: true } });
    const about = { kind: 'DEMAND' as const, subjectId: demand.id, message: '我服务过同类企业。' };
    const broker = await as(world.broker);
    expect(await refusal(world, () => offerToBroker(broker, about))).toBe('STATE subjectId NOT_WANTED');
    const poster = await as(world.enterprise.member);
    await wantBroker(poster, { ...about, terms: '按到账额 6%', basisPoints: 600 });
    const offer = await offerToBroker(broker, about);
    expect(await refusal(world, () => offerToBroker(broker, about))).toBe('ALREADY_EXISTS subjectId');

    const client = await signedIn(world.api, world.broker);
    const list = `{ brokerInvitations { edges { node { id title reference actions client { id } } } } }`;
    expect((await client.ask(list)).data).toMatchObject({
      brokerInvitations: {
        edges: [{ node: { id: offer.id, title: demand.title, actions: ['WITHDRAW'], client: null } }],
      },
    });
    const file = await fetch(`${world.api.address}/brokers/invitations.csv?lang=en`, {
      headers: { cookie: client.cookieHeader },
    });
    expect((await file.text()).split('\r\n')[1]).toMatch(/^offer,demand,[^,]+,[^,]+,[^,]+,,waits,/);

    expect(await refusal(world, () => acceptInvitation(broker, { invitationId: offer.id }))).toBe(
      'FORBIDDEN',
    );
    expect((await brokerMatchingWaiting(poster)).map(({ kind, id }) => [kind, id])).toEqual([
      ['BROKER_OFFER', offer.id],
    ]);
    const accepted = await acceptInvitation(poster, { invitationId: offer.id, expectedVersion: 1 });
    expect(accepted.state).toBe('ACCEPTED');
    const engagement = await world.app.db.manager.findOneByOrFail(Engagement, {
      id: accepted.engagementId ?? '',
    });
    expect(engagement).toMatchObject({
      state: 'PROPOSED',
      side: 'ENTERPRISE',
      clientOrganizationId: world.enterprise.id,
      leadBrokerId: world.broker.brokerId,
      demandId: demand.id,
    });
    expect(await versionsOf(world.app.db.manager, engagement.id)).toEqual([]);
    const [row] = await world.app.db.query<[{ terms: { tiers: unknown; payer: string } }]>(
      'SELECT terms FROM engagement_terms WHERE engagement_id = $1',
      [engagement.id],
    );
    expect(row.terms).toMatchObject({ payer: 'ENTERPRISE', tiers: [{ basisPoints: 600 }] });
    expect((await client.ask(list)).data).toMatchObject({
      brokerInvitations: { edges: [{ node: { client: { id: world.enterprise.id }, actions: [] } }] },
    });
  });
});

describe('invitations', () => {
  it('are seen and answered by the broker alone, with a reason; the client learns it', async () => {
    const invitation = await invite(world.broker);
    const reference = { invitationId: invitation.id };
    for (const stranger of [other, world.enterprise.member]) {
      const scope = await as(stranger);
      expect((await findInvitations(scope, { way: 'INVITATION' }, {})).edges).toEqual([]);
      expect(await refusal(world, () => declineInvitation(scope, { ...reference, reason: 'TERMS' }))).toBe(
        'NOT_FOUND invitationId',
      );
    }
    const administrator = await as(world.agency.administrator);
    expect((await findInvitations(administrator, { way: 'INVITATION' }, {})).edges).toHaveLength(1);
    expect(await refusal(world, () => acceptInvitation(administrator, reference))).toBe('FORBIDDEN');
    const broker = await as(world.broker);
    expect(await refusal(world, () => declineInvitation(broker, { ...reference, reason: 'OTHER' }))).toBe(
      'REQUIRED note',
    );
    const declined = await declineInvitation(broker, { ...reference, reason: 'NO_TIME', expectedVersion: 1 });
    expect(declined).toMatchObject({ state: 'DECLINED', reason: 'NO_TIME' });
    expect(await refusal(world, () => acceptInvitation(broker, reference))).toBe('STATE');
    const owner = await as(world.unit.officer);
    const { edges } = await findInvitations(owner, { states: ['DECLINED'] }, {});
    expect(edges.map(({ node }) => node.id)).toEqual([invitation.id]);
  });

  it('can be taken back, and run out by the clock; then the same can be asked again', async () => {
    const owner = await as(world.unit.officer);
    const first = await invite(world.broker);
    await withdrawInvitation(owner, { invitationId: first.id });
    const second = await invite(world.broker, { days: 2 });
    moveTo(second.expiresAt);
    const broker = await as(world.broker);
    expect(await refusal(world, () => acceptInvitation(broker, { invitationId: second.id }))).toBe('EXPIRED');
    expect(await brokerMatchingWaiting(broker)).toEqual([]);
    const { edges } = await findInvitations(broker, { states: ['EXPIRED'] }, {});
    expect(edges.map(({ node }) => node.id)).toEqual([second.id]);
    const third = await invite(world.broker);
    expect(third.state).toBe('SENT');
    const response = (await brokersFor(owner, { kind: 'RESULT', subjectId: result.id }, null)).ranked
      .find(({ brokerId }) => brokerId === world.broker.brokerId)
      ?.criteria.find(({ code }) => code === 'RESPONSE');
    expect(response?.found.slice(0, 2)).toEqual(['1', '2']);
    realTime();
    const accepted = await acceptInvitation(await as(world.broker), { invitationId: third.id });
    expect(accepted.engagementId).not.toBeNull();
  });

  it('for a deal each side invites its own broker, who learns of the deal only what was written', async () => {
    const sold = await makePublished(world.app, world.unit);
    const deal = await dealBetween(world, sold);
    const asked = { kind: 'DEAL' as const, subjectId: deal.id };
    const message = '请代表我方参与谈判。';
    const enterprise = await as(world.enterprise.member);
    const invitation = await inviteBroker(enterprise, { ...asked, brokerId: other.brokerId, message });
    const client = await signedIn(world.api, other);
    const { data } = await client.ask(
      `{ deal(id: "${deal.id}") { id } brokerInvitations { edges { node { title } } } }`,
    );
    expect(data).toEqual({ deal: null, brokerInvitations: { edges: [{ node: { title: sold.title } }] } });
    await acceptInvitation(await as(other), { invitationId: invitation.id });
    const claims = await world.app.db.query<{ state: string; why: string }[]>(
      'SELECT state, why FROM deal_engagement WHERE deal_id = $1',
      [deal.id],
    );
    expect(claims).toEqual([{ state: 'CLAIMED', why: 'NAMED' }]);
    await world.app.db.query(`UPDATE engagement SET state = 'ACCEPTED' WHERE lead_broker_id = $1`, [
      other.brokerId,
    ]);
    const owner = await as(world.unit.officer);
    const { barred } = await brokersFor(owner, asked, null);
    expect(barred.find(({ brokerId }) => brokerId === other.brokerId)?.bars).toEqual(['OTHER_SIDE']);
    expect(
      await refusal(world, () => inviteBroker(owner, { ...asked, brokerId: other.brokerId, message })),
    ).toBe('INVALID brokerId BARRED');
  });

  it('over GraphQL a visitor and an officer of another unit get nothing', async () => {
    const visitor = world.api.visitor();
    const reply = await visitor.ask(`{ brokersFor(kind: RESULT, subjectId: "${result.id}") { considered } }`);
    expect(reply.errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    const client = await signedIn(world.api, world.enterprise.member);
    const payload = await client.mutate<{ userErrors: { code: string }[] }>(
      'inviteBroker',
      { kind: 'RESULT', subjectId: result.id, brokerId: other.brokerId, message: 'x' },
      `{ invitation { id } ${USER_ERRORS} }`,
    );
    expect(payload.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  });
});
