import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DealLeader } from '../../server/features/deals/data/deal-parts.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { JILIN, moveTo, realTime, stepsOf } from '../deals/support.ts';
import { BEGIN } from '../payments/money-support.ts';
import { signedIn } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import {
  adoptIncomeRules,
  agreePlan,
  consent,
  consentAll,
  consentOnPaper,
  editPlan,
  type IncomeWorld,
  incomeOf,
  makeContract,
  makeIncomeWorld,
  oneSum,
  type PlanAnswer,
  planInput,
  propose,
  recordCost,
  refused,
} from './support.ts';

let api: TestApi;
let institute: IncomeWorld;
let university: IncomeWorld;
let jilin: IncomeWorld;
beforeAll(async () => {
  api = await startApi();
  institute = await makeIncomeWorld(api);
  university = await makeIncomeWorld(api, undefined, 'UNIVERSITY', institute.operator);
  jilin = await makeIncomeWorld(api, JILIN, 'UNIVERSITY', institute.operator);
  await adoptIncomeRules(institute);
});
afterAll(() => api.close());
beforeEach(() => moveTo(BEGIN));
afterEach(realTime);

const SUM = oneSum(25_500_000n);
const floorsOf = async (world: IncomeWorld, dealId: string) =>
  (await incomeOf(world.officer, dealId)).floors.map(
    ({ rule, pool, basisPoints, blocks }) =>
      `${rule.id} ${rule.authority} ${pool} ${basisPoints} ${blocks ? 'blocks' : 'warns'}`,
  );

describe('what the rules demand', () => {
  it('is shown with its authority, for each kind of unit', async () => {
    const inInstitute = await makeContract(institute, SUM);
    expect(await floorsOf(institute, inInstitute)).toEqual([
      'INC-2 LAW TEAM 7000 blocks',
      'INC-6 DOCUMENT COMPLETERS 7000 blocks',
      'INC-6 DOCUMENT CONTRIBUTORS 1000 blocks',
      'INC-7 DOCUMENT FUND 1000 warns',
    ]);
    expect((await incomeOf(institute.officer, inInstitute)).suggestion).toMatchObject({
      basis: 'REWARD',
      completersBasisPoints: 7000,
      contributorsBasisPoints: 1000,
      fundBasisPoints: 1000,
      isFixed: false,
      completers: [
        { name: '张明', hasAccount: true, basisPoints: 3334 },
        { name: '李华', hasAccount: true, basisPoints: 3333 },
        { name: '王退休', hasAccount: false, basisPoints: 3333 },
      ],
    });
    const inJilin = await makeContract(jilin, SUM);
    expect(await floorsOf(jilin, inJilin)).toEqual([
      'INC-2 LAW TEAM 5000 blocks',
      'INC-7 DOCUMENT FUND 1000 warns',
    ]);
  });
});

describe('an illegal split is refused with its rule, and nothing is changed', () => {
  const below = async (world: IncomeWorld, dealId: string, values: object) => {
    const input = await planInput(world, dealId, values);
    return refused(world, () => editPlan(world.officer, input));
  };

  it('below the law of each province', async () => {
    const inUniversity = await makeContract(university, SUM);
    const at = (completersBasisPoints: number) => ({
      completersBasisPoints,
      contributorsBasisPoints: 0,
      contributors: [],
    });
    expect(await below(university, inUniversity, at(6999))).toEqual([
      'RULE INC-2 LAW (completersBasisPoints)',
    ]);
    const inJilin = await makeContract(jilin, SUM);
    expect(await below(jilin, inJilin, at(4999))).toEqual(['RULE INC-2 LAW (completersBasisPoints)']);
    for (const [world, dealId, least] of [
      [university, inUniversity, 7000],
      [jilin, inJilin, 5000],
    ] as const) {
      const { plan, userErrors } = await editPlan(world.officer, await planInput(world, dealId, at(least)));
      expect(userErrors).toEqual([]);
      expect(plan?.state).toBe('DRAFT');
    }
  });

  it('of a service below its own floor', async () => {
    const dealId = await makeContract(university, SUM);
    await university.app.db.query(
      `UPDATE deal SET terms = jsonb_set(terms, '{mode}', '"SERVICE"') WHERE id = $1`,
      [dealId],
    );
    const values = { completersBasisPoints: 6000, contributorsBasisPoints: 999 };
    expect(await below(university, dealId, values)).toEqual(['RULE INC-5 LAW (completersBasisPoints)']);
  });

  it('below the adopted document of a provincial institute, each pool by itself', async () => {
    const dealId = await makeContract(institute, SUM);
    expect(
      await below(institute, dealId, { completersBasisPoints: 6900, contributorsBasisPoints: 1100 }),
    ).toEqual(['RULE INC-6 DOCUMENT (completersBasisPoints)']);
    expect(
      await below(institute, dealId, { completersBasisPoints: 7100, contributorsBasisPoints: 900 }),
    ).toEqual(['RULE INC-6 DOCUMENT (contributorsBasisPoints)']);
    // Where others than the completers convert it, the law has one pool for both.
    const { userErrors } = await editPlan(
      institute.officer,
      await planInput(institute, dealId, {
        completersConvert: false,
        completersBasisPoints: 5000,
        contributorsBasisPoints: 2000,
      }),
    );
    expect(userErrors).toEqual([]);
  });

  it('with a commission of the unit from below the floors, which leave a tenth', async () => {
    const dealId = await makeContract(institute, SUM);
    const fileId = await upload(institute.officer, '居间合同.pdf');
    const commission = (basisPoints: number) => ({
      beneficiaryKind: 'PERSON',
      name: '孙经纪',
      payer: 'UNIT',
      base: 'NET_INCOME',
      basisPoints,
      agreedOn: '2026-02-01',
      fileId,
    });
    expect(await below(institute, dealId, { commissions: [commission(1001)] })).toEqual([
      'RULE INC-6 DOCUMENT (commissions)',
    ]);
    const { userErrors } = await editPlan(
      institute.officer,
      await planInput(institute, dealId, { commissions: [commission(1000)] }),
    );
    expect(userErrors).toEqual([]);
  });

  it('without the mark of a leader whom the deal declares (INC-8)', async () => {
    const dealId = await makeContract(university, SUM);
    const { suggestion } = await incomeOf(university.officer, dealId);
    const [first] = suggestion.completers;
    await university.app.db.manager.insert(DealLeader, {
      dealId,
      completerId: first?.completerId ?? '',
      completerName: '张明',
      userId: university.unit.researcher.userId,
      position: 'HEAD',
      takesEquity: false,
    });
    const unmarked = suggestion.completers.map(({ completerId }, index) => ({
      completerId,
      basisPoints: [5000, 3000, 2000][index],
    }));
    expect(await below(university, dealId, { completers: unmarked })).toEqual([
      'RULE INC-8 LAW (completers)',
    ]);
    const { userErrors } = await editPlan(university.officer, await planInput(university, dealId));
    expect(userErrors).toEqual([]);
  });

  it('with parts that are not the whole, or without a completer', async () => {
    const dealId = await makeContract(institute, SUM);
    const { suggestion } = await incomeOf(institute.officer, dealId);
    const parts = (...basisPoints: number[]) =>
      basisPoints.map((each, index) => ({
        completerId: suggestion.completers[index]?.completerId,
        basisPoints: each,
      }));
    expect(await below(institute, dealId, { completers: parts(5000, 3000, 1999) })).toEqual([
      'INVALID NOT_THE_WHOLE (completers)',
    ]);
    expect(await below(institute, dealId, { completers: parts(5000, 5000) })).toEqual([
      'INVALID COMPLETER_MISSING (completers)',
    ]);
    expect(await below(institute, dealId, { fundBasisPoints: 2001 })).toEqual([
      'INVALID MORE_THAN_WHOLE (fundBasisPoints)',
    ]);
  });

  it('by whoever has a part, is of the other side, or has another role', async () => {
    const dealId = await makeContract(institute, SUM);
    const input = await planInput(institute, dealId);
    const contributor = await planInput(institute, dealId, {
      contributors: [{ name: '李主任', email: institute.unit.officer.email, basisPoints: 10_000 }],
    });
    expect(await refused(institute, () => editPlan(institute.officer, contributor))).toEqual([
      'FOUR_EYES HAS_PART',
    ]);
    const { userErrors } = await editPlan(institute.otherOfficer, contributor);
    expect(userErrors).toEqual([]);
    expect(await refused(institute, () => editPlan(university.officer, input))).toEqual([
      'NOT_FOUND (source)',
    ]);
  });
});

describe('documents that a unit did not adopt', () => {
  it('warn, and the event keeps it', async () => {
    const world = await makeIncomeWorld(api, undefined, 'INSTITUTE', institute.operator);
    const dealId = await makeContract(world, SUM);
    const { plan, userErrors } = await editPlan(
      world.officer,
      await planInput(world, dealId, { contributorsBasisPoints: 500, fundBasisPoints: 0 }),
    );
    expect(userErrors).toEqual([]);
    expect(plan?.warnings.map(({ ruleId }) => ruleId)).toEqual(['INC-6', 'INC-7']);
    const event = (await auditTrail(world.app.db.manager, 'Deal', dealId)).at(-1);
    expect(event?.action).toBe('editIncomePlan');
    expect(event?.facts.warnings).toMatchObject([{ ruleId: 'INC-6' }, { ruleId: 'INC-7' }]);
  });
});

describe('consent', () => {
  it('of all completers, online and on paper, makes the plan; a change makes them void', async () => {
    const dealId = await makeContract(institute, SUM);
    const { plan: draft } = await editPlan(institute.officer, await planInput(institute, dealId));
    if (!draft) throw new Error('there is no plan');
    expect(await refused(institute, () => consent(institute.researcher, draft))).toEqual(['STATE']);
    const proposed = await propose(institute, draft);
    const paper = proposed.members.find(({ name }) => name === '王退休');
    expect((await consent(institute.researcher, proposed)).userErrors).toEqual([]);
    const stale = { ...proposed, digest: '0'.repeat(64) };
    expect(await refused(institute, () => consent(institute.colleagueClient, stale))).toEqual([
      'CONFLICT (digest)',
    ]);
    expect(await refused(institute, () => consent(institute.otherOfficer, proposed))).toEqual([
      'NOT_FOUND (planId)',
    ]);
    expect((await consentOnPaper(institute, proposed, paper?.id ?? '')).plan?.state).toBe('PROPOSED');

    // Another split: everybody is asked again.
    const { suggestion } = await incomeOf(institute.officer, dealId);
    const completers = suggestion.completers.map(({ completerId }, index) => ({
      completerId,
      basisPoints: [4000, 4000, 2000][index],
    }));
    const input = await planInput(institute, dealId, { completers, expectedVersion: proposed.version });
    const { plan: changed } = await editPlan(institute.officer, input);
    expect(changed?.state).toBe('DRAFT');
    expect(changed?.members.map(({ consent: given }) => given)).toEqual([
      'PENDING',
      'PENDING',
      'PENDING',
      null,
    ]);
    if (!changed) throw new Error('there is no plan');
    const again = await propose(institute, changed);
    const answer = await consent(institute.colleagueClient, again, { consents: false, reason: '比例偏低' });
    expect(answer.plan?.members.map(({ consent: given }) => given)).toEqual([
      'PENDING',
      'REFUSED',
      'PENDING',
      null,
    ]);
    await consentAll(institute, again);
    const { planInForce, planInWork } = await incomeOf(institute.officer, dealId);
    expect([planInForce?.state, planInForce?.number, planInWork]).toEqual(['AGREED', 1, null]);
    const steps = await stepsOf(institute.app, dealId);
    expect(steps.slice(-5)).toEqual([
      'refuseIncomePlan',
      'consentToIncomePlan',
      'consentToIncomePlan',
      'recordIncomeConsent',
      'agreeIncomePlan',
    ]);
  });

  it('to a later plan takes the place of the former one', async () => {
    const dealId = await makeContract(institute, SUM);
    const first = await agreePlan(institute, dealId);
    const second = await agreePlan(institute, dealId, { completersBasisPoints: 7500 });
    expect(second.number).toBe(2);
    const { data } = await institute.officer.ask<{ incomePlan: { state: string } }>(
      'query ($id: ID!) { incomePlan(id: $id) { state } }',
      { id: first.id },
    );
    expect(data?.incomePlan.state).toBe('SUPERSEDED');
  });

  it('is not for paper where there is an account, and a plan that changed meanwhile conflicts', async () => {
    const dealId = await makeContract(institute, SUM);
    const { plan } = await editPlan(institute.officer, await planInput(institute, dealId));
    if (!plan) throw new Error('there is no plan');
    const again = await planInput(institute, dealId, { expectedVersion: 7 });
    expect(await refused(institute, () => editPlan(institute.officer, again))).toEqual([
      'CONFLICT (expectedVersion)',
    ]);
    const proposed = await propose(institute, plan);
    const fileId = await upload(institute.officer, '同意书.pdf');
    const own = proposed.members.find(({ name }) => name === '张明');
    const input = { planId: plan.id, memberId: own?.id, digest: plan.digest, fileId };
    expect(
      await refused(institute, () =>
        institute.officer.mutate<PlanAnswer & { userErrors: never[] }>(
          'recordIncomeConsent',
          input,
          '{ plan { id } userErrors { code field params { name value } rule { id authority citation } } }',
        ),
      ),
    ).toEqual(['INVALID HAS_ACCOUNT (memberId)']);
  });

  it('shows the plan to its completers and to nobody else outside of the office', async () => {
    const dealId = await makeContract(institute, SUM);
    const { plan } = await editPlan(institute.officer, await planInput(institute, dealId));
    if (!plan) throw new Error('there is no plan');
    const read = async (client: typeof institute.officer) =>
      (
        await client.ask<{ incomePlan: { id: string } | null }>(
          'query ($id: ID!) { incomePlan(id: $id) { id myConsent } }',
          { id: plan.id },
        )
      ).data?.incomePlan ?? null;
    expect(await read(institute.researcher)).toBeNull();
    await propose(institute, plan);
    expect(await read(institute.researcher)).toMatchObject({ id: plan.id, myConsent: 'PENDING' });
    expect(await read(institute.buyer)).toBeNull();
    expect(await read(university.officer)).toBeNull();
    expect(await read(await signedIn(api, institute.supervisor))).toMatchObject({ myConsent: null });
    const { data } = await institute.buyer.ask<{ income: null }>(
      'query ($dealId: ID!) { income(dealId: $dealId) { id } }',
      { dealId },
    );
    expect(data?.income).toBeNull();
  });
});

describe('costs', () => {
  it('are those of INC-1 with their evidence; others are refused with the rule', async () => {
    const dealId = await makeContract(institute, SUM);
    const fileId = await upload(institute.financeClient, '管理费.pdf');
    expect(
      await refused(institute, () => recordCost(institute, dealId, 'OTHER', '100.00', { fileId })),
    ).toEqual(['RULE INC-1 LAW (kind)']);
    expect(await refused(institute, () => recordCost(institute, dealId, 'TAX', '0.00', { fileId }))).toEqual([
      'INVALID NOT_ABOVE_ZERO (amount)',
    ]);
    const idempotencyKey = newId();
    const first = await recordCost(institute, dealId, 'TAX', '9000.00', { fileId, idempotencyKey });
    const second = await recordCost(institute, dealId, 'TAX', '9000.00', { fileId, idempotencyKey });
    expect(first.userErrors).toEqual([]);
    expect(second.cost?.id).toBe(first.cost?.id);
    expect(
      await refused(institute, () =>
        recordCost(institute, dealId, 'TAX', '9000.01', { fileId, idempotencyKey }),
      ),
    ).toEqual(['ALREADY_EXISTS (idempotencyKey)']);
    const taken = await institute.financeClient.mutate<{ userErrors: unknown[] }>(
      'takeBackIncomeCost',
      { costId: first.cost?.id, reason: '重复登记' },
      '{ cost { id takenBackAt } userErrors { code } }',
    );
    expect(taken.userErrors).toEqual([]);
  });
});
