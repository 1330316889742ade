import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import { incentiveOf, mayOfferResult } from '../../server/features/grants/grants-in-force.service.ts';
import { endExpiredGrants } from '../../server/features/grants/steps/conclude-grant.service.ts';
import {
  markIntended,
  unmarkIntended,
} from '../../server/features/results/conversion/mark-conversion.service.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { adoptRule } from '../../server/features/rulebook/adoptions/adopt-rule.service.ts';
import type { RuleId } from '../../server/features/rulebook/rules/index.ts';
import { unitOf } from '../../server/features/rulebook/unit.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, setClock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makeMarket, makePublished, makeRegistered, makeUnit, type TestUnit } from '../support/results.ts';
import { type Answer, INPUTS, SELECTION } from './steps.ts';

const api = useApi();
const JILIN = { provinceCode: '220000', cityCode: '220100' };
const RULES: RuleId[] = ['GRT-0', 'GRT-1', 'GRT-2', 'GRT-3', 'GRT-4', 'GRT-7', 'PRC-3', 'PRC-6'];
let now = Date.parse('2026-11-23T02:00:00Z');
let restoreClock: () => void;

interface Side {
  unit: TestUnit;
  team: ApiClient;
  officer: ApiClient;
  leaders: ApiClient[];
  outsider: ApiClient;
  supervisor: ApiClient;
}
let operator: Member;
let jilin: Side;
let heilongjiang: Side;

beforeAll(async () => {
  restoreClock = setClock(() => now);
  const market = await makeMarket(api().app);
  operator = market.operator;
  heilongjiang = await sideOf(market.unit, []);
  jilin = await sideOf(await makeUnit(api().app, operator, JILIN), RULES);
});
beforeEach(() => {
  now = Date.parse('2026-11-23T02:00:00Z');
});
afterAll(() => restoreClock());

async function sideOf(unit: TestUnit, rules: RuleId[]): Promise<Side> {
  const { app } = api();
  const administrator = await scopeOf(app, unit.administrator);
  for (const ruleId of rules) {
    await adoptRule(administrator, {
      organizationId: unit.id,
      ruleId,
      effectiveFrom: clock.today(),
      reason: '校长办公会通过',
    });
  }
  const leaders: ApiClient[] = [];
  for (let count = 0; count < 3; count++) {
    leaders.push(await signedIn(api(), await makeMember(app, unit.administrator, ['LEADERSHIP_MEMBER'])));
  }
  return {
    unit,
    team: await signedIn(api(), unit.researcher),
    officer: await signedIn(api(), unit.officer),
    leaders,
    outsider: await signedIn(api(), await makeMember(app, unit.administrator, ['RESEARCHER'])),
    supervisor: await signedIn(api(), await makeMember(app, unit.administrator, ['SUPERVISOR'])),
  };
}

async function application(side: Side, result: TechResult | null, values: object = {}) {
  const completers = result ? await completersOf(side, result.id) : [];
  return {
    ...(result ? { resultId: result.id } : { title: '待研制的菌剂' }),
    kind: 'CO_OWNERSHIP',
    timing: 'BY_AGREEMENT',
    shareBasisPoints: 7000,
    titleClear: true,
    prospects: '寒地稻区秸秆还田需求明确。',
    shares: completers.map(({ id }) => ({ completerId: id, basisPoints: 10000 })),
    splitFileId: await upload(side.team, '内部分配约定.pdf'),
    agreement: {
      unitIncomeBasisPoints: 3000,
      incomeWay: '每年一月结算并支付',
      conversionDeadline: '2028-12-31',
      costSharing: '各半承担',
      keepingCosts: '由团队承担',
      reporting: '每半年书面报告',
      decisionOnConversion: '团队提出，单位十日内答复',
      rightsAndDuties: '双方均不得单独放弃权利',
    },
    ...values,
  };
}

async function completersOf(side: Side, id: string): Promise<{ id: string }[]> {
  const { data } = await side.officer.ask<{ techResult: { completers: { id: string }[] } }>(
    'query ($id: ID!) { techResult(id: $id) { completers { id } } }',
    { id },
  );
  return data?.techResult.completers ?? [];
}

const apply = async (side: Side, result: TechResult | null, values: object = {}) =>
  side.team.mutate<Answer>('applyForGrant', await application(side, result, values), SELECTION);

async function step(client: ApiClient, name: string, grantId: string, values: object = {}): Promise<Answer> {
  const { version } = await row(grantId);
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await client.ask<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) ${SELECTION} }`,
    { input: { grantId, expectedVersion: version, ...values } },
  );
  const answered = data?.[name];
  if (!answered) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return answered;
}

const row = (id: string) => api().app.db.manager.findOneByOrFail(OwnershipGrant, { id });
const events = (caseId: string) =>
  api().app.db.manager.find(AuditEvent, { where: { caseId }, order: { sequence: 'ASC' } });

/** Does something that must be refused, and proves that grant and chain stay as they are. */
async function refused(grantId: string, work: () => Promise<Answer>): Promise<Answer['userErrors'][number]> {
  const before = [await row(grantId), (await events(grantId)).length];
  const { grant, userErrors } = await work();
  expect(grant).toBeNull();
  expect([await row(grantId), (await events(grantId)).length]).toEqual(before);
  const [first] = userErrors;
  if (!first) throw new Error('nothing was refused');
  return first;
}

async function decide(side: Side, grantId: string, vote: 'APPROVE' | 'REJECT' = 'APPROVE'): Promise<void> {
  expect((await step(side.officer, 'callGrantDecision', grantId)).userErrors).toEqual([]);
  const [leader] = side.leaders;
  const found = await leader?.ask<{
    collectiveDecisions: { edges: { node: { id: string; caseId: string } }[] };
  }>('{ collectiveDecisions(first: 50) { edges { node { id caseId } } } }');
  const decision = found?.data?.collectiveDecisions.edges.find(({ node }) => node.caseId === grantId)?.node;
  for (const voter of side.leaders) {
    const answered = await voter.mutate<Answer>(
      'vote',
      { decisionId: decision?.id, vote },
      `{ ${USER_ERRORS} }`,
    );
    expect(answered.userErrors).toEqual([]);
  }
  const minutesFileId = await upload(side.officer, '会议纪要.pdf');
  const closed = await side.officer.mutate<Answer>(
    'closeDecision',
    {
      decisionId: decision?.id,
      minutesFileId,
      meetingOn: clock.today(),
      expectedVersion: await versionOf(decision?.id ?? ''),
    },
    `{ ${USER_ERRORS} }`,
  );
  expect(closed.userErrors).toEqual([]);
}

async function versionOf(decisionId: string): Promise<number> {
  return (await api().app.db.manager.findOneByOrFail(CollectiveDecision, { id: decisionId })).version;
}

/** Runs a grant up to its notice. */
async function noticed(side: Side, result: TechResult, values: object = {}): Promise<string> {
  const { grant, userErrors } = await apply(side, result, values);
  expect(userErrors).toEqual([]);
  const id = grant?.id ?? '';
  await decide(side, id);
  expect((await step(side.officer, 'approveGrant', id)).userErrors).toEqual([]);
  expect((await step(side.officer, 'publishGrantNotice', id)).grant?.state).toBe('ON_NOTICE');
  return id;
}

const sign = async (side: Side, grantId: string, agreedOn = clock.today()) =>
  step(side.officer, 'signGrant', grantId, { agreedOn, fileId: await upload(side.officer, '赋权协议.pdf') });

describe('a grant in Jilin', () => {
  it('runs from the application to its force, and changes who may offer the result', async () => {
    const { app } = api();
    const result = await makePublished(app, jilin.unit);
    const officer = await scopeOf(app, jilin.unit.officer);
    const co = await noticed(jilin, result);
    expect(await mayOfferResult(app.db.manager, officer.actor, result)).toBe(true);
    const early = await refused(co, () => sign(jilin, co));
    expect(early.rule?.id).toBe('GRT-3');
    now = Date.parse('2026-12-08T15:59:59.999Z');
    expect((await refused(co, () => sign(jilin, co))).rule?.id).toBe('GRT-3');
    now += 1;
    expect((await sign(jilin, co)).grant?.state).toBe('AGREED');
    expect((await step(jilin.officer, 'putGrantInForce', co, { from: '2026-12-09' })).grant).toMatchObject({
      state: 'IN_FORCE',
      lastDay: null,
    });
    const researcher = await scopeOf(app, jilin.unit.researcher);
    expect(await mayOfferResult(app.db.manager, researcher.actor, result)).toBe(true);
    expect(await incentiveOf(app.db.manager, result.id, '2026-12-08')).toBe('REWARDED_AFTER');
    expect(await incentiveOf(app.db.manager, result.id, '2026-12-09')).toBe('GRANTED_FIRST');
    expect((await step(jilin.officer, 'endGrant', co, { reason: '逾期未转化' })).grant?.state).toBe('ENDED');
    expect(await incentiveOf(app.db.manager, result.id, '2026-12-09')).toBe('REWARDED_AFTER');
    const chain = await events(co);
    const head = await app.db.manager.findOneByOrFail(AuditHead, { caseId: co });
    expect(verifyChain(chain, head, app.signer.publicKey)).toEqual({ valid: true });
    expect(chain.map(({ action }) => action)).toContain('putGrantInForce');
    const dossier = await jilin.supervisor.ask<{
      caseDossier: { intact: boolean; proofs: { proof: string; standing: string }[] };
    }>(
      'query ($id: ID!) { caseDossier(caseType: "OwnershipGrant", caseId: $id) { intact proofs { proof standing } } }',
      { id: co },
    );
    expect(dossier.errors).toBeUndefined();
    expect(dossier.data?.caseDossier.intact).toBe(true);
    expect(dossier.data?.caseDossier.proofs.map(({ standing }) => standing)).not.toContain('MISSING');
  });

  it('is refused with its rule by every path around the conditions', async () => {
    const { app } = api();
    const sensitive = await makeRegistered(app, jilin.unit, {}, 'SENSITIVE');
    expect((await apply(jilin, sensitive)).userErrors[0]?.rule?.id).toBe('GRT-0');
    const result = await makePublished(app, jilin.unit);
    const first = async (values: object) => (await apply(jilin, result, values)).userErrors[0];
    expect((await first({ kind: 'FULL_WITH_AGREED_INCOME' }))?.rule?.id).toBe('GRT-1');
    expect((await first({ kind: 'LONG_TERM_USE', useYears: 9 }))?.rule?.id).toBe('GRT-1');
    expect((await first({ titleClear: false }))?.rule?.id).toBe('GRT-2');
    expect((await first({ splitFileId: null }))?.rule?.id).toBe('GRT-2');
    expect((await first({ timing: 'IMMEDIATE' }))?.rule?.id).toBe('GRT-2');
    const uneven = (await application(jilin, result)).shares.map((share) => ({
      ...share,
      basisPoints: 9999,
    }));
    expect(await first({ shares: uneven })).toMatchObject({ code: 'INVALID', field: 'shares' });
    expect(await app.db.manager.countBy(OwnershipGrant, { resultId: result.id })).toBe(0);
    const { grant } = await apply(jilin, result);
    const id = grant?.id ?? '';
    expect((await apply(jilin, result)).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect((await refused(id, () => step(jilin.officer, 'approveGrant', id))).rule?.id).toBe('PRC-6');
    expect((await refused(id, () => sign(jilin, id))).code).toBe('STATE');
    const incomplete = await application(jilin, result, { agreement: { unitIncomeBasisPoints: 3000 } });
    const { resultId: _, ...edited } = incomplete as { resultId?: string };
    expect((await step(jilin.team, 'editGrant', id, edited)).userErrors).toEqual([]);
    expect((await refused(id, () => step(jilin.officer, 'callGrantDecision', id))).rule?.id).toBe('GRT-4');
    const outsider = await refused(id, () => step(jilin.outsider, 'refuseGrant', id, { reason: 'x' }));
    expect(outsider).toMatchObject({ code: 'NOT_FOUND', field: 'grantId' });
    const stale = { grantId: id, expectedVersion: 1 };
    const late = await jilin.officer.ask<{ approveGrant: Answer }>(
      `mutation ($input: GrantStepInput!) { approveGrant(input: $input) ${SELECTION} }`,
      { input: stale },
    );
    expect(late.data?.approveGrant.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('is not decided by the team, nor changed by a supervisor', async () => {
    const { app } = api();
    const both = await makeMember(app, jilin.unit.administrator, ['RESEARCHER', 'OFFICER']);
    const result = await makePublished(app, { ...jilin.unit, researcher: both });
    const own: Side = { ...jilin, team: await signedIn(api(), both) };
    const { grant } = await apply(own, result);
    const id = grant?.id ?? '';
    expect((await refused(id, () => step(own.team, 'callGrantDecision', id))).code).toBe('FOUR_EYES');
    expect((await refused(id, () => step(own.team, 'approveGrant', id))).code).toBe('FOUR_EYES');
    const { data, errors } = await jilin.supervisor.ask<{
      ownershipGrant: { id: string; actions: string[] };
    }>('query ($id: ID!) { ownershipGrant(id: $id) { id actions agreement { incomeWay } } }', { id });
    expect(errors).toBeUndefined();
    expect(data?.ownershipGrant).toMatchObject({ id, actions: [] });
    const step1 = await jilin.supervisor.ask(
      `mutation { approveGrant(input: { grantId: "${id}", expectedVersion: 1 }) ${SELECTION} }`,
    );
    expect(step1.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await row(id)).toMatchObject({ state: 'APPLIED', version: 1 });
  });

  it('waits for an objection, and goes back when it was right', async () => {
    const result = await makePublished(api().app, jilin.unit);
    const id = await noticed(jilin, result);
    const { data } = await jilin.outsider.ask<{
      publicNotices: { edges: { node: { id: string; caseId: string } }[] };
    }>(
      'query ($organizationId: ID) { publicNotices(organizationId: $organizationId) { edges { node { id caseId } } } }',
      {
        organizationId: jilin.unit.id,
      },
    );
    const notice = data?.publicNotices.edges.find(({ node }) => node.caseId === id)?.node;
    now = Date.parse('2026-12-08T15:59:59.999Z');
    const objection = { noticeId: notice?.id, grounds: '本人也是完成人' };
    const raised = await jilin.outsider.mutate<{ userErrors: { code: string }[] }>(
      'objectToNotice',
      objection,
      `{ ${USER_ERRORS} }`,
    );
    expect(raised.userErrors).toEqual([]);
    now += 1;
    expect((await refused(id, () => sign(jilin, id))).rule?.id).toBe('PRC-3');
    expect((await step(jilin.officer, 'reopenGrant', id, { reason: '核实完成人' })).grant?.state).toBe(
      'APPLIED',
    );
    expect((await refused(id, () => step(jilin.officer, 'approveGrant', id))).rule?.id).toBe('PRC-6');
  });

  it('does not come on top of a conversion that is rewarded afterwards', async () => {
    const { app } = api();
    const result = await makePublished(app, jilin.unit);
    const id = await noticed(jilin, result);
    now = Date.parse('2026-12-08T16:00:00Z');
    await sign(jilin, id);
    const unit = await unitOf(app, jilin.unit.id);
    const scope = await scopeOf(app, jilin.unit.officer);
    await inTransaction(app.db, (tx) => markIntended(tx, scope, unit, result.id, '2026-0001'));
    const force = () => step(jilin.officer, 'putGrantInForce', id, { from: '2026-12-09' });
    expect((await refused(id, force)).rule?.id).toBe('GRT-7');
    await inTransaction(app.db, (tx) => unmarkIntended(tx, scope, unit, result.id, '2026-0001'));
    expect((await force()).grant?.state).toBe('IN_FORCE');
  });

  it('can be reserved for a result that is yet to come', async () => {
    const { app } = api();
    const shares = [
      { name: '甲', basisPoints: 6000 },
      { name: '乙', basisPoints: 4000 },
    ];
    expect((await apply(jilin, null, { shares })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'resultId' },
    ]);
    const { grant } = await apply(jilin, null, { timing: 'RESERVED', shares });
    const id = grant?.id ?? '';
    await decide(jilin, id);
    await step(jilin.officer, 'approveGrant', id);
    await step(jilin.officer, 'publishGrantNotice', id);
    now = Date.parse('2026-12-08T16:00:00Z');
    expect((await sign(jilin, id)).userErrors).toEqual([]);
    const force = () => step(jilin.officer, 'putGrantInForce', id, { from: '2026-12-09' });
    expect(await refused(id, force)).toMatchObject({ code: 'REQUIRED', field: 'resultId' });
    const result = await makePublished(app, jilin.unit);
    expect((await step(jilin.officer, 'linkGrantResult', id, { resultId: result.id })).userErrors).toEqual(
      [],
    );
    expect((await force()).grant?.state).toBe('IN_FORCE');
  });
});

describe('a grant in Heilongjiang', () => {
  it('of the whole ownership is the main road, with notice for its agreed income', async () => {
    const { app } = api();
    const result = await makePublished(app, heilongjiang.unit);
    const id = await noticed(heilongjiang, result, { kind: 'FULL_WITH_AGREED_INCOME' });
    expect((await refused(id, () => sign(heilongjiang, id))).rule?.id).toBe('GRT-3');
    now = Date.parse('2026-12-08T16:00:00Z');
    await sign(heilongjiang, id);
    await step(heilongjiang.officer, 'putGrantInForce', id, { from: '2026-12-09' });
    const officer = await scopeOf(app, heilongjiang.unit.officer);
    const researcher = await scopeOf(app, heilongjiang.unit.researcher);
    expect(await mayOfferResult(app.db.manager, officer.actor, result)).toBe(false);
    expect(await mayOfferResult(app.db.manager, researcher.actor, result)).toBe(true);
  });

  it('of a right of use ends by itself after its last day, unless it is extended', async () => {
    const { app } = api();
    const result = await makePublished(app, heilongjiang.unit);
    const { grant } = await apply(heilongjiang, result, {
      kind: 'LONG_TERM_USE',
      useYears: 10,
      shareBasisPoints: null,
      agreement: { ...(await application(heilongjiang, result)).agreement, unitIncomeBasisPoints: 0 },
    });
    const id = grant?.id ?? '';
    expect((await step(heilongjiang.officer, 'approveGrant', id)).userErrors).toEqual([]);
    // The unit gets nothing for it: no price was negotiated, so no notice is asked for.
    expect((await sign(heilongjiang, id)).grant?.state).toBe('AGREED');
    const { grant: inForce } = await step(heilongjiang.officer, 'putGrantInForce', id, {
      from: '2026-11-23',
    });
    expect(inForce?.lastDay).toBe('2036-11-22');
    const extended = await step(heilongjiang.officer, 'extendGrant', id, { years: 2, reason: '履约良好' });
    expect(extended.grant?.lastDay).toBe('2038-11-22');
    now = Date.parse('2038-11-22T15:59:59Z');
    await endExpiredGrants(app);
    expect(await row(id)).toMatchObject({ state: 'IN_FORCE' });
    now = Date.parse('2038-11-22T16:00:00Z');
    await endExpiredGrants(app);
    await endExpiredGrants(app);
    expect(await row(id)).toMatchObject({ state: 'ENDED' });
    expect((await events(id)).filter(({ action }) => action === 'endGrant')).toHaveLength(1);
  });
});
