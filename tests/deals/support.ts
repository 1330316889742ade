import { expect } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import {
  callDealDecision,
  publishDealNotice,
} from '../../server/features/deals/clearing/clearing.service.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { DealProposal } from '../../server/features/deals/data/deal-parts.entity.ts';
import {
  acceptTerms,
  proposeTerms,
  takeUpDeal,
} from '../../server/features/deals/negotiation/negotiation.service.ts';
import { declareRelation } from '../../server/features/deals/participants/participants.service.ts';
import { type RequestDeal, requestDeal } from '../../server/features/deals/request/request-deal.service.ts';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type { DealTerms } from '../../server/features/offers/terms/terms.types.ts';
import type { ResultContentFields } from '../../server/features/results/content/content.types.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { adoptRule } from '../../server/features/rulebook/adoptions/adopt-rule.service.ts';
import type { App } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, setClock } from '../../server/platform/clock.ts';
import { fingerprint as accountsFingerprint } from '../accounts/support.ts';
import { plainLicense } from '../offers/examples.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, type ServedApi, USER_ERRORS, type UserErrorParts } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makePublished, makeUnit, type TestUnit } from '../support/results.ts';

export const JILIN = { provinceCode: '220000', cityCode: '220100' };
export const HEILONGJIANG = { provinceCode: '230000', cityCode: '230100' };

/** A unit with its people and an enterprise that asks it for deals, everybody signed in. */
export interface DealWorld {
  api: ServedApi;
  app: App;
  operator: Member;
  unit: TestUnit;
  leaders: Member[];
  supervisor: Member;
  enterprise: { id: string; administrator: Member; buyer: Member };
  officer: ApiClient;
  otherOfficer: ApiClient;
  buyer: ApiClient;
}

export async function makeDealWorld(
  api: ServedApi,
  place: { provinceCode: string; cityCode: string } = HEILONGJIANG,
  operator?: Member,
): Promise<DealWorld> {
  const { app } = api;
  const acting = operator ?? (await makeOperator(app));
  const unit = await makeUnit(app, acting, place);
  const leaders: Member[] = [];
  for (let each = 0; each < 3; each++)
    leaders.push(await makeMember(app, unit.administrator, ['LEADERSHIP_MEMBER']));
  const enterprise = await makeEnterprise(app, acting, place);
  return {
    api,
    app,
    operator: acting,
    unit,
    leaders,
    supervisor: await makeMember(app, unit.administrator, ['SUPERVISOR']),
    enterprise,
    officer: await signedIn(api, unit.officer),
    otherOfficer: await signedIn(api, unit.otherOfficer),
    buyer: await signedIn(api, enterprise.buyer),
  };
}

/** A confirmed enterprise with a member who can ask for deals. */
export async function makeEnterprise(
  app: App,
  operator: Member,
  place: { provinceCode: string; cityCode: string } = HEILONGJIANG,
): Promise<DealWorld['enterprise']> {
  const { organization, administrator } = await makeOrganization(app, operator, 'ENTERPRISE', place);
  const buyer = await makeMember(app, administrator, ['ENTERPRISE_MEMBER']);
  return { id: organization.id, administrator, buyer };
}

/** Makes rules of documents block, as a unit that adopted them. */
export async function adopt({ app, unit }: DealWorld, ...ruleIds: string[]): Promise<void> {
  const scope = await scopeOf(app, unit.administrator);
  for (const ruleId of ruleIds)
    await adoptRule(scope, {
      organizationId: unit.id,
      ruleId,
      effectiveFrom: clock.today(),
      reason: '本单位制度',
    });
}

/** Settings of the unit, written as they would stand. */
export async function setUnit({ app, unit }: DealWorld, values: Partial<Organization>): Promise<void> {
  await app.db.manager.update(Organization, unit.id, values);
}

export interface MadeDeal {
  terms?: Terms;
  result?: TechResult;
  content?: ResultContentFields;
  request?: Partial<RequestDeal>;
  /** Who asks, if not the world's own enterprise. */
  by?: Member;
}

export type ReachableState = 'REQUESTED' | 'NEGOTIATING' | 'AGREED' | 'DECIDED' | 'ON_NOTICE' | 'CLEARED';

/**
 * A deal on a result of its own, brought to a state by the steps that lead there. ON_NOTICE and CLEARED need a price that
 * is negotiated; CLEARED moves the clock past the notice (put it back with what `setClock` gave, or `realTime`).
 */
export async function makeDeal(
  world: DealWorld,
  state: ReachableState,
  values: MadeDeal = {},
): Promise<Deal> {
  const { app, unit } = world;
  const result = values.result ?? (await makePublished(app, unit, values.content));
  const buyer = await scopeOf(app, values.by ?? world.enterprise.buyer);
  const officer = await scopeOf(app, unit.officer);
  const requested = await requestDeal(buyer, {
    resultId: result.id,
    message: '希望使用该成果',
    relation: 'NONE',
    foreignParty: false,
    asOrdinary: true,
    ...values.request,
  });
  if (state === 'REQUESTED') return requested;
  const dealId = requested.id;
  await takeUpDeal(officer, { dealId });
  if (state === 'NEGOTIATING') return dealRow(app, dealId);
  await proposeTerms(officer, { dealId, terms: asInput(values.terms ?? plainLicense) });
  const proposal = await lastProposal(app, dealId);
  await acceptTerms(buyer, { dealId, proposalNumber: proposal.number, termsDigest: proposal.termsDigest });
  await declareRelation(officer, { dealId, relation: 'NONE', foreignParty: false });
  if (state === 'AGREED') return dealRow(app, dealId);
  if ((await dealRow(app, dealId)).waitsFor.ready.includes('CALL_DECISION')) await decide(world, dealId);
  if (state === 'DECIDED') return dealRow(app, dealId);
  if ((await dealRow(app, dealId)).waitsFor.ready.includes('PUBLISH_NOTICE'))
    await publishDealNotice(officer, { dealId });
  if (state === 'CLEARED') await endNotice(world, dealId);
  return dealRow(app, dealId);
}

/** Calls the decision of a deal, lets every leader approve it, and closes it with its minutes. */
export async function decide(
  world: DealWorld,
  dealId: string,
  votes: 'APPROVE' | 'REJECT' = 'APPROVE',
): Promise<void> {
  const { app, unit, leaders, otherOfficer } = world;
  await callDealDecision(await scopeOf(app, unit.officer), { dealId });
  const decision = await app.db.manager.findOneByOrFail(CollectiveDecision, {
    caseId: dealId,
    state: 'CALLED',
  });
  for (const leader of leaders) {
    const client = await signedIn(world.api, leader);
    await client.mutate('vote', { decisionId: decision.id, vote: votes }, '{ userErrors { code } }');
  }
  const closed = await otherOfficer.mutate<{ userErrors: UserErrorParts[] }>(
    'closeDecision',
    {
      decisionId: decision.id,
      expectedVersion: decision.version,
      minutesFileId: await upload(otherOfficer, '会议纪要.pdf'),
      meetingOn: clock.today(),
    },
    `{ ${USER_ERRORS} }`,
  );
  expect(closed.userErrors).toEqual([]);
  await advanceDeal(app, dealId);
}

/** Moves the clock to the first moment after the notice of a deal, and lets the deal follow. */
export async function endNotice({ app }: DealWorld, dealId: string): Promise<void> {
  const notice = await app.db.manager.findOneByOrFail(PublicNotice, { caseId: dealId });
  moveTo(notice.endsAt.getTime());
  await advanceDeal(app, dealId);
}

let restore = () => {};

/** Sets the clock for everything that runs in this process. */
export function moveTo(time: number): void {
  restore();
  restore = setClock(() => time);
}

/** Puts the real time back; for `afterEach`. */
export function realTime(): void {
  restore();
  restore = () => {};
}

export function dealRow(app: App, id: string): Promise<Deal> {
  return app.db.manager.findOneByOrFail(Deal, { id });
}

export async function lastProposal(app: App, dealId: string): Promise<DealProposal> {
  const [proposal] = await app.db.manager.find(DealProposal, {
    where: { dealId },
    order: { number: 'DESC' },
    take: 1,
  });
  if (!proposal) throw new Error('there is no proposal');
  return proposal;
}

/** Terms as a service takes them from the API: the same shape. */
export function asInput(terms: Terms): DealTerms {
  return terms as unknown as DealTerms;
}

const INPUTS: Readonly<Record<string, string>> = {
  takeUpDeal: 'DealStepInput',
  acceptConfidentiality: 'DealStepInput',
  prepareContract: 'DealStepInput',
  signDeal: 'DealStepInput',
  activateDeal: 'DealStepInput',
  completeDeal: 'DealStepInput',
  refuseDeal: 'EndDealInput',
  withdrawDeal: 'EndDealInput',
  reopenNegotiation: 'EndDealInput',
  terminateDeal: 'EndDealInput',
};

export interface DealAnswer {
  deal: { id: string; number: string; state: string; version: number } | null;
  userErrors: (UserErrorParts & { rule: { id: string; authority: string } | null })[];
}

/** Takes a step of a deal through the API. */
export async function step(client: ApiClient, name: string, input: object): Promise<DealAnswer> {
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await client.ask<Record<string, DealAnswer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
       deal { id number state version }
       userErrors { code field params { name value } rule { id authority } } } }`,
    { input },
  );
  const answered = data?.[name];
  if (!answered) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return answered;
}

/** A step that must be done. */
export async function done(
  client: ApiClient,
  name: string,
  input: object,
): Promise<NonNullable<DealAnswer['deal']>> {
  const { deal, userErrors } = await step(client, name, input);
  expect(userErrors, name).toEqual([]);
  if (!deal) throw new Error(`${name} answered no deal`);
  return deal;
}

/** What a deal shows to a client; throws where GraphQL refuses. */
export async function readDeal<Data>(client: ApiClient, id: string, selection: string): Promise<Data | null> {
  const { data, errors } = await client.ask<{ deal: Data | null }>(
    `query ($id: ID!) { deal(id: $id) ${selection} }`,
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.deal ?? null;
}

const TABLES = [
  'deal',
  'deal_counter',
  'deal_proposal',
  'deal_declaration',
  'deal_leader',
  'deal_party',
  'deal_message',
  'deal_document',
  'deal_approval',
  'deal_check',
  'contract',
  'offer',
  'tech_result',
  'result_version',
  'confidential_grant',
  'collective_decision',
  'decision_member',
  'public_notice',
  'objection',
  'valuation',
];

/** A digest of every row that a step of a deal could touch, with all chains and their heads, what was told and queued. */
async function fingerprint(app: App): Promise<Record<string, string>> {
  const digests = await accountsFingerprint(app);
  for (const table of TABLES) {
    const [row] = await app.db.query<{ digest: string }[]>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${table} t`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}

/** Runs what must be refused and proves that no row and no chain was changed by it. */
export async function unchanged<T>({ app }: { app: App }, run: () => Promise<T>): Promise<T> {
  const before = await fingerprint(app);
  const value = await run();
  expect(await fingerprint(app)).toEqual(before);
  return value;
}

/** A step that must be refused without changing anything; answers the refusals as `CODE rule missing`. */
export async function refused(
  world: { app: App },
  client: ApiClient,
  name: string,
  input: object,
): Promise<string[]> {
  const { deal, userErrors } = await unchanged(world, () => step(client, name, input));
  expect(deal).toBeNull();
  return userErrors.map(({ code, rule, params }) => {
    const reason = params.find((param) => param.name === 'missing' || param.name === 'reason')?.value;
    return [code, rule?.id, reason].filter((part) => part !== undefined).join(' ');
  });
}

/** The steps on the chain of a deal, whose hashes and signature are checked. */
export async function stepsOf(app: App, caseId: string): Promise<string[]> {
  const events = await auditTrail(app.db.manager, 'Deal', caseId);
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseType: 'Deal', caseId });
  expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
  return events.map(({ action }) => action);
}
