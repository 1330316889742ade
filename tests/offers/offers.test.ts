import { beforeAll, describe, expect, it } from 'vitest';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { offersFeature } from '../../server/features/offers/offers.feature.ts';
import { sweepOffers } from '../../server/features/offers/sweep-offers.job.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { adoptRule } from '../../server/features/rulebook/adoptions/adopt-rule.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { drain } from '../../server/platform/outbox/outbox.service.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import {
  at,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnit,
  type TestUnit,
} from '../support/results.ts';
import { deferred, payAfterUse, plainLicense, transfer } from './examples.ts';
import { content, later, RULE, type Stepped, step } from './steps.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let leaders: Member[];
let officer: ApiClient;
let second: ApiClient;
let enterprise: ApiClient;
let enterpriseId: string;
beforeAll(async () => {
  const { app } = api();
  ({ operator, unit } = await makeMarket(app));
  leaders = [];
  for (let each = 0; each < 3; each++)
    leaders.push(await makeMember(app, unit.administrator, ['LEADERSHIP_MEMBER']));
  officer = await signedIn(api(), unit.officer);
  second = await signedIn(api(), unit.otherOfficer);
  const { organization, administrator } = await makeOrganization(app, operator, 'ENTERPRISE', {
    industryDivision: 'C26',
    employees: 120,
    revenue: 3_600_000_000n,
    assets: 2_000_000_000n,
  });
  enterpriseId = organization.id;
  enterprise = await signedIn(api(), await makeMember(app, administrator, ['ENTERPRISE_MEMBER']));
});

async function draft(resultId: string, terms: Terms, values: object = {}, client = officer) {
  const { offer, userErrors } = await step(client, 'draftOffer', { resultId, ...content(terms, values) });
  expect(userErrors).toEqual([]);
  if (!offer) throw new Error('no offer was drafted');
  return { offerId: offer.id, expectedVersion: offer.version };
}

async function done(client: ApiClient, name: string, input: object) {
  const { offer, userErrors } = await step(client, name, input);
  expect(userErrors).toEqual([]);
  if (!offer) throw new Error(`${name} gave nothing`);
  return { offerId: offer.id, expectedVersion: offer.version };
}

async function opened(resultId: string, terms: Terms, values: object = {}) {
  return done(officer, 'openOffer', await draft(resultId, terms, values));
}

const row = (id: string) => api().app.db.manager.findOneByOrFail(Offer, { id });
const stateOf = async ({ offerId }: { offerId: string }) => (await row(offerId)).state;

async function drainOffers(): Promise<void> {
  for (const [topic, handler] of Object.entries(offersFeature.outbox ?? {}))
    await drain(api().app, topic, handler);
}

/** Takes a standing offer through its decision. */
async function decided(reference: { offerId: string; expectedVersion: number }) {
  const called = await done(officer, 'callOfferDecision', reference);
  const decision = await api().app.db.manager.findOneByOrFail(CollectiveDecision, {
    caseId: reference.offerId,
    state: 'CALLED',
  });
  for (const leader of leaders) {
    const client = await signedIn(api(), leader);
    await client.mutate('vote', { decisionId: decision.id, vote: 'APPROVE' }, '{ userErrors { code } }');
  }
  const minutesFileId = await upload(officer, '会议纪要.pdf');
  const { userErrors } = await officer.mutate<Stepped>(
    'closeDecision',
    { decisionId: decision.id, expectedVersion: decision.version, minutesFileId, meetingOn: clock.today() },
    `{ ${RULE} }`,
  );
  expect(userErrors).toEqual([]);
  await drainOffers();
  const { version, state } = await row(reference.offerId);
  expect(state).toBe('DECIDED');
  return { ...called, expectedVersion: version };
}

const STANDING = { isStanding: true, bearsPolicyName: true };

describe('a negotiable offer', () => {
  it('opens at once, for everybody, with its chain', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await opened(result.id, plainLicense);
    const { data } = await api().visitor().ask<{
      techResult: {
        offers: { id: string; isOpen: boolean; compliance: unknown[]; availableActions: string[] }[];
      };
    }>(`{ techResult(id: "${result.id}") { offers { id isOpen compliance { ruleId } availableActions } } }`);
    expect(data?.techResult.offers).toEqual([
      { id: reference.offerId, isOpen: true, compliance: [], availableActions: [] },
    ]);
    const trail = await auditTrail(api().app.db.manager, 'Offer', reference.offerId);
    expect(trail.map(({ action }) => action)).toEqual(['draftOffer', 'openOffer']);
  });

  it('may be incomplete as a draft, but does not open so', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, { ...plainLicense, dispute: { way: 'COURT', place: '' } });
    const { userErrors } = await step(officer, 'openOffer', reference);
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: 'terms.dispute.place' }]);
    expect(await stateOf(reference)).toBe('DRAFT');
  });

  it('is never malformed, and says where', async () => {
    const result = await makePublished(api().app, unit);
    const terms = { ...payAfterUse, payAfterUse: { ...payAfterUse.payAfterUse, trialMonths: 61 } } as Terms;
    const { userErrors } = await step(officer, 'draftOffer', { resultId: result.id, ...content(terms) });
    expect(userErrors[0]).toMatchObject({ code: 'INVALID', field: 'terms.payAfterUse.trialMonths' });
    expect(await api().app.db.manager.countBy(Offer, { resultId: result.id })).toBe(0);
  });

  it('refuses a stale edit and leaves what is there', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, plainLicense);
    await done(officer, 'editOffer', { ...reference, ...content(plainLicense, { title: '一' }) });
    const { userErrors } = await step(second, 'editOffer', {
      ...reference,
      ...content(plainLicense, { title: '二' }),
    });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: 'expectedVersion' }]);
    expect((await row(reference.offerId)).title).toBe('一');
  });

  it('is for officers of the owner only', async () => {
    const result = await makePublished(api().app, unit);
    const other = await makeUnit(api().app, operator, { provinceCode: '220000', cityCode: '220100' });
    const clients = await Promise.all(
      [unit.researcher, other.officer].map((member) => signedIn(api(), member)),
    );
    for (const client of [...clients, enterprise]) {
      const { userErrors } = await step(client, 'draftOffer', {
        resultId: result.id,
        ...content(plainLicense),
      });
      expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect(await api().app.db.manager.countBy(Offer, { resultId: result.id })).toBe(0);
  });

  it('is not there for others before it opens, nor when it is suspended', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, plainLicense);
    const seen = async () => {
      const query = `{ offer(id: "${reference.offerId}") { id } offers(filter: { resultId: "${result.id}" }) { totalCount } }`;
      const { data } = await enterprise.ask<{ offer: object | null; offers: { totalCount: number } }>(query);
      return [data?.offer !== null, data?.offers.totalCount];
    };
    expect(await seen()).toEqual([false, 0]);
    const open = await done(officer, 'openOffer', reference);
    expect(await seen()).toEqual([true, 1]);
    const suspended = await done(officer, 'suspendOffer', { ...open, reason: '价格重议' });
    expect(await seen()).toEqual([false, 0]);
    const resumed = await done(officer, 'resumeOffer', suspended);
    expect(await seen()).toEqual([true, 1]);
    await done(officer, 'closeOffer', { ...resumed, reason: '已成交' });
    expect(await seen()).toEqual([false, 0]);
  });

  it('is closed by its day, also before anybody writes it down', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await opened(result.id, plainLicense, { closesOn: clock.today() });
    await later(1, async () => {
      const { data } = await enterprise.ask(`{ offer(id: "${reference.offerId}") { id } }`);
      expect(data).toEqual({ offer: null });
      expect(await stateOf(reference)).toBe('OPEN');
      await sweepOffers(api().app);
      expect(await row(reference.offerId)).toMatchObject({ state: 'CLOSED', endReason: 'EXPIRED' });
    });
  });

  it('goes with a draft that is deleted, and leaves its chain', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, plainLicense);
    await step(officer, 'deleteOfferDraft', reference, `{ done ${RULE} }`);
    expect(await api().app.db.manager.countBy(Offer, { id: reference.offerId })).toBe(0);
    const trail = await auditTrail(api().app.db.manager, 'Offer', reference.offerId);
    expect(trail.map(({ action }) => action)).toEqual(['draftOffer', 'deleteOfferDraft']);
  });
});

describe('results that are not public', () => {
  it('are offered to a named enterprise only', async () => {
    const result = await makeRegistered(api().app, unit);
    const open = await step(officer, 'openOffer', await draft(result.id, plainLicense));
    expect(open.userErrors).toMatchObject([
      { code: 'STATE', params: expect.arrayContaining([{ name: 'reason', value: 'ONLY_DIRECTED' }]) },
    ]);
    const reference = await opened(result.id, plainLicense, { directedToId: enterpriseId });
    const query = `{ offer(id: "${reference.offerId}") { id result { title } } }`;
    expect((await enterprise.ask(query)).data).toMatchObject({ offer: { id: reference.offerId } });
    expect((await api().visitor().ask(query)).data).toEqual({ offer: null });
    const list = '{ offers(filter: { directedToMe: true }) { edges { node { id } } } }';
    expect((await enterprise.ask(list)).data).toEqual({
      offers: { edges: [{ node: { id: reference.offerId } }] },
    });
  });

  it('that are sensitive are offered to a named enterprise only, and never on standing terms (REG-6)', async () => {
    const result = await makeRegistered(api().app, unit, {}, 'SENSITIVE');
    const standing = await draft(result.id, plainLicense, { directedToId: enterpriseId, isStanding: true });
    const { userErrors } = await step(second, 'openOffer', standing);
    expect(userErrors.map(({ rule }) => rule?.id)).toContain('REG-6');
    expect(await stateOf(standing)).toBe('DRAFT');
    const directed = await opened(result.id, plainLicense, { directedToId: enterpriseId });
    expect(await stateOf(directed)).toBe('OPEN');
  });

  it('that are withdrawn take their open offers with them', async () => {
    const { app } = api();
    const result = await makePublished(app, unit);
    const reference = await opened(result.id, plainLicense);
    await withdraw(await scopeOf(app, unit.officer), { ...at(result), reason: '内容有误' });
    const query = `{ offer(id: "${reference.offerId}") { id } offers(filter: { resultId: "${result.id}" }) { totalCount } }`;
    expect((await enterprise.ask(query)).data).toEqual({ offer: null, offers: { totalCount: 0 } });
    await sweepOffers(app);
    const offer = await row(reference.offerId);
    expect(offer).toMatchObject({ state: 'SUSPENDED', endReason: 'RESULT_WITHDRAWN' });
    const again = await step(officer, 'resumeOffer', { ...reference, expectedVersion: offer.version });
    expect(again.userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await stateOf(reference)).toBe('SUSPENDED');
  });
});

describe('offers that contradict each other', () => {
  it('are not open together, and the refusal names the other', async () => {
    const result = await makePublished(api().app, unit);
    const exclusive = { ...plainLicense, license: { ...plainLicense.license, kind: 'EXCLUSIVE' } } as Terms;
    const open = await opened(result.id, plainLicense, { title: '普通许可' });
    for (const terms of [exclusive, transfer]) {
      const { userErrors } = await step(officer, 'openOffer', await draft(result.id, terms));
      expect(userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
      expect(userErrors[0]?.params).toContainEqual({ name: 'offerId', value: open.offerId });
      expect(userErrors[0]?.params).toContainEqual({ name: 'title', value: '普通许可' });
    }
    await opened(result.id, plainLicense);
  });

  it('win a race only once', async () => {
    const result = await makePublished(api().app, unit);
    const references = [await draft(result.id, transfer), await draft(result.id, transfer)];
    const answers = await Promise.all(references.map((reference) => step(officer, 'openOffer', reference)));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'OPEN').sort()).toEqual([
      'ALREADY_EXISTS',
      'OPEN',
    ]);
  });
});

describe('a standing offer', () => {
  it('opens after decision and notice, by somebody else than its author, and is undone by a change', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, payAfterUse, STANDING);
    const early = await step(second, 'openOffer', reference);
    expect(early.userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'PRC-6' } }]);
    const unannounced = await step(officer, 'publishOfferNotice', reference);
    expect(unannounced.userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'PRC-6' } }]);
    const afterDecision = await decided(reference);
    const short = await step(officer, 'publishOfferNotice', { ...afterDecision, days: 14 });
    expect(short.userErrors).toMatchObject([{ code: 'RULE', field: 'days', rule: { id: 'PRC-2' } }]);
    const announced = await done(officer, 'publishOfferNotice', afterDecision);
    expect(await stateOf(announced)).toBe('ON_NOTICE');
    const { userErrors } = await step(second, 'openOffer', announced);
    expect(userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'PRC-2', authority: 'LAW' } }]);
    await later(16, async () => {
      expect((await step(officer, 'openOffer', announced)).userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
      expect(await stateOf(announced)).toBe('ON_NOTICE');
      await done(second, 'openOffer', announced);
    });
    const changed = await draft(result.id, payAfterUse, STANDING);
    const decidedAgain = await decided(changed);
    const edited = await done(officer, 'editOffer', { ...decidedAgain, ...content(deferred, STANDING) });
    expect(await stateOf(edited)).toBe('DRAFT');
    const again = await step(second, 'publishOfferNotice', edited);
    expect(again.userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'PRC-6' } }]);
  });

  it('shows its officers what is missing and its eligible enterprise the verdict with figures', async () => {
    const result = await makePublished(api().app, unit);
    const reference = await draft(result.id, payAfterUse, STANDING);
    const { data } = await officer.ask<{
      offer: { compliance: object[]; availableActions: string[]; guaranteedSum: string; greatestSum: string };
    }>(
      `{ offer(id: "${reference.offerId}") { guaranteedSum greatestSum availableActions compliance { ruleId status code } } }`,
    );
    expect(data?.offer).toMatchObject({
      guaranteedSum: '0.00',
      greatestSum: '600000.00',
      availableActions: ['EDIT', 'CALL_DECISION', 'DELETE_DRAFT'],
    });
    expect(data?.offer.compliance).toContainEqual({
      ruleId: 'PRC-6',
      status: 'MISSING',
      code: 'DECISION_NOT_CALLED',
    });
    expect(data?.offer.compliance).toContainEqual({
      ruleId: 'PRC-2',
      status: 'MISSING',
      code: 'NOTICE_NOT_PUBLISHED',
    });
    const announced = await done(officer, 'publishOfferNotice', await decided(reference));
    await later(16, () => done(second, 'openOffer', announced));
    const verdict = await enterprise.ask<{ offer: { eligibility: object; availableActions: string[] } }>(
      `{ offer(id: "${reference.offerId}") { availableActions eligibility { eligible sizeClass employees revenue reasons ruleId figures { name value } } } }`,
    );
    expect(verdict.data?.offer).toMatchObject({
      availableActions: ['REQUEST', 'ACCEPT'],
      eligibility: {
        eligible: true,
        sizeClass: 'SMALL',
        employees: 120,
        revenue: '36000000.00',
        reasons: ['SIZE_SUPPORTED'],
        ruleId: 'PAU-1',
      },
    });
  });

  it('is not asked of what hands nothing over, and cannot be a listing', async () => {
    const result = await makePublished(api().app, unit);
    const listed = await step(officer, 'draftOffer', {
      resultId: result.id,
      ...content(plainLicense, { isStanding: true, pricing: 'LISTED' }),
    });
    expect(listed.userErrors).toMatchObject([{ code: 'INVALID', field: 'pricing' }]);
    const named = await step(officer, 'draftOffer', {
      resultId: result.id,
      ...content(plainLicense, { bearsPolicyName: true }),
    });
    expect(named.userErrors).toMatchObject([{ code: 'INVALID', field: 'bearsPolicyName' }]);
  });

  it('asks in Jilin only for what the unit adopted', async () => {
    const { app } = api();
    const other = await makeUnit(app, operator, { provinceCode: '220000', cityCode: '220100' });
    const result = await makePublished(app, other);
    const [first, eyes] = await Promise.all(
      [other.officer, other.otherOfficer].map((member) => signedIn(api(), member)),
    );
    if (!first || !eyes) throw new Error('two officers are needed');
    const reference = await draft(result.id, payAfterUse, STANDING, first);
    await adoptRule(await scopeOf(app, other.administrator), {
      organizationId: other.id,
      ruleId: 'PRC-6',
      effectiveFrom: clock.today(),
      reason: '采用',
    });
    const refused = await step(eyes, 'openOffer', reference);
    expect(refused.userErrors).toMatchObject([
      { code: 'RULE', rule: { id: 'PRC-6', authority: 'DOCUMENT' } },
    ]);
    expect(await stateOf(reference)).toBe('DRAFT');
  });
});

describe('lists of offers', () => {
  it('take as many statements for five results as for one', async () => {
    for (let each = 0; each < 5; each++) {
      const result = await makePublished(api().app, unit);
      await opened(result.id, plainLicense);
    }
    const query = (
      first: number,
    ) => `{ techResults(filter: { organizationId: "${unit.id}", states: [PUBLISHED] }, first: ${first}) {
      edges { node { offers { id isOpen guaranteedSum organization { name } eligibility { eligible } } } } } }`;
    const one = await enterprise.ask<{ techResults: { edges: { node: { offers: object[] } }[] } }>(query(1));
    const five = await enterprise.ask<{ techResults: { edges: { node: { offers: object[] } }[] } }>(query(5));
    expect(five.data?.techResults.edges.every(({ node }) => node.offers.length === 1)).toBe(true);
    expect(five.statements).toBe(one.statements);
  });
});
