import { afterEach, beforeAll, expect, it } from 'vitest';
import {
  confirmBountyPayment,
  disputeBountyPayment,
} from '../../../server/features/demands/bounty/steps/answer-payment.service.ts';
import { confirmSafeguard } from '../../../server/features/demands/bounty/steps/answer-safeguard.service.ts';
import { bountyWaiting } from '../../../server/features/demands/bounty/waiting.service.ts';
import { clock, DAY_MS, dayOf } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { type Member, scopeOf } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  type BountyWorld,
  makeBountyWorld,
  makeLane,
  reclaimNow,
  recordedPayment,
  recordedSafeguard,
  stageMet,
} from '../bounty-support.ts';
import { makeDemand, moveTo, realTime } from '../support.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

it('tells each side what waits for it, and only while it does', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const as = (member: Member) => scopeOf(world.app, member);
  const key = () => ({ idempotencyKey: newId() });
  const waits = async (member: Member) =>
    (await bountyWaiting(await as(member))).map(({ kind, caseId, reference }) => {
      expect({ caseId, reference }).toEqual({ caseId: demand.id, reference: demand.number });
      return kind;
    });
  const { operator, unitFinance } = world;
  const { finance } = world.poster;
  const validUntil = dayOf(clock.in(400 * DAY_MS));
  const guarantee = await recordedSafeguard(world, demand, { kind: 'GUARANTEE', validUntil });
  expect(await waits(operator)).toEqual(['BOUNTY_SAFEGUARD_CONFIRM']);
  await confirmSafeguard(await as(operator), { safeguardId: guarantee.id, ...key() });
  expect(await waits(operator)).toEqual([]);

  const lane = await makeLane(world, demand);
  await stageMet(world, lane, 's1');
  expect(await waits(finance)).toEqual(['BOUNTY_PAY']);
  expect(await waits(world.poster.member)).toEqual(['BOUNTY_PAY']);
  expect(await waits(world.unit.researcher)).toEqual([]);
  const payment = await recordedPayment(world, lane, 3_000_000n);
  expect(await waits(finance)).toEqual([]);
  expect(await waits(unitFinance)).toEqual(['BOUNTY_CONFIRM']);
  const step = { paymentId: payment.id };
  await disputeBountyPayment(await as(unitFinance), { ...step, reason: '没有到账', ...key() });
  expect([await waits(finance), await waits(unitFinance)]).toEqual([['BOUNTY_DISPUTED'], []]);
  await confirmBountyPayment(await as(unitFinance), { ...step, ...key() });
  expect([await waits(finance), await waits(unitFinance)]).toEqual([[], []]);
  await reclaimNow(world, lane, 1_000_000n);
  expect([await waits(finance), await waits(unitFinance)]).toEqual([[], ['BOUNTY_GIVE_BACK']]);
  moveTo(clock.in(371 * DAY_MS));
  expect(await waits(finance)).toEqual(['BOUNTY_GUARANTEE_ENDS']);
});
