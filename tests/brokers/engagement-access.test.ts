import { afterEach, beforeAll, expect, it } from 'vitest';
import { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import { acceptTerms } from '../../server/features/brokers/engagements/agreeing/answer-terms.service.ts';
import { proposeEngagement } from '../../server/features/brokers/engagements/agreeing/propose-engagement.service.ts';
import { proposeTerms } from '../../server/features/brokers/engagements/agreeing/propose-terms.service.ts';
import {
  contestClaim,
  nameEngagement,
} from '../../server/features/brokers/engagements/claims/answer-claim.service.ts';
import type { DealEngagement } from '../../server/features/brokers/engagements/data/deal-engagement.entity.ts';
import type { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import type { Mandate } from '../../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import { endEngagement } from '../../server/features/brokers/engagements/ending/end-engagement.service.ts';
import { engagementsWaiting } from '../../server/features/brokers/engagements/waiting.service.ts';
import type { Deal } from '../../server/features/deals/data/deal.entity.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { mayReadByAgreement } from '../../server/platform/auth/confidential-access.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { type DealWorld, makeDeal, makeDealWorld } from '../deals/support.ts';
import { makeDemand, moveTo, realTime, refusal } from '../demands/support.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makePublished, makeRegistered } from '../support/results.ts';
import {
  askedTerms,
  lastVersion,
  type MadeEngagement,
  makeActiveEngagement,
  proposalOf,
  type TestClient,
} from './engagement-support.ts';
import { makeAgency, makeBroker, type TestAgency, type TestBroker } from './support.ts';

const SECRET = '发酵温度曲线与菌种配比';

const api = useApi();
let world: DealWorld;
let agency: TestAgency;
let lead: TestBroker;
let co: TestBroker;
let colleague: TestBroker;
let stranger: TestBroker;
/** A member of the agency with a role that has nothing to do with engagements. */
let expert: Member;
let owner: TestClient;
let result: TechResult;
let deal: Deal;
let engagement: Engagement;
let claim: DealEngagement;
const clients = new Map<string, ApiClient>();
const as = (member: Member) => scopeOf(world.app, member);

async function browser(member: Member): Promise<ApiClient> {
  const known = clients.get(member.membershipId);
  if (known) return known;
  const client = await signedIn(api(), member);
  clients.set(member.membershipId, client);
  return client;
}

const shared = (): Pick<MadeEngagement, 'parts'> => ({
  parts: [
    { role: 'LEAD', broker: lead, basisPoints: 6000 },
    { role: 'CO_BROKER', broker: co, basisPoints: 2500 },
    { role: 'AGENCY', organizationId: agency.id, signer: agency.administrator, basisPoints: 1500 },
  ],
});

beforeAll(async () => {
  world = await makeDealWorld(api());
  const { app, operator } = world;
  agency = await makeAgency(app, operator);
  const elsewhere = await makeAgency(app, operator);
  lead = await makeBroker(app, { administrator: agency.administrator });
  colleague = await makeBroker(app, { administrator: agency.administrator });
  expert = await makeMember(app, agency.administrator, ['EXPERT']);
  co = await makeBroker(app, { administrator: elsewhere.administrator });
  stranger = await makeBroker(app, { administrator: elsewhere.administrator });
  owner = { side: 'OWNER', organizationId: world.unit.id, member: world.unit.officer };
  result = await makePublished(app, world.unit, { confidentialText: SECRET });
  engagement = await makeActiveEngagement(app, {
    ...{ client: owner, broker: lead, ...shared() },
    mandate: { resultId: result.id, confidentialAccess: true },
  });
  deal = await makeDeal(world, 'REQUESTED', { result });
  claim = await nameEngagement(await as(lead), { engagementId: engagement.id, dealNumber: deal.number });
}, 90_000);
afterEach(realTime);

/** Who sees the engagement, and who does not: everybody whom the world has. */
const insiders = () =>
  [world.unit.officer, world.supervisor, world.leaders[0], lead, co, agency.administrator].flatMap(
    (one) => one ?? [],
  );
const outsiders = () => [
  colleague,
  expert,
  stranger,
  world.enterprise.buyer,
  world.unit.researcher,
  world.operator,
];

const READ = `query ($id: ID!) { engagement(id: $id) { number versions { digest commission { cap } } claims { id deal { number title otherSide } } }
  engagements { totalCount edges { node { id } } } }`;
interface Read {
  engagement: {
    number: string;
    versions: object[];
    claims: { deal: { number: string; title: string | null; otherSide: string | null } }[];
  } | null;
  engagements: { totalCount: number; edges: { node: { id: string } }[] };
}

async function read(member: Member): Promise<Read> {
  const { data, errors } = await (await browser(member)).ask<Read>(READ, { id: engagement.id });
  expect(errors).toBeUndefined();
  if (!data) throw new Error('no answer');
  return data;
}

async function status(member: Member, path: string): Promise<number> {
  const client = await browser(member);
  const response = await fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
  await response.arrayBuffer();
  return response.status;
}

async function csv(member: Member): Promise<string> {
  const client = await browser(member);
  const response = await fetch(`${client.address}/engagements.csv`, {
    headers: { cookie: client.cookieHeader },
  });
  expect(response.status).toBe(200);
  return response.text();
}

it('is there, in the lists and as files, for the client and for who shares, and for nobody else', async () => {
  for (const member of insiders()) {
    const { engagement: seen, engagements } = await read(member);
    expect(seen?.number).toBe(engagement.number);
    expect(engagements.edges.map(({ node }) => node.id)).toEqual([engagement.id]);
    expect(await csv(member)).toContain(engagement.number);
    for (const format of ['pdf', 'docx'])
      expect(await status(member, `/engagements/${engagement.id}/mandate.${format}`)).toBe(200);
  }
  for (const member of outsiders()) {
    expect(await read(member)).toEqual({ engagement: null, engagements: { totalCount: 0, edges: [] } });
    expect(await csv(member)).not.toContain(engagement.number);
    for (const format of ['pdf', 'docx'])
      expect(await status(member, `/engagements/${engagement.id}/mandate.${format}`)).toBe(404);
  }
  const visitor = await fetch(`${api().address}/engagements/${engagement.id}/mandate.pdf`);
  expect(visitor.status).toBe(404);
});

it('tells a broker no more of a deal than its number until the client admits the claim', async () => {
  const seenBy = async (member: Member) => (await read(member)).engagement?.claims[0]?.deal;
  const number = deal.number;
  expect(await seenBy(lead)).toEqual({ number, title: null, otherSide: null });
  expect(await seenBy(co)).toEqual({ number, title: null, otherSide: null });
  expect(await seenBy(world.unit.officer)).toMatchObject({ number, title: deal.title });
  await contestClaim(await as(world.unit.officer), {
    claimId: claim.id,
    expectedVersion: claim.version,
    reason: '另有人促成',
  });
  expect(await seenBy(lead)).toEqual({ number, title: null, otherSide: null });
  const { data } = await (await browser(lead)).ask(
    'query ($id: ID!) { deal(id: $id) { id } dealBrokers(dealId: $id) { side } }',
    { id: deal.id },
  );
  expect(data).toEqual({ deal: null, dealBrokers: null });
});

it('shows the other side of a deal who its brokers are once they are admitted, and never their terms', async () => {
  const other = await makeDeal(world, 'REQUESTED');
  const mine = await makeActiveEngagement(world.app, { client: owner, broker: stranger });
  const query = `query ($id: ID!) { dealBrokers(dealId: $id) { side conflicts nameable { id }
    brokers { state reason actions broker { name } engagement { number } } } }`;
  const seenBy = async (member: Member) => (await (await browser(member)).ask(query, { id: other.id })).data;
  const buyer = () => seenBy(world.enterprise.buyer);
  await nameEngagement(await as(stranger), { engagementId: mine.id, dealNumber: other.number });
  expect(await buyer()).toEqual({
    dealBrokers: { side: 'ENTERPRISE', conflicts: [], nameable: [], brokers: [] },
  });
  expect(await seenBy(world.unit.officer)).toMatchObject({
    dealBrokers: {
      conflicts: ['UNANSWERED'],
      brokers: [{ state: 'CLAIMED', engagement: { number: mine.number } }],
    },
  });
  const version = await world.app.db.manager.query<{ id: string; version: number }[]>(
    'SELECT id, version FROM deal_engagement WHERE engagement_id = $1',
    [mine.id],
  );
  const [row] = version;
  const payload = await (await browser(world.unit.officer)).ask(
    'mutation ($input: EngagementClaimStepInput!) { admitEngagementClaim(input: $input) { claim { state } userErrors { code } } }',
    { input: { claimId: row?.id, expectedVersion: row?.version } },
  );
  expect(payload.data).toEqual({ admitEngagementClaim: { claim: { state: 'ADMITTED' }, userErrors: [] } });
  expect(await buyer()).toEqual({
    dealBrokers: {
      side: 'ENTERPRISE',
      conflicts: [],
      nameable: [],
      brokers: [
        { state: 'ADMITTED', reason: null, actions: [], broker: { name: stranger.name }, engagement: null },
      ],
    },
  });
  expect(await seenBy(world.unit.researcher)).toMatchObject({
    dealBrokers: { side: null, brokers: [{ engagement: null }] },
  });
});

it('shows who shares only the versions in which they do', async () => {
  const { app } = world;
  const mine = await makeActiveEngagement(app, { client: owner, broker: lead, ...shared() });
  await proposeTerms(await as(lead), {
    engagementId: mine.id,
    terms: askedTerms({ client: owner, broker: lead }),
  });
  const query = 'query ($id: ID!) { engagement(id: $id) { versions { number } } }';
  const numbers = async (member: Member) =>
    (
      await (
        await browser(member)
      ).ask<{ engagement: { versions: { number: number }[] } }>(query, { id: mine.id })
    ).data?.engagement.versions.map(({ number }) => number);
  expect(await numbers(lead)).toEqual([1, 2]);
  expect(await numbers(world.unit.officer)).toEqual([1, 2]);
  expect(await numbers(co)).toEqual([1]);
  expect(await numbers(agency.administrator)).toEqual([1]);
  const letter = (number: number) => `/engagements/${mine.id}/mandate.pdf?version=${number}`;
  expect([await status(co, letter(1)), await status(co, letter(2)), await status(lead, letter(2))]).toEqual([
    200, 404, 200,
  ]);
  await acceptTerms(await as(world.unit.officer), {
    engagementId: mine.id,
    digest: (await lastVersion(app, mine.id)).digest,
  });
  const waits = async (member: Member) =>
    (await engagementsWaiting(await as(member)))
      .filter(({ caseId }) => caseId === mine.id)
      .map(({ kind }) => kind);
  expect([
    await waits(lead),
    await waits(co),
    await waits(agency.administrator),
    await waits(colleague),
  ]).toEqual([['ENGAGEMENT_SIGN'], [], [], []]);
});

const TEXT = 'query ($id: ID!) { techResult(id: $id) { confidential { text } } }';
interface Text {
  techResult: { confidential: { text: string } | null } | null;
}
async function secretOf(member: Member, id: string): Promise<string | null | undefined> {
  const { data } = await (await browser(member)).ask<Text>(TEXT, { id });
  return data?.techResult ? (data.techResult.confidential?.text ?? null) : undefined;
}

it('opens the confidential part of a result to the brokers whom it names, while it runs, and to nobody else', async () => {
  for (const member of [lead, co]) expect(await secretOf(member, result.id)).toBe(SECRET);
  for (const member of [colleague, expert, agency.administrator, stranger, world.enterprise.buyer])
    expect(await secretOf(member, result.id)).toBeNull();
  const closed = await makePublished(world.app, world.unit, { confidentialText: SECRET });
  await makeActiveEngagement(world.app, { client: owner, broker: lead, mandate: { resultId: closed.id } });
  expect(await secretOf(lead, closed.id)).toBeNull();

  const open = (member: Member, id = result.id) =>
    as(member).then(({ app, actor }) => mayReadByAgreement(app, actor, 'TechResult', id));
  const { manager } = world.app.db;
  await manager.update(BrokerProfile, co.brokerId, { state: 'SUSPENDED' });
  expect([await open(lead), await open(co)]).toEqual([true, false]);
  await manager.update(BrokerProfile, co.brokerId, { state: 'CONFIRMED' });
  moveTo(clock.now().getTime() + 367 * DAY_MS);
  expect([await open(lead), await open(co)]).toEqual([false, false]);
});

it('opens an unpublished result from its first day on until it ends', async () => {
  const { app } = world;
  const hidden = await makeRegistered(app, world.unit, { confidentialText: SECRET });
  expect(await secretOf(lead, hidden.id)).toBeUndefined();
  const mine = await makeActiveEngagement(app, {
    ...{ client: owner, broker: lead },
    mandate: { resultId: hidden.id, confidentialAccess: true },
  });
  expect(await secretOf(lead, hidden.id)).toBe(SECRET);
  expect(await secretOf(colleague, hidden.id)).toBeUndefined();
  await endEngagement(await as(world.unit.officer), { engagementId: mine.id, reason: '不再委托' });
  expect(await secretOf(lead, hidden.id)).toBeUndefined();
  const later = await makePublished(app, world.unit, { confidentialText: SECRET });
  await makeActiveEngagement(app, {
    ...{ client: owner, broker: lead },
    mandate: { resultId: later.id, confidentialAccess: true, startsOn: addDays(clock.today(), 2) },
  });
  expect(await secretOf(lead, later.id)).toBeNull();
});

it('takes proposal and example over the API with what is optional left out', async () => {
  const today = clock.today();
  const terms = {
    ...{ basis: 'RECEIVED', way: 'MARGINAL', payer: 'UNIT', due: 'EACH_RECEIPT', protectionMonths: 12 },
    tiers: [{ from: '0.00', basisPoints: 500 }],
  };
  const broker = await browser(stranger);
  const proposed = await broker.ask<{ proposeEngagement: { engagement: object; userErrors: object[] } }>(
    `mutation ($input: ProposeEngagementInput!) { proposeEngagement(input: $input) {
      engagement { state position versions { commission { fixed cap beneficiaries { role name basisPoints } } } }
      userErrors { code field } } }`,
    {
      input: {
        ...{ side: 'OWNER', clientOrganizationId: world.unit.id },
        mandate: {
          ...{ scopeText: '寻找合作方', duties: '组织洽谈', isExclusive: false, confidentialAccess: false },
          ...{ startsOn: today, endsOn: addDays(today, 30) },
        },
        terms: {
          ...terms,
          beneficiaries: [
            { role: 'LEAD', brokerId: stranger.brokerId, basisPoints: 9000 },
            { role: 'PLATFORM', basisPoints: 1000 },
          ],
        },
      },
    },
  );
  expect(proposed.data?.proposeEngagement).toMatchObject({
    engagement: {
      ...{ state: 'PROPOSED', position: 'BROKER' },
      versions: [
        {
          commission: {
            fixed: null,
            cap: null,
            beneficiaries: [{ name: stranger.name }, { role: 'PLATFORM' }],
          },
        },
      ],
    },
    userErrors: [],
  });
  const example = await broker.ask(
    `query ($input: CommissionExampleInput!) { commissionExample(input: $input) {
      answer { freeBasisPoints examples { amount commission payable owed parts { amount } } } userErrors { code field } } }`,
    { input: { terms, shares: [9000, 1000], clientOrganizationId: world.unit.id, amounts: ['2000000.00'] } },
  );
  // The university's team has 70 %, its fund 10 %.
  expect(example.data).toEqual({
    commissionExample: {
      answer: {
        freeBasisPoints: 2000,
        examples: [
          {
            ...{ amount: '2000000.00', commission: '100000.00', payable: '100000.00', owed: '0.00' },
            parts: [{ amount: '90000.00' }, { amount: '10000.00' }],
          },
        ],
      },
      userErrors: [],
    },
  });
});

it('tells nobody by a proposal whose an unpublished result or an anonymous demand is', async () => {
  const { app, operator, unit, enterprise } = world;
  const hidden = await makeRegistered(app, unit);
  const propose = async (client: TestClient, mandate: Partial<Mandate>) =>
    proposeEngagement(await as(stranger), {
      ...proposalOf({ client, broker: stranger, mandate }),
      leadBrokerId: null,
    });
  expect(await refusal(world, () => propose(owner, { resultId: hidden.id }))).toBe(
    'NOT_FOUND mandate.resultId',
  );
  const poster = {
    ...{ id: enterprise.id, administrator: enterprise.administrator },
    ...{ member: enterprise.buyer, finance: enterprise.buyer },
  };
  const content = { isAnonymous: true };
  const demand = await makeDemand({ api: api(), app, operator, poster, unit }, { content });
  const client: TestClient = { side: 'ENTERPRISE', organizationId: enterprise.id, member: enterprise.buyer };
  expect(await refusal(world, () => propose(client, { demandId: demand.id }))).toBe(
    'NOT_FOUND mandate.demandId',
  );
});

it('opens the confidential part of a demand in the same way', async () => {
  const { app, operator, unit, enterprise } = world;
  const poster = {
    id: enterprise.id,
    administrator: enterprise.administrator,
    member: enterprise.buyer,
    finance: enterprise.buyer,
  };
  const demand = await makeDemand(
    { api: api(), app, operator, poster, unit },
    { content: { confidentialPart: { text: SECRET, fileIds: [] } } },
  );
  const query = 'query ($id: ID!) { demand(id: $id) { confidentialPart { text } } }';
  const seenBy = async (member: Member) => (await (await browser(member)).ask(query, { id: demand.id })).data;
  expect(await seenBy(lead)).toEqual({ demand: { confidentialPart: null } });
  const client: TestClient = { side: 'ENTERPRISE', organizationId: enterprise.id, member: enterprise.buyer };
  await makeActiveEngagement(app, {
    client,
    broker: lead,
    mandate: { demandId: demand.id, confidentialAccess: true },
  });
  expect(await seenBy(lead)).toEqual({ demand: { confidentialPart: { text: SECRET } } });
  expect(await seenBy(colleague)).toEqual({ demand: { confidentialPart: null } });
  expect(await seenBy(world.unit.officer)).toEqual({ demand: { confidentialPart: null } });
});
