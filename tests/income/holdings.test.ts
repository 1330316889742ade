import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EquityHolding, EquityStake } from '../../server/features/income/holdings/equity-stake.entity.ts';
import { ShareMovement } from '../../server/features/income/holdings/share-movement.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { JILIN, moveTo, realTime } from '../deals/support.ts';
import { equity, given, investThenEquity } from '../offers/examples.ts';
import { balances, expectAgreement } from '../payments/money-support.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import {
  equityOf,
  HOLDING,
  type HoldingShown,
  inWords,
  makeEquity,
  registered,
  step,
} from './holdings-support.ts';
import { agreePlan, type IncomeWorld, makeIncomeWorld } from './support.ts';

const api = useApi();
let world: IncomeWorld;
let dealId: string;
beforeAll(async () => {
  world = await makeIncomeWorld(api());
  dealId = await makeEquity(world, equity);
}, 120_000);
afterAll(realTime);

const STAKE: [string, string] = ['stake', '{ id }'];
const ONE: [string, string] = ['holding', HOLDING];
const register = (client = world.officer, values: object = {}) =>
  step<{ id: string }>(client, 'registerShares', { dealId, acquiredOn: clock.today(), ...values }, STAKE);
const counts = async () => [
  await world.app.db.manager.count(EquityStake),
  await world.app.db.manager.count(EquityHolding),
  await world.app.db.manager.count(ShareMovement),
];

describe('shares that a contract brings', () => {
  it('wait for the split of the team, and are for the unit alone', async () => {
    const before = await counts();
    expect((await register()).errors).toEqual(['STATE dealId NO_AGREED_PLAN']);
    const shown = await equityOf(world.officer, dealId);
    expect(shown).toMatchObject({ stake: null, division: null, actions: [] });
    expect(shown?.stops.map(inWords)).toEqual(['STATE dealId NO_AGREED_PLAN']);
    expect(await equityOf(world.buyer, dealId)).toBeNull();
    expect(await counts()).toEqual(before);
  });

  it('are shown as they will be divided, and are registered once', async () => {
    await agreePlan(world, dealId);
    const shown = await equityOf(world.officer, dealId);
    expect(shown).toMatchObject({ stops: [], actions: ['REGISTER'] });
    expect(shown?.division).toMatchObject({
      unitBasisPoints: 600,
      teamBasisPoints: 1400,
      floorBasisPoints: 7000,
    });
    // 35 : 21 : 14 : 10 of 1,400.
    const parts = [613, 367, 245, 175];
    expect(shown?.division?.parts.map(({ basisPoints }) => basisPoints)).toEqual(parts);
    const input = { idempotencyKey: newId(), fileIds: [await upload(world.officer, '股东名册.pdf')] };
    const first = await register(world.officer, input);
    expect(first.errors).toEqual([]);
    expect(await register(world.officer, input)).toEqual(first);
    expect(
      (await register(world.officer, { ...input, acquiredOn: addDays(clock.today(), -1) })).errors,
    ).toEqual(['ALREADY_EXISTS idempotencyKey']);
    expect((await register()).errors).toEqual(['ALREADY_EXISTS dealId']);
    const { holdings } = await registered(world.officer, dealId);
    expect(holdings.map(({ holderName, basisPoints }) => [holderName, basisPoints])).toEqual([
      [null, 600],
      ['张明', 613],
      ['李华', 367],
      ['王退休', 245],
      ['赵转化', 175],
    ]);
    expect(holdings.reduce((sum, { value }) => sum + BigInt(value.replace('.', '')), 0n)).toBe(600_000_000n);
    const events = await auditTrail(world.app.db.manager, 'Deal', dealId);
    expect(events.filter(({ action }) => action === 'registerShares')).toHaveLength(1);
    expect(events.at(-1)?.facts).toMatchObject({ basisPoints: 2000, value: '6000000.00', warnings: [] });
  });

  it('are not for tomorrow, nor without proof', async () => {
    const other = await makeEquity(world, equity);
    await agreePlan(world, other);
    const before = await counts();
    const input = { dealId: other, acquiredOn: addDays(clock.today(), 1), fileIds: [] };
    expect((await register(world.officer, input)).errors).toEqual([
      'REQUIRED fileIds',
      'INVALID acquiredOn IN_FUTURE',
    ]);
    expect((await register(world.officer, { dealId: other, residualBasisPoints: 100 })).errors).toEqual([
      'INVALID residualBasisPoints',
    ]);
    expect(await counts()).toEqual(before);
  });
});

describe('movements', () => {
  const of = async (name: string | null): Promise<HoldingShown> => {
    const { holdings } = await registered(world.officer, dealId);
    const found = holdings.find(({ holderName }) => holderName === name);
    if (!found) throw new Error(`${name} holds nothing`);
    return found;
  };
  const sell = (holding: HoldingShown, values: object = {}) =>
    step<HoldingShown>(
      world.officer,
      'sellShares',
      {
        holdingId: holding.id,
        expectedVersion: holding.version,
        basisPoints: 100,
        on: clock.today(),
        proceeds: '500000.00',
        counterparty: '某创业投资基金',
        ...values,
      },
      ONE,
    );

  it('lessen what is held, and are refused beyond it', async () => {
    const before = await counts();
    const unit = await of(null);
    expect((await sell(unit, { basisPoints: 601 })).errors).toEqual(['LIMIT basisPoints']);
    expect((await sell(unit, { expectedVersion: 7 })).errors).toEqual(['CONFLICT expectedVersion']);
    expect((await sell(unit, { counterparty: ' ', on: addDays(clock.today(), -1) })).errors).toEqual([
      'INVALID on DAY_ORDER',
      'REQUIRED counterparty',
    ]);
    expect(await counts()).toEqual(before);
    const { value, errors } = await sell(unit);
    expect(errors).toEqual([]);
    expect(value).toMatchObject({ basisPoints: 500, value: '1500000.00', version: 2 });
    expect(value?.movements[0]).toMatchObject({ kind: 'SOLD', change: -100, after: 500 });
  });

  it('between holders keep the sum; dilution comes to exactly what is left', async () => {
    const [from, to] = [await of('赵转化'), await of('王退休')];
    const { errors } = await step(
      world.officer,
      'transferShares',
      {
        holdingId: from.id,
        expectedVersion: from.version,
        basisPoints: 75,
        on: clock.today(),
        toHoldingId: to.id,
      },
      ONE,
    );
    expect(errors).toEqual([]);
    expect([(await of('赵转化')).basisPoints, (await of('王退休')).basisPoints]).toEqual([100, 320]);
    const dilute = (basisPointsAfter: number) =>
      step(world.officer, 'diluteShares', { dealId, basisPointsAfter, on: clock.today() }, STAKE);
    expect((await dilute(1900)).errors).toEqual(['LIMIT basisPointsAfter']);
    expect((await dilute(950)).errors).toEqual([]);
    const { holdings } = await registered(world.officer, dealId);
    expect(holdings.map(({ basisPoints }) => basisPoints)).toEqual([250, 307, 183, 160, 50]);
    await expectAgreement(world);
  });

  it('are never changed or deleted, also by raw SQL', async () => {
    for (const statement of [
      'UPDATE share_movement SET change = 0',
      'DELETE FROM share_movement',
      'TRUNCATE equity_income',
      'UPDATE equity_stake SET basis_points = 1',
    ]) {
      await expect(world.app.db.query(statement), statement).rejects.toThrow(/append-only/);
    }
  });

  it('bring money to the unit, which the ledger knows and somebody else can reverse', async () => {
    const income: [string, string] = ['income', '{ id amount entryId reversesId }'];
    const sold = (await of(null)).movements.find(({ kind }) => kind === 'SOLD');
    const record = (values: object) =>
      step<{ id: string }>(
        world.financeClient,
        'recordEquityIncome',
        { dealId, kind: 'DIVIDEND', amount: '120000.00', receivedOn: clock.today(), ...values },
        income,
      );
    expect((await record({ kind: 'SALE' })).errors).toEqual(['REQUIRED movementId']);
    expect((await record({ movementId: sold?.id })).errors).toEqual(['NOT_FOUND movementId']);
    expect(await balances(world, world.unit.id, dealId)).toEqual({});
    const dividend = await record({});
    expect(dividend.errors).toEqual([]);
    expect((await record({ kind: 'SALE', amount: '500000.00', movementId: sold?.id })).errors).toEqual([]);
    expect(await balances(world, world.unit.id, dealId)).toEqual({
      BANK: 62_000_000n,
      EQUITY_INCOME: -62_000_000n,
    });
    const reverse = async (client = world.financeClient) => {
      const input = { incomeId: dividend.value?.id, reason: '金额有误', idempotencyKey: newId() };
      const { userErrors } = await client.mutate<{ userErrors: Parameters<typeof inWords>[0][] }>(
        'reverseEquityIncome',
        input,
        '{ userErrors { code field params { name value } } }',
      );
      return userErrors.map(inWords);
    };
    expect(await reverse()).toEqual(['FOUR_EYES']);
    expect(await reverse(world.otherFinanceClient)).toEqual([]);
    expect(await reverse(world.otherFinanceClient)).toEqual(['ALREADY_EXISTS incomeId']);
    expect(await balances(world, world.unit.id, dealId)).toEqual({
      BANK: 50_000_000n,
      EQUITY_INCOME: -50_000_000n,
    });
    await expectAgreement(world);
  });

  it('are seen by the unit; a holder sees their own shares alone, and gets them as a file', async () => {
    const holders = async (client: typeof world.officer) => {
      const { data } = await client.ask<{
        equityHoldings: { edges: { node: { holderName: string | null } }[] };
      }>('{ equityHoldings { edges { node { holderName } } } }');
      return data?.equityHoldings.edges.map(({ node }) => node.holderName).sort();
    };
    expect(await holders(world.officer)).toHaveLength(5);
    expect(await holders(world.colleagueClient)).toEqual(['李华']);
    expect(await holders(world.buyer)).toEqual([]);
    const file = async (client: typeof world.officer) => {
      const response = await fetch(`${client.address}/holdings.csv?held=true`, {
        headers: { cookie: client.cookieHeader },
      });
      return { status: response.status, lines: (await response.text()).trim().split('\r\n') };
    };
    const own = await file(world.colleagueClient);
    expect(own.lines).toHaveLength(2);
    expect(own.lines[1]).toContain('李华');
    expect(own.lines[1]).toContain('1.83');
    expect((await file(world.officer)).lines).toHaveLength(6);
    expect((await file(api().visitor())).status).toBe(401);
  });
});

describe('invest, then equity', () => {
  it('turns into shares once the trigger fired and both sides established it (PAU-5)', async () => {
    const terms: Terms = {
      ...investThenEquity,
      trigger: { ...given(investThenEquity.trigger), until: '2027-12-31' },
    };
    const invested = await makeEquity(world, terms);
    await agreePlan(world, invested);
    const at = { dealId: invested };
    expect((await register(world.officer, at)).errors).toEqual(['STATE dealId TRIGGER_NOT_FIRED']);
    const day = clock.today();
    const event = await step<{ id: string }>(
      world.buyer,
      'recordEvent',
      {
        ...at,
        kind: 'FINANCING',
        on: day,
        amount: '12000000.00',
        idempotencyKey: undefined,
      },
      ['record', '{ id }'],
    );
    expect(event.errors).toEqual([]);
    expect((await register(world.officer, at)).errors).toEqual(['STATE dealId TRIGGER_NOT_FIRED']);
    const { userErrors } = await world.officer.mutate<{ userErrors: object[] }>(
      'answerEvent',
      { recordId: event.value?.id, confirmed: true },
      '{ userErrors { code field } }',
    );
    expect(userErrors).toEqual([]);
    expect((await register(world.officer, { ...at, acquiredOn: addDays(day, -1) })).errors).toEqual([
      'INVALID acquiredOn DAY_ORDER',
    ]);
    expect((await register(world.officer, { ...at, company: '碳纤新材' })).errors).toEqual([]);
    expect((await registered(world.officer, invested)).stake?.company).toBe('碳纤新材');
  });
});

describe('leaders of the unit (INC-8)', () => {
  it('who are heads are paid in cash: their shares go to the others', async () => {
    const led = await makeEquity(world, equity, [
      { completerName: '张明', position: 'HEAD', takesEquity: false },
    ]);
    await agreePlan(world, led);
    expect((await register(world.officer, { dealId: led })).errors).toEqual([]);
    const { holdings } = await registered(world.officer, led);
    expect(holdings.map(({ holderName }) => holderName)).toEqual([null, '李华', '王退休', '赵转化']);
    expect(holdings.reduce((sum, { basisPoints }) => sum + basisPoints, 0)).toBe(2000);
  });

  it('who may hold shares do not trade them in office, and may afterwards', async () => {
    const jilin = await makeIncomeWorld(api(), JILIN, 'UNIVERSITY', world.operator);
    const team = { ...equity, equity: { ...given(equity.equity), teamBasisPoints: 5000 } };
    const leaders = [{ completerName: '张明', position: 'HEAD' as const, takesEquity: true }];
    const led = await makeEquity(jilin, team, leaders);
    await agreePlan(jilin, led, { completersConvert: false });
    expect((await register(jilin.officer, { dealId: led })).errors).toEqual([]);
    const head = async () => {
      const { holdings } = await registered(jilin.officer, led);
      const found = holdings.find(({ noTradeInOffice }) => noTradeInOffice);
      if (!found) throw new Error('no head holds shares');
      return found;
    };
    const sell = async (values: object = {}) => {
      const { id, version } = await head();
      const input = {
        holdingId: id,
        expectedVersion: version,
        basisPoints: 10,
        on: clock.today(),
        proceeds: '1000.00',
        counterparty: '受让方',
        ...values,
      };
      return (await step(jilin.officer, 'sellShares', input, ONE)).errors;
    };
    const before = await head();
    expect(before).toMatchObject({ holderName: '张明' });
    expect(await sell()).toEqual(['RULE holdingId NO_TRADE_IN_OFFICE']);
    expect(await head()).toEqual(before);
    const left = clock.today();
    const input = { holdingId: before.id, expectedVersion: before.version, on: left };
    expect((await step(jilin.officer, 'endOffice', input, ONE)).errors).toEqual([]);
    expect(await sell()).toEqual(['RULE holdingId NO_TRADE_IN_OFFICE']);
    moveTo(clock.now().getTime() + 86_400_000);
    expect(await sell()).toEqual([]);
  });
});
