import { afterEach, beforeAll, expect, it } from 'vitest';
import {
  acceptTerms,
  declineTerms,
} from '../../server/features/brokers/engagements/agreeing/answer-terms.service.ts';
import { proposeEngagement } from '../../server/features/brokers/engagements/agreeing/propose-engagement.service.ts';
import { proposeTerms } from '../../server/features/brokers/engagements/agreeing/propose-terms.service.ts';
import { signTerms } from '../../server/features/brokers/engagements/agreeing/sign-terms.service.ts';
import { ENGAGEMENT_CASE } from '../../server/features/brokers/engagements/change-engagement.ts';
import {
  admitClaim,
  consentToBothSides,
  contestClaim,
  nameEngagement,
  withdrawClaim,
} from '../../server/features/brokers/engagements/claims/answer-claim.service.ts';
import { engagementsOf } from '../../server/features/brokers/engagements/claims/claims-of-deal.ts';
import { DealEngagement } from '../../server/features/brokers/engagements/data/deal-engagement.entity.ts';
import {
  endEngagement,
  fulfilEngagement,
} from '../../server/features/brokers/engagements/ending/end-engagement.service.ts';
import { mandateLetter } from '../../server/features/brokers/engagements/letter/mandate-letter.service.ts';
import { findDealBrokers } from '../../server/features/brokers/engagements/reading/deal-brokers.service.ts';
import { runningCommission } from '../../server/features/brokers/engagements/terms/commission.ts';
import { CLIENT_KEY } from '../../server/features/brokers/engagements/terms/commission-terms.ts';
import {
  asVersions,
  termsInForce,
  versionsOf,
} from '../../server/features/brokers/engagements/terms-in-force.ts';
import { engagementsWaiting } from '../../server/features/brokers/engagements/waiting.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import type { Refusal } from '../../server/platform/errors.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { type DealWorld, makeDeal, makeDealWorld } from '../deals/support.ts';
import { moveTo, realTime, refusal } from '../demands/support.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { pagesOfText } from '../support/pdf-text.ts';
import { makePublished } from '../support/results.ts';
import {
  askedTerms,
  engagementRow,
  lastVersion,
  type MadeEngagement,
  makeActiveEngagement,
  makeProposed,
  mandateOf,
  proposalOf,
  signAll,
  type TestClient,
} from './engagement-support.ts';
import { makeAgency, makeBroker, type TestAgency, type TestBroker } from './support.ts';

const api = useApi();
let world: DealWorld;
let agency: TestAgency;
let lead: TestBroker;
let other: TestBroker;
let owner: TestClient;
let enterprise: TestClient;
beforeAll(async () => {
  world = await makeDealWorld(api());
  agency = await makeAgency(world.app, world.operator);
  lead = await makeBroker(world.app, { administrator: agency.administrator });
  const second = await makeAgency(world.app, world.operator);
  other = await makeBroker(world.app, { administrator: second.administrator });
  owner = { side: 'OWNER', organizationId: world.unit.id, member: world.unit.officer };
  enterprise = { side: 'ENTERPRISE', organizationId: world.enterprise.id, member: world.enterprise.buyer };
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const refused = (run: () => Promise<unknown>) => refusal(world, run);
const kinds = async (member: Member) => (await engagementsWaiting(await as(member))).map(({ kind }) => kind);
const made = (values: Partial<MadeEngagement> = {}): MadeEngagement => ({
  client: owner,
  broker: lead,
  ...values,
});
const claimRow = (id: string) => world.app.db.manager.findOneByOrFail(DealEngagement, { id });

async function stepsOf(caseId: string): Promise<string[]> {
  const { manager } = world.app.db;
  const events = await auditTrail(manager, ENGAGEMENT_CASE, caseId);
  const head = await manager.findOneByOrFail(AuditHead, { caseType: ENGAGEMENT_CASE, caseId });
  expect(verifyChain(events, head, world.app.signer.publicKey)).toEqual({ valid: true });
  return events.map(({ action }) => action);
}

it('is proposed, answered with other terms, accepted, and active once all have signed', async () => {
  const parts = [
    { role: 'LEAD', broker: lead, basisPoints: 5000 },
    { role: 'CO_BROKER', broker: other, basisPoints: 2500 },
    { role: 'AGENCY', organizationId: agency.id, signer: agency.administrator, basisPoints: 1500 },
    { role: 'PLATFORM', basisPoints: 1000, signer: world.operator },
  ] as const;
  const proposed = await makeProposed(world.app, made());
  const engagementId = proposed.id;
  expect(proposed).toMatchObject({ state: 'PROPOSED', number: '委2026-0001' });
  expect(await kinds(lead)).toEqual(['ENGAGEMENT_ANSWER']);
  const first = await lastVersion(world.app, engagementId);
  expect(
    await refused(async () =>
      acceptTerms(await as(world.unit.officer), { engagementId, digest: first.digest }),
    ),
  ).toBe('FORBIDDEN');
  await proposeTerms(await as(lead), {
    engagementId,
    expectedVersion: 1,
    terms: askedTerms(made({ parts })),
    note: '分工如下',
  });
  const { digest, terms } = await lastVersion(world.app, engagementId);
  expect(terms.beneficiaries.map(({ key, name }) => [key, name])).toEqual([
    ['b1', lead.name],
    ['b2', other.name],
    ['b3', agency.name],
    ['b4', expect.any(String)],
  ]);
  const officer = await as(world.unit.officer);
  expect(await refused(() => acceptTerms(officer, { engagementId, digest: first.digest }))).toBe(
    'CONFLICT digest',
  );
  expect(await refused(() => acceptTerms(officer, { engagementId, digest, expectedVersion: 1 }))).toBe(
    'CONFLICT expectedVersion',
  );
  expect(await refused(() => signTerms(officer, { engagementId, digest, partyKey: CLIENT_KEY }))).toContain(
    'STATE',
  );
  await acceptTerms(officer, { engagementId, digest, expectedVersion: 2 });
  expect(await kinds(other)).toEqual(['ENGAGEMENT_SIGN']);
  expect(await kinds(agency.administrator)).toEqual(['ENGAGEMENT_SIGN']);
  expect(
    await refused(async () => signTerms(await as(other), { engagementId, digest, partyKey: 'b1' })),
  ).toBe('FORBIDDEN partyKey');
  await signAll(world.app, engagementId, made({ parts }));
  const active = await engagementRow(world.app, engagementId);
  expect(active).toMatchObject({ state: 'ACTIVE', activatedAt: expect.any(Date) });
  expect(await lastVersion(world.app, engagementId)).toMatchObject({
    state: 'SIGNED',
    effectiveFrom: clock.today(),
  });
  expect(await refused(() => signTerms(officer, { engagementId, digest, partyKey: CLIENT_KEY }))).toContain(
    'STATE',
  );
  expect(await kinds(other)).toEqual([]);
  expect(await stepsOf(engagementId)).toEqual([
    'proposeEngagement',
    'proposeTerms',
    'acceptTerms',
    ...parts.map(() => 'signTerms'),
    'signTerms',
  ]);
  const { manager } = world.app.db;
  await expect(manager.query(`UPDATE engagement_signature SET party_key = 'b9'`)).rejects.toThrow();
  const { file } = await mandateLetter(officer, engagementId, { number: null, format: 'pdf' });
  const text = pagesOfText(file).join('');
  for (const words of ['技术转移委托书', active.number, lead.name, agency.name, digest])
    expect(text).toContain(words);
  const word = await mandateLetter(officer, engagementId, { number: 2, format: 'docx' });
  expect(word.file.subarray(0, 2).toString()).toBe('PK');
});

it('says all that is wrong with a proposal, and takes no broker who does not take it', async () => {
  const result = await makePublished(world.app, world.unit);
  const officer = await as(world.unit.officer);
  const wrong = proposalOf(
    made({ mandate: { startsOn: '2020-01-01', confidentialAccess: true, duties: ' ' } }),
  );
  wrong.terms.payer = 'ENTERPRISE';
  const problems = await proposeEngagement(officer, wrong).then(
    () => [],
    (error: Refusal) => error.errors.map(({ field, code }) => `${field} ${code}`),
  );
  expect(problems).toEqual([
    'mandate.duties REQUIRED',
    'mandate.startsOn INVALID',
    'mandate.endsOn INVALID',
    'mandate.confidentialAccess INVALID',
    'terms.payer INVALID',
  ]);
  const noDemand = proposalOf(made({ mandate: { demandId: result.id } }));
  expect(await refused(() => proposeEngagement(officer, noDemand))).toBe('NOT_FOUND mandate.demandId');
  const foreign = proposalOf(
    made({ client: enterprise, mandate: { resultId: result.id, confidentialAccess: true } }),
  );
  expect(await refused(async () => proposeEngagement(await as(world.enterprise.buyer), foreign))).toContain(
    'INVALID',
  );
  const draft = await makeBroker(world.app, {
    administrator: agency.administrator,
    columns: { state: 'DRAFT' },
  });
  expect(await refused(() => proposeEngagement(officer, proposalOf(made({ broker: draft }))))).toBe(
    'NOT_FOUND leadBrokerId',
  );
  const full = await makeBroker(world.app, {
    administrator: agency.administrator,
    columns: { acceptsNew: false },
  });
  expect(await refused(() => proposeEngagement(officer, proposalOf(made({ broker: full }))))).toContain(
    'STATE',
  );
  expect(await refused(async () => proposeEngagement(await as(other), proposalOf(made())))).toBe('FORBIDDEN');
});

it('changes its terms only for the future, signed again by all', async () => {
  const { id: engagementId } = await makeActiveEngagement(world.app, made());
  const later = { ...askedTerms(made({ terms: { tiers: [{ from: 0n, basisPoints: 1000 }] } })) };
  const broker = await as(lead);
  const today = clock.today();
  const propose = (agreedFrom: string | null) =>
    proposeTerms(broker, { engagementId, terms: later, agreedFrom });
  expect(await refused(() => propose(today))).toContain('INVALID');
  expect(
    await refused(() => proposeTerms(broker, { engagementId, terms: later, mandate: mandateOf() })),
  ).toContain('INVALID');
  await propose(addDays(today, 3));
  const { digest } = await lastVersion(world.app, engagementId);
  await acceptTerms(await as(world.unit.officer), { engagementId, digest });
  expect((await engagementRow(world.app, engagementId)).state).toBe('ACTIVE');
  await signAll(world.app, engagementId, made());
  const { manager } = world.app.db;
  const rateOn = async (day: string) =>
    (await termsInForce(manager, engagementId, day))?.terms.tiers[0]?.basisPoints;
  expect([
    await rateOn(addDays(today, -1)),
    await rateOn(addDays(today, 2)),
    await rateOn(addDays(today, 3)),
  ]).toEqual([undefined, 500, 1000]);
  const receipt = (on: string) => ({ kind: 'RECEIVED' as const, on, received: 10_000n, net: 10_000n });
  const versions = asVersions(await versionsOf(manager, engagementId));
  expect(runningCommission(versions, [receipt(today), receipt(addDays(today, 5))])).toBe(1500n);
});

it('moves the day of terms whose last signature came late', async () => {
  const { id: engagementId } = await makeActiveEngagement(world.app, made());
  await proposeTerms(await as(lead), { engagementId, terms: askedTerms(made()) });
  const { digest } = await lastVersion(world.app, engagementId);
  await acceptTerms(await as(world.unit.officer), { engagementId, digest });
  moveTo(clock.now().getTime() + 9 * DAY_MS);
  await signAll(world.app, engagementId, made());
  expect((await lastVersion(world.app, engagementId)).effectiveFrom).toBe(addDays(clock.today(), 1));
});

it('lets one of two exclusive engagements for a result become active', async () => {
  const { id: resultId } = await makePublished(world.app, world.unit);
  const mandate = { resultId, isExclusive: true };
  const ids: { engagementId: string; broker: TestBroker }[] = [];
  for (const broker of [lead, other]) {
    const { id: engagementId } = await makeProposed(world.app, made({ broker, mandate }));
    const { digest } = await lastVersion(world.app, engagementId);
    await acceptTerms(await as(broker), { engagementId, digest });
    await signTerms(await as(world.unit.officer), { engagementId, partyKey: CLIENT_KEY, digest });
    ids.push({ engagementId, broker });
  }
  const outcomes = await Promise.allSettled(
    ids.map(async ({ engagementId, broker }) => {
      const { digest } = await lastVersion(world.app, engagementId);
      return signTerms(await as(broker), { engagementId, partyKey: 'b1', digest });
    }),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find((each) => each.status === 'rejected')?.reason).toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  const third = await makeProposed(world.app, made({ broker: other, mandate }));
  const { digest } = await lastVersion(world.app, third.id);
  expect(
    await refused(async () => acceptTerms(await as(other), { engagementId: third.id, digest })),
  ).toContain('ALREADY_EXISTS');
});

it('is declined, refused by who should sign, ended and fulfilled', async () => {
  const declined = await makeProposed(world.app, made());
  await declineTerms(await as(lead), { engagementId: declined.id, reason: '能力不符' });
  expect(await engagementRow(world.app, declined.id)).toMatchObject({
    state: 'DECLINED',
    endReason: '能力不符',
  });
  expect(
    await refused(async () =>
      proposeTerms(await as(lead), { engagementId: declined.id, terms: askedTerms(made()) }),
    ),
  ).toContain('STATE');

  const parts = [
    { role: 'LEAD' as const, broker: lead, basisPoints: 6000 },
    { role: 'CO_BROKER' as const, broker: other, basisPoints: 4000 },
  ];
  const open = await makeProposed(world.app, made({ parts }));
  const { digest } = await lastVersion(world.app, open.id);
  await acceptTerms(await as(lead), { engagementId: open.id, digest });
  await declineTerms(await as(other), { engagementId: open.id, reason: '比例过低' });
  expect((await engagementRow(world.app, open.id)).state).toBe('PROPOSED');
  await proposeTerms(await as(world.unit.officer), { engagementId: open.id, terms: askedTerms(made()) });
  expect((await engagementRow(world.app, open.id)).partyUserIds).toEqual([lead.userId]);

  const active = await makeActiveEngagement(world.app, made());
  expect(await refused(async () => fulfilEngagement(await as(lead), { engagementId: active.id }))).toBe(
    'FORBIDDEN',
  );
  await fulfilEngagement(await as(world.unit.officer), { engagementId: active.id });
  expect((await engagementRow(world.app, active.id)).state).toBe('FULFILLED');
  const ended = await makeActiveEngagement(world.app, made());
  await endEngagement(await as(lead), { engagementId: ended.id, reason: '另有安排' });
  expect(
    await refused(async () => endEngagement(await as(lead), { engagementId: ended.id, reason: '再次' })),
  ).toContain('STATE');
});

it('claims a deal by its number, and the client admits or contests it', async () => {
  const deal = await makeDeal(world, 'REQUESTED');
  const mine = await makeActiveEngagement(world.app, made({ mandate: { resultId: deal.resultId } }));
  const elsewhere = await makeActiveEngagement(
    world.app,
    made({ mandate: { resultId: (await makePublished(world.app, world.unit)).id } }),
  );
  const broker = await as(lead);
  const dealNumber = deal.number;
  expect(await refused(() => nameEngagement(broker, { engagementId: elsewhere.id, dealNumber }))).toBe(
    'NOT_FOUND dealNumber',
  );
  expect(await refused(() => nameEngagement(broker, { engagementId: mine.id, dealNumber: '无此案件' }))).toBe(
    'NOT_FOUND dealNumber',
  );
  const claim = await nameEngagement(broker, { engagementId: mine.id, dealNumber });
  expect(claim).toMatchObject({ state: 'CLAIMED', why: 'SCOPE', priority: 1 });
  expect(await refused(() => nameEngagement(broker, { engagementId: mine.id, dealNumber }))).toBe(
    'ALREADY_EXISTS dealNumber',
  );
  expect(await kinds(world.unit.officer)).toContain('ENGAGEMENT_CLAIM');
  const officer = await as(world.unit.officer);
  const seen = () =>
    claimRow(claim.id).then(({ id, version }) => ({ claimId: id, expectedVersion: version }));
  expect(await refused(async () => admitClaim(broker, await seen()))).toBe('FORBIDDEN');
  await contestClaim(officer, { ...(await seen()), reason: '并非其促成' });
  expect(await claimRow(claim.id)).toMatchObject({ state: 'CONTESTED', reason: '并非其促成' });
  await admitClaim(officer, await seen());
  expect(await claimRow(claim.id)).toMatchObject({ state: 'ADMITTED', reason: null });
  expect(await refused(async () => withdrawClaim(broker, { ...(await seen()), reason: '撤回' }))).toContain(
    'STATE',
  );
  const second = await makeActiveEngagement(
    world.app,
    made({ broker: other, mandate: { resultId: deal.resultId, isExclusive: true } }),
  );
  expect((await findDealBrokers(officer, deal.id))?.conflicts).toEqual(['EXCLUSIVE_ELSEWHERE']);
  await nameEngagement(officer, { engagementId: second.id, dealId: deal.id });
  const ranked = await engagementsOf(world.app.db.manager, deal.id);
  expect(ranked.map(({ engagement, claim: each }) => [engagement.id, each.state, each.priority])).toEqual([
    [second.id, 'ADMITTED', 1],
    [mine.id, 'ADMITTED', 2],
  ]);
  expect((await findDealBrokers(officer, deal.id))?.conflicts).toEqual(['SEVERAL']);
});

it('admits a broker of both sides only with the consent of both', async () => {
  const deal = await makeDeal(world, 'REQUESTED');
  const forOwner = await makeActiveEngagement(world.app, made());
  const forEnterprise = await makeActiveEngagement(world.app, made({ client: enterprise }));
  const officer = await as(world.unit.officer);
  const buyer = await as(world.enterprise.buyer);
  const ownClaim = await nameEngagement(officer, { engagementId: forOwner.id, dealId: deal.id });
  expect(ownClaim.state).toBe('ADMITTED');
  const claim = await nameEngagement(buyer, { engagementId: forEnterprise.id, dealId: deal.id });
  expect(claim.state).toBe('CLAIMED');
  const at = async (id: string) => ({ claimId: id, expectedVersion: (await claimRow(id)).version });
  expect(await refused(async () => admitClaim(buyer, await at(claim.id)))).toContain('BOTH_SIDES');
  await consentToBothSides(buyer, await at(claim.id));
  expect(await refused(async () => admitClaim(buyer, await at(claim.id)))).toContain('BOTH_SIDES');
  expect(await refused(async () => consentToBothSides(buyer, await at(ownClaim.id)))).toBe(
    'NOT_FOUND claimId',
  );
  expect((await findDealBrokers(officer, deal.id))?.conflicts).toContain('BOTH_SIDES');
  await consentToBothSides(officer, await at(ownClaim.id));
  await admitClaim(buyer, await at(claim.id));
  expect((await claimRow(claim.id)).state).toBe('ADMITTED');
  expect((await findDealBrokers(buyer, deal.id))?.conflicts).toEqual([]);
});
