import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { adopt, dealRow, JILIN, moveTo, realTime } from '../deals/support.ts';
import { BEGIN } from '../payments/money-support.ts';
import { startApi, type TestApi } from '../support/api.ts';
import {
  editPlan,
  type IncomeWorld,
  incomeOf,
  makeContract,
  makeIncomeWorld,
  oneSum,
  planInput,
  refused,
} from './support.ts';

let api: TestApi;
let jilin: IncomeWorld;
beforeAll(async () => {
  api = await startApi();
  jilin = await makeIncomeWorld(api, JILIN, 'UNIVERSITY');
});
afterAll(() => api.close());
beforeEach(() => moveTo(BEGIN));
afterEach(realTime);

const SUM = oneSum(25_500_000n);

describe('granted first (GRT-7)', () => {
  it('gives the team its agreed income by the shares of the grant, and nothing else', async () => {
    await adopt(jilin, 'GRT-7');
    const dealId = await makeContract(jilin, SUM);
    const { resultId } = await dealRow(jilin.app, dealId);
    const { suggestion: before } = await incomeOf(jilin.officer, dealId);
    const shares = before.completers.map(({ completerId, name }, index) => ({
      completerId,
      name,
      basisPoints: [6000, 3000, 1000][index] ?? 0,
    }));
    await makeGrant(jilin, resultId, shares);
    const { suggestion, floors } = await incomeOf(jilin.officer, dealId);
    expect(floors).toEqual([]);
    expect(suggestion).toMatchObject({
      basis: 'AGREED_INCOME',
      completersBasisPoints: 8500,
      contributorsBasisPoints: 0,
      isFixed: true,
    });
    expect(suggestion.completers.map(({ basisPoints }) => basisPoints)).toEqual([6000, 3000, 1000]);
    const rewarded = await planInput(jilin, dealId);
    expect(await refused(jilin, () => editPlan(jilin.officer, rewarded))).toEqual([
      'RULE GRT-7 DOCUMENT GRANTED_FIRST (completersBasisPoints)',
    ]);
    const agreed = {
      completersBasisPoints: 8500,
      contributorsBasisPoints: 0,
      fundBasisPoints: 0,
      contributors: [],
      completers: shares.map(({ completerId, basisPoints }) => ({ completerId, basisPoints })),
    };
    const { plan, userErrors } = await editPlan(jilin.officer, await planInput(jilin, dealId, agreed));
    expect(userErrors).toEqual([]);
    expect(plan?.warnings).toEqual([]);
  });
});

/** A grant of full ownership in force since before the contract, with 15 % of later income to the unit. */
async function makeGrant(
  { app, unit }: IncomeWorld,
  resultId: string,
  shares: { completerId: string; name: string; basisPoints: number }[],
): Promise<void> {
  const at = new Date('2026-01-05T02:00:00Z');
  const text = '按协议';
  await app.db.manager.insert(OwnershipGrant, {
    id: newId(),
    organizationId: unit.id,
    resultId,
    title: '菌剂',
    kind: 'FULL_WITH_AGREED_INCOME',
    timing: 'BY_AGREEMENT',
    state: 'IN_FORCE',
    shareBasisPoints: 10_000,
    useYears: null,
    titleClear: true,
    prospects: text,
    recipient: null,
    shares,
    splitFileId: null,
    agreement: {
      unitIncomeBasisPoints: 1500,
      incomeWay: text,
      conversionDeadline: null,
      costSharing: text,
      keepingCosts: text,
      reporting: text,
      decisionOnConversion: text,
      rightsAndDuties: text,
    },
    relinquishment: null,
    resourceFee: null,
    agreementFileId: null,
    appliedBy: unit.researcher.userId,
    appliedAt: at,
    approvedBy: unit.officer.userId,
    approvedAt: at,
    agreedOn: '2026-01-20',
    inForceFrom: '2026-01-20',
    lastDay: null,
    endReason: null,
    updatedAt: at,
    version: 1,
  });
}
