import { afterEach, beforeAll, expect, it } from 'vitest';
import { clock, DAY_MS } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { type Member, signedIn } from '../../support/accounts.ts';
import { type ApiClient, USER_ERRORS, useApi } from '../../support/api.ts';
import {
  type BountyWorld,
  evidenceOf,
  makeBountyWorld,
  makeLane,
  makePaid,
  makeSafeguarded,
  recordedSafeguard,
  stageMet,
} from '../bounty-support.ts';
import { makeDemand, makeTestEnterprise, moveTo, realTime } from '../support.ts';

const api = useApi();
let world: BountyWorld;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

/** One session for each person. */
async function by(member: Member): Promise<ApiClient> {
  const known = clients.get(member.membershipId) ?? (await signedIn(api(), member));
  clients.set(member.membershipId, known);
  return known;
}

const BOUNTY = `query ($id: ID!) { demandBounty(demandId: $id) {
  id amount isOver isSafeguarded keptBy account { whole held due paid isSettled actions
    lanes { number organization { id } poster { id } unpaid } stages { stageKey amount state }
    safeguards { holder rest files { name url } } payments { state files { url } } } } }`;

interface Account {
  whole: boolean;
  held: string | null;
  due: string;
  paid: string;
  actions: string[];
  lanes: { number: number; organization: { id: string }; poster: { id: string }; unpaid: string }[];
  stages: { stageKey: string; amount: string; state: string }[];
  safeguards: { holder: string; rest: string; files: { name: string; url: string }[] }[];
  payments: { state: string; files: { url: string }[] }[];
}

interface Bounty {
  id: string;
  amount: string;
  isOver: boolean;
  isSafeguarded: boolean;
  keptBy: string[];
  account: Account | null;
}

async function bountyFor(client: ApiClient, id: string): Promise<Bounty | null> {
  const { data, errors } = await client.ask<{ demandBounty: Bounty | null }>(BOUNTY, { id });
  expect(errors).toBeUndefined();
  return data?.demandBounty ?? null;
}

it('shows everybody whether a bounty is kept safe, and its money to its parties alone', async () => {
  const demand = await makeDemand(world, { mode: 'RACE', state: 'IN_PROGRESS' });
  const deposit = await makeSafeguarded(world, demand);
  const other = await makeTestEnterprise(world.app, world.operator);
  const lane = await makeLane(world, demand);
  const second = await makeLane(world, demand, { organizationId: other.id });
  await stageMet(world, lane, 's1');
  await stageMet(world, second, 's1');
  const slip = await evidenceOf(world, world.poster.finance);
  const from = { source: 'DEPOSIT' as const, safeguardId: deposit.id, fileIds: [slip] };
  await makePaid(world, lane, 400_000n, from);

  const open = {
    id: demand.id,
    amount: '100000.00',
    isOver: false,
    isSafeguarded: true,
    keptBy: ['DEPOSIT'],
  };
  const stranger = await makeTestEnterprise(world.app, world.operator);
  for (const client of [api().visitor(), await by(stranger.finance), await by(world.unit.researcher)])
    expect(await bountyFor(client, demand.id)).toEqual({ ...open, account: null });

  const poster = await bountyFor(await by(world.poster.finance), demand.id);
  expect(poster?.account).toMatchObject({
    ...{ whole: true, held: '96000.00', due: '20000.00', paid: '4000.00' },
    actions: ['RECORD_SAFEGUARD', 'PAY'],
    safeguards: [{ holder: '哈尔滨银行南岗支行', rest: '96000.00' }],
  });
  expect(poster?.account?.lanes.map(({ unpaid }) => unpaid)).toEqual(['6000.00', '10000.00']);
  expect(poster?.account?.stages.map(({ state }) => state)).toEqual([
    ...['PARTLY_PAID', 'PLANNED', 'PLANNED'],
    ...['DUE', 'PLANNED', 'PLANNED'],
  ]);

  const winner = await bountyFor(await by(world.unitFinance), demand.id);
  expect(winner?.account).toMatchObject({
    ...{ whole: false, held: null, due: '10000.00', paid: '4000.00', actions: [], safeguards: [] },
    lanes: [{ number: 1, organization: { id: world.unit.id }, poster: { id: world.poster.id } }],
  });
  const rival = await bountyFor(await by(other.finance), demand.id);
  expect(rival?.account).toMatchObject({ due: '10000.00', paid: '0.00', payments: [] });

  const operator = await bountyFor(await by(world.operator), demand.id);
  expect(operator?.account).toMatchObject({ whole: true, actions: [] });

  const slipUrl = winner?.account?.payments[0]?.files[0]?.url ?? '';
  const evidenceUrl = poster?.account?.safeguards[0]?.files[0]?.url ?? '';
  const status = async (client: ApiClient, url: string) =>
    (await fetch(`${client.address}${url}`, { headers: { cookie: client.cookieHeader } })).status;
  expect(await status(await by(world.unitFinance), slipUrl)).toBe(200);
  expect(await status(await by(world.poster.finance), evidenceUrl)).toBe(200);
  expect(await status(await by(world.operator), evidenceUrl)).toBe(200);
  for (const client of [await by(stranger.finance), await by(other.finance), api().visitor()])
    expect(await status(client, slipUrl)).not.toBe(200);
  for (const client of [await by(world.unitFinance), api().visitor()])
    expect(await status(client, evidenceUrl)).not.toBe(200);
});

it('says nothing of the bounty of an unpublished demand but to its poster and the operators', async () => {
  const demand = await makeDemand(world, { state: 'DRAFT' });
  await recordedSafeguard(world, demand);
  expect(await bountyFor(api().visitor(), demand.id)).toBeNull();
  expect(await bountyFor(await by(world.unitFinance), demand.id)).toBeNull();
  expect(await bountyFor(await by(world.poster.finance), demand.id)).toMatchObject({
    isSafeguarded: false,
    account: { actions: ['RECORD_SAFEGUARD', 'WITHDRAW'] },
  });
  expect(await bountyFor(await by(world.operator), demand.id)).toMatchObject({
    account: { actions: ['CONFIRM_SAFEGUARD'] },
  });
  expect(await bountyFor(api().visitor(), newId())).toBeNull();
});

it('has steps that answer with the record, or why not', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const { id: safeguardId } = await recordedSafeguard(world, demand);
  const operator = await by(world.operator);
  const confirm = { safeguardId, expectedVersion: 1, idempotencyKey: newId() };
  const confirmed = await operator.ask<{ confirmSafeguard: { safeguard: { state: string } } }>(
    `mutation ($input: SafeguardStepInput!) { confirmSafeguard(input: $input) { safeguard { state } ${USER_ERRORS} } }`,
    { input: confirm },
  );
  expect(confirmed.data?.confirmSafeguard.safeguard.state).toBe('CONFIRMED');
  const lane = await makeLane(world, demand);
  await stageMet(world, lane, 's1');
  const pay = {
    ...{ laneId: lane.id, amount: '30000.01', source: 'DEPOSIT', safeguardId },
    ...{ paidOn: '2026-01-05', fileIds: [], idempotencyKey: newId() },
  };
  const finance = await by(world.poster.finance);
  const payload = `{ payment { id state } ${USER_ERRORS} }`;
  expect(await finance.mutate('recordBountyPayment', pay, payload)).toEqual({
    payment: null,
    userErrors: [{ code: 'LIMIT', field: 'amount', params: [{ name: 'max', value: '30000.00' }] }],
  });
  const paid = await finance.mutate<{ payment: { id: string; state: string } }>(
    'recordBountyPayment',
    { ...pay, amount: '30000.00' },
    payload,
  );
  expect(paid.payment.state).toBe('RECORDED');
  const winner = await by(world.unitFinance);
  const dispute = { paymentId: paid.payment.id, reason: '未到账', idempotencyKey: newId() };
  expect(await winner.mutate('disputeBountyPayment', dispute, payload)).toMatchObject({
    payment: { state: 'DISPUTED' },
    userErrors: [],
  });
});

it('lists bounties by side, with files, in a number of statements that does not grow', async () => {
  const enterprise = await makeTestEnterprise(world.app, world.operator);
  const client = await by(enterprise.finance);
  const list = async () =>
    client.ask<{ postedBounties: { totalCount: number; edges: { node: { amount: string } }[] } }>(
      '{ postedBounties(first: 50) { totalCount edges { node { amount demand { number } account { held due } } } } }',
    );
  await makeDemand(world, { poster: enterprise });
  await list();
  const one = await list();
  expect(one.data?.postedBounties).toMatchObject({
    totalCount: 1,
    edges: [{ node: { amount: '100000.00' } }],
  });
  for (let each = 0; each < 4; each++) await makeDemand(world, { poster: enterprise });
  const five = await list();
  expect(five.data?.postedBounties.totalCount).toBe(5);
  expect(five.statements).toBe(one.statements);

  const file = async (of: ApiClient, path: string) => {
    const response = await fetch(`${of.address}${path}`, { headers: { cookie: of.cookieHeader } });
    return { status: response.status, text: await response.text() };
  };
  const posted = await file(client, '/demands/bounties/posted.csv?lang=en');
  expect(posted.text.split('\n')).toHaveLength(7);
  expect(posted.text).toContain('100000.00,no,0.00');
  const won = await file(await by(world.unitFinance), '/demands/bounties/won.csv');
  expect(won.text).toContain('攻关中');
  expect((await file(api().visitor(), '/demands/bounties/won.csv')).status).toBe(401);
  expect((await file(client, '/demands/bounties/safeguards.csv')).status).toBe(403);
  const safeguards = await file(
    await by(world.operator),
    '/demands/bounties/safeguards.csv?states=CONFIRMED',
  );
  expect(safeguards.text).toContain('哈尔滨银行南岗支行');
  const wonList = await (await by(world.unitFinance)).ask<{ wonBounties: { totalCount: number } }>(
    '{ wonBounties { totalCount edges { node { amount due poster { name } } } } }',
  );
  expect(wonList.data?.wonBounties.totalCount).toBe(2);
});

it('says that a winner that did not sign in time has declined, also before a sweep wrote it down', async () => {
  const demand = await makeDemand(world, { state: 'AWARDED' });
  const unsigned = { state: 'AWARDED', leadSignedAt: null, signBy: clock.in(DAY_MS) } as const;
  await makeLane(world, demand, unsigned);
  const states = async () => {
    const { data } = await (await by(world.unitFinance)).ask<{
      demandBounty: { account: { lanes: { state: string }[] } };
    }>('query ($id: ID!) { demandBounty(demandId: $id) { account { lanes { state } } } }', { id: demand.id });
    return data?.demandBounty.account.lanes.map(({ state }) => state);
  };
  expect(await states()).toEqual(['AWARDED']);
  moveTo(clock.in(DAY_MS));
  expect(await states()).toEqual(['DECLINED']);
});
