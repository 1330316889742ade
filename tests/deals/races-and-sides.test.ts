import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { acceptTerms } from '../../server/features/deals/negotiation/negotiation.service.ts';
import { requestDeal } from '../../server/features/deals/request/request-deal.service.ts';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import { closeOffer } from '../../server/features/offers/steps/end-offer.service.ts';
import { openOffer } from '../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import type { Refusal } from '../../server/platform/errors.ts';
import { plainLicense, transfer } from '../offers/examples.ts';
import { makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { jsonOf } from '../support/json.ts';
import { at, makePublished } from '../support/results.ts';
import {
  adopt,
  asInput,
  type DealWorld,
  dealRow,
  done,
  JILIN,
  lastProposal,
  makeDeal,
  makeDealWorld,
  makeEnterprise,
  moveTo,
  readDeal,
  realTime,
  refused,
  setUnit,
  step,
  unchanged,
} from './support.ts';

const api = useApi();
let world: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  await setUnit(world, { collectiveDecisionFrom: 100_000_000n });
});
afterEach(realTime);

const exclusive: Terms = {
  ...plainLicense,
  license: { ...plainLicense.license, kind: 'EXCLUSIVE' } as Terms['license'],
};
const asking = { message: '希望合作', relation: 'NONE', foreignParty: false };
const params = (answer: Awaited<ReturnType<typeof step>>) =>
  Object.fromEntries(
    answer.userErrors.flatMap((error) => error.params.map(({ name, value }) => [name, value])),
  );

describe('requests', () => {
  it('are one at a time for one enterprise, also when it asks twice at once', async () => {
    const result = await makePublished(world.app, world.unit);
    const scope = await scopeOf(world.app, world.enterprise.buyer);
    const input = { ...asking, resultId: result.id, relation: 'NONE' as const };
    const answers = await Promise.allSettled([1, 2, 3].map(() => requestDeal(scope, input)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const deals = await world.app.db.manager.findBy(Deal, { resultId: result.id });
    expect(deals).toHaveLength(1);
    const again = await unchanged(world, () =>
      step(world.buyer, 'requestDeal', { ...asking, resultId: result.id }),
    );
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect(params(again)).toMatchObject({ deal: deals[0]?.number });
    await done(world.buyer, 'withdrawDeal', { dealId: deals[0]?.id, reason: '方案调整' });
    await done(world.buyer, 'requestDeal', { ...asking, resultId: result.id });
  });

  it('come from enterprises alone, for what they may know of', async () => {
    const result = await makePublished(world.app, world.unit);
    const input = { ...asking, resultId: result.id };
    expect(await refused(world, world.officer, 'requestDeal', input)).toEqual(['FORBIDDEN']);
    expect(
      await refused(world, api().visitor(), 'requestDeal', input).catch((error: Error) => error.message),
    ).toContain('SIGN_IN_REQUIRED');
    const draft = await world.app.db.manager.findOneByOrFail(TechResult, { id: result.id });
    await withdraw(await scopeOf(world.app, world.unit.officer), { ...at(draft), reason: '更正' });
    expect(await refused(world, world.buyer, 'requestDeal', input)).toEqual(['NOT_FOUND']);
    expect(await refused(world, world.buyer, 'requestDeal', { ...input, message: ' ' })).toEqual([
      'REQUIRED',
    ]);
  });

  it('never step around a listing, nor take an offer that is closed', async () => {
    const result = await makePublished(world.app, world.unit);
    const scope = await scopeOf(world.app, world.unit.officer);
    const draft = await draftOffer(scope, {
      resultId: result.id,
      title: '独占许可',
      terms: asInput(plainLicense),
      pricing: 'NEGOTIATED',
      isStanding: false,
      bearsPolicyName: false,
    });
    const offer = await openOffer(scope, { offerId: draft.id, expectedVersion: draft.version });
    const deal = await done(world.buyer, 'requestDeal', { ...asking, offerId: offer.id });
    expect((await lastProposal(world.app, deal.id)).side).toBe('ENTERPRISE');
    await closeOffer(scope, { offerId: offer.id, expectedVersion: offer.version, reason: '不再提供' });
    const other = await makeEnterprise(world.app, world.operator);
    const late = await signedIn(api(), other.buyer);
    expect(await refused(world, late, 'requestDeal', { ...asking, offerId: offer.id })).toEqual([
      'STATE OFFER_NOT_OPEN',
    ]);
    // What was asked for before goes on only if the unit takes it up.
    expect((await done(world.officer, 'takeUpDeal', { dealId: deal.id })).state).toBe('NEGOTIATING');
  });
});

describe('two at once', () => {
  it('agree on exactly what was read: changed terms are a conflict and change nothing', async () => {
    const deal = await makeDeal(world, 'NEGOTIATING');
    await done(world.officer, 'proposeTerms', { dealId: deal.id, terms: jsonOf(plainLicense) });
    const first = await lastProposal(world.app, deal.id);
    await done(world.officer, 'proposeTerms', { dealId: deal.id, terms: jsonOf(exclusive) });
    const input = { dealId: deal.id, proposalNumber: first.number, termsDigest: first.termsDigest };
    expect(await refused(world, world.buyer, 'acceptTerms', input)).toEqual(['CONFLICT']);
    expect(await refused(world, world.buyer, 'acceptTerms', { ...input, proposalNumber: 2 })).toEqual([
      'CONFLICT',
    ]);
    expect(
      await refused(world, world.officer, 'proposeTerms', { dealId: deal.id, terms: jsonOf(exclusive) }),
    ).toEqual(['INVALID UNCHANGED']);
  });

  it('are told apart by the version that they saw', async () => {
    const deal = await makeDeal(world, 'REQUESTED');
    const input = { dealId: deal.id, expectedVersion: deal.version };
    const answers = await Promise.all([
      step(world.officer, 'takeUpDeal', input),
      step(world.otherOfficer, 'refuseDeal', { ...input, reason: '暂不转化' }),
    ]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONFLICT']);
    expect((await dealRow(world.app, deal.id)).version).toBe(2);
  });

  it('never hold one result against each other: of two exclusive licenses one is agreed', async () => {
    const result = await makePublished(world.app, world.unit);
    const other = await makeEnterprise(world.app, world.operator);
    const deals = await Promise.all([
      makeDeal(world, 'NEGOTIATING', { result }),
      makeDeal(world, 'NEGOTIATING', { result, by: other.buyer }),
    ]);
    for (const { id } of deals)
      await done(world.officer, 'proposeTerms', { dealId: id, terms: jsonOf(exclusive) });
    const proposals = await Promise.all(deals.map(({ id }) => lastProposal(world.app, id)));
    const buyers = await Promise.all(
      [world.enterprise.buyer, other.buyer].map((buyer) => scopeOf(world.app, buyer)),
    );
    const answers = await Promise.allSettled(
      deals.map(({ id }, index) =>
        acceptTerms(buyers[index] as (typeof buyers)[0], {
          dealId: id,
          proposalNumber: 1,
          termsDigest: proposals[index]?.termsDigest ?? '',
        }),
      ),
    );
    const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(lost).toHaveLength(1);
    expect((lost[0] as Refusal).errors).toMatchObject([
      // The other side does not learn with whom.
      { code: 'ALREADY_EXISTS', params: [{ name: 'action' }, { name: 'reason', value: 'CONTRADICTS' }] },
    ]);
    const states = await Promise.all(deals.map(async ({ id }) => (await dealRow(world.app, id)).state));
    expect(states.sort()).toEqual(['AGREED', 'NEGOTIATING']);
    const loser = deals[states[0] === 'AGREED' ? 1 : 0];
    expect(loser).toBeDefined();
    const third = await makeEnterprise(world.app, world.operator);
    const late = await makeDeal(world, 'NEGOTIATING', { result, by: third.buyer });
    const scope = await signedIn(api(), third.buyer);
    await done(scope, 'proposeTerms', { dealId: late.id, terms: jsonOf(transfer) });
    const { number, termsDigest } = await lastProposal(world.app, late.id);
    const answer = await unchanged(world, () =>
      step(world.officer, 'acceptTerms', { dealId: late.id, proposalNumber: number, termsDigest }),
    );
    expect(params(answer)).toMatchObject({ reason: 'CONTRADICTS', deal: expect.stringMatching(/2026-/) });
  });

  it('are judged by the rulebook of their day, which the event names', async () => {
    const own = await makeDealWorld(api(), JILIN, world.operator);
    await setUnit(own, { collectiveDecisionFrom: 100_000_000n });
    const deal = await makeDeal(own, 'AGREED', { terms: transfer });
    expect((await readDeal<{ state: string }>(own.officer, deal.id, '{ state }'))?.state).toBe('AGREED');
    await adopt(own, 'PRC-6');
    expect(await refused(own, own.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([
      'RULE PRC-6 DECISION_NOT_CALLED',
    ]);
    await done(own.officer, 'recordPriceReason', { dealId: deal.id, reason: '不评估', choice: 'NOT_VALUED' });
    const events = await auditTrail(own.app.db.manager, 'Deal', deal.id);
    const versions = new Set(events.map(({ rulebookVersion }) => rulebookVersion));
    expect(versions.size).toBe(2);
    expect(events.at(-1)?.rulebookVersion).not.toBe(events[0]?.rulebookVersion);
  });
});

describe('a withdrawn result', () => {
  it('takes agreed deals back until the unit accepts anew', async () => {
    const deal = await makeDeal(world, 'ON_NOTICE');
    const result = await world.app.db.manager.findOneByOrFail(TechResult, { id: deal.resultId });
    moveTo(clock.now().getTime() + 1000);
    await withdraw(await scopeOf(world.app, world.unit.officer), { ...at(result), reason: '补充实验' });
    expect(await readDeal(world.buyer, deal.id, '{ state next { action who } }')).toMatchObject({
      state: 'NEGOTIATING',
    });
    await advanceDeal(world.app, deal.id);
    expect(await dealRow(world.app, deal.id)).toMatchObject({
      state: 'NEGOTIATING',
      endReason: 'RESULT_WITHDRAWN',
    });
    expect(await readDeal(world.buyer, deal.id, '{ notices { state } }')).toEqual({
      notices: [{ state: 'VOID' }],
    });
    moveTo(clock.now().getTime() + 1000);
    await done(world.buyer, 'proposeTerms', { dealId: deal.id, terms: jsonOf(plainLicense) });
    const { number, termsDigest } = await lastProposal(world.app, deal.id);
    const agreed = await done(world.officer, 'acceptTerms', {
      dealId: deal.id,
      proposalNumber: number,
      termsDigest,
    });
    expect(agreed.state).toBe('AGREED');
    await done(world.officer, 'publishDealNotice', { dealId: deal.id });
  });
});

describe('sides', () => {
  it('nobody stands on both: completers never act for the unit, who asked never for the other', async () => {
    const both = await makeMember(world.app, world.unit.administrator, ['RESEARCHER', 'OFFICER']);
    const result = await makePublished(world.app, { ...world.unit, researcher: both });
    const deal = await makeDeal(world, 'REQUESTED', { result });
    const completer = await signedIn(api(), both);
    expect(await refused(world, completer, 'takeUpDeal', { dealId: deal.id })).toEqual(['FOUR_EYES']);
    expect(await readDeal(completer, deal.id, '{ actions }')).toEqual({ actions: [] });
  });

  it('a completer’s own company is a related party, whatever is declared', async () => {
    const { app, unit, operator } = world;
    const result = await makePublished(app, unit);
    const own = await makeEnterprise(app, operator);
    await app.db.query(
      `INSERT INTO membership (id, user_id, organization_id, roles, status, requested_at, decided_at, version)
       SELECT gen_random_uuid(), $1, $2, '{ENTERPRISE_MEMBER}', 'ACTIVE', $3, $3, 1`,
      [unit.researcher.userId, own.id, clock.now()],
    );
    const client = await signedIn(api(), own.buyer);
    const input = { ...asking, resultId: result.id };
    expect(await refused(world, client, 'requestDeal', input)).toEqual(['INVALID PRC-2 FACTS_SHOW_RELATED']);
    expect(await refused(world, client, 'requestDeal', { ...input, relation: 'RELATED' })).toEqual([
      'REQUIRED',
    ]);
    const { id } = await done(client, 'requestDeal', {
      ...input,
      relation: 'RELATED',
      relationExplanation: '完成人持股 40%',
    });
    await done(world.officer, 'takeUpDeal', { dealId: id });
    expect(
      await refused(world, world.officer, 'declareRelation', {
        dealId: id,
        relation: 'NONE',
        foreignParty: false,
      }),
    ).toEqual(['INVALID PRC-2 FACTS_SHOW_RELATED']);
  });

  it('co-owners consent to exactly the agreed terms before anything is signed', async () => {
    const deal = await makeDeal(world, 'AGREED', {
      content: { coOwners: [{ name: '哈尔滨某研究所', share: 3000 }] },
    });
    const shown = await readDeal<{ parties: { id: string; consent: string }[] }>(
      world.buyer,
      deal.id,
      '{ parties { id consent } }',
    );
    const partyId = shown?.parties[0]?.id;
    const input = { dealId: deal.id, partyId, consent: 'CONSENTED' };
    expect(await refused(world, world.officer, 'recordPartyConsent', input)).toEqual(['REQUIRED']);
    expect(await refused(world, world.buyer, 'recordPartyConsent', input)).toEqual(['FORBIDDEN']);
    const fileId = await upload(world.officer, '共有人同意书.pdf');
    await done(world.officer, 'recordPartyConsent', { ...input, fileId });
    const open = () =>
      readDeal<{ compliance: { code: string; status: string }[] }>(
        world.buyer,
        deal.id,
        '{ compliance { code status } }',
      ).then((read) => read?.compliance.filter(({ code }) => code === 'PARTY_CONSENT_MISSING').length);
    expect(await open()).toBe(0);
    await done(world.officer, 'proposeTerms', { dealId: deal.id, terms: jsonOf(exclusive) });
    const { number, termsDigest } = await lastProposal(world.app, deal.id);
    await done(world.buyer, 'acceptTerms', { dealId: deal.id, proposalNumber: number, termsDigest });
    expect(await open()).toBe(1);
  });
});

describe('lists and the confidential part', () => {
  it('lists in the same number of statements whether 5 or 50 deals are on the page', async () => {
    const list = `query ($first: Int) { deals(first: $first, filter: { side: OWNER }) { edges { node {
      id number state origin title mySide actions requestedAt result { id title } owner { id name }
      enterprise { id name } next { action who waitsUntil code } } } } }`;
    const count = await world.app.db.manager.countBy(Deal, { organizationId: world.unit.id });
    for (let each = count; each < 50; each++) {
      await world.app.db.query(
        `INSERT INTO deal SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
           'number', 'C' || $2::text, 'state', 'WITHDRAWN'))).* FROM deal d WHERE organization_id = $1 LIMIT 1`,
        [world.unit.id, each],
      );
    }
    const five = await world.officer.ask<{ deals: { edges: object[] } }>(list, { first: 5 });
    const fifty = await world.officer.ask<{ deals: { edges: object[] } }>(list, { first: 50 });
    expect(five.errors).toBeUndefined();
    expect(fifty.errors).toBeUndefined();
    expect([five.data?.deals.edges.length, fifty.data?.deals.edges.length]).toEqual([5, 50]);
    expect(fifty.statements).toBe(five.statements);
  });

  it('opens the confidential part against a promise, until the deal ends', async () => {
    const deal = await makeDeal(world, 'NEGOTIATING', {
      content: { confidentialText: '发酵温度 12 摄氏度' },
    });
    const read = () =>
      world.buyer
        .ask<{ techResult: { confidential: { text: string } | null } }>(
          'query ($id: ID!) { techResult(id: $id) { confidential { text } } }',
          { id: deal.resultId },
        )
        .then(({ data }) => data?.techResult.confidential?.text ?? null);
    expect(await refused(world, world.buyer, 'acceptConfidentiality', { dealId: deal.id })).toEqual([
      'STATE',
    ]);
    await done(world.officer, 'openConfidentiality', { dealId: deal.id, text: '承诺保密' });
    expect(await read()).toBeNull();
    moveTo(clock.now().getTime() + 1000);
    await done(world.buyer, 'acceptConfidentiality', { dealId: deal.id });
    expect(await read()).toBe('发酵温度 12 摄氏度');
    await done(world.officer, 'refuseDeal', { dealId: deal.id, reason: '未达成一致' });
    expect(await read()).toBeNull();
    expect((await dealRow(world.app, deal.id)).endedAt).not.toBeNull();
  });
});
