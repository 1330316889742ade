import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { AuctionRegistration } from '../../server/features/auctions/data/auction-parts.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { type Member, makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeMarket, makeUnit, type TestUnit } from '../support/results.ts';
import { makeAuction, makeBidder, makeEnterprise, standingClock } from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
let auction: Auction;
let enterprise: Member;
let client: ApiClient;
let time: ReturnType<typeof standingClock>;

beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  officer = await signedIn(api(), unit.officer);
});
beforeEach(async () => {
  time = standingClock();
  auction = await makeAuction(api().app, unit, { deposit: 1_000_000n });
  enterprise = await makeEnterprise(api().app, operator);
  client = await signedIn(api(), enterprise);
});
afterEach(() => time.restore());

const SELECTION = `{
  registration { id state number relation relationExplanation depositAmount depositReference reason leads highestBid
    organization { id } auction { admittedCount } }
  userErrors { code field params { name value } }
}`;

interface Payload {
  registration: (Record<string, unknown> & { id: string }) | null;
  userErrors: { code: string; field: string | null; params: { name: string; value: string }[] }[];
}

const step = (by: ApiClient, field: string, input: object) => by.mutate<Payload>(field, input, SELECTION);
const register = (by = client, values: object = { relation: 'NONE' }) =>
  step(by, 'registerForAuction', { auctionId: auction.id, ...values });

async function registered(): Promise<string> {
  return (await register()).registration?.id ?? '';
}

const deposit = (registrationId: string, values: object = {}) =>
  step(officer, 'recordDeposit', {
    registrationId,
    amount: '10000.00',
    reference: '银行回单 2026-118',
    receivedOn: clock.today(),
    ...values,
  });

async function traces() {
  const { manager } = api().app.db;
  return {
    auction: await manager.findOneByOrFail(Auction, { id: auction.id }),
    registrations: await manager.find(AuctionRegistration, {
      where: { auctionId: auction.id },
      order: { id: 'ASC' },
    }),
    events: (await auditTrail(manager, 'Bidding', auction.id)).length,
  };
}

async function refused(attempt: () => Promise<Payload>, error: object): Promise<void> {
  const before = await traces();
  expect((await attempt()).userErrors).toMatchObject([error]);
  expect(await traces()).toEqual(before);
}

describe('registration, deposit and admission', () => {
  it('lead to a number, each step on the chain', async () => {
    const id = await registered();
    await refused(() => step(officer, 'admitBidder', { registrationId: id }), {
      code: 'REQUIRED',
      field: 'deposit',
    });
    await refused(() => deposit(id, { amount: '9999.99' }), { code: 'INVALID', field: 'amount' });
    await refused(() => deposit(id, { receivedOn: '2999-01-01' }), { code: 'INVALID', field: 'receivedOn' });
    await refused(() => deposit(id, { reference: '  ' }), { code: 'REQUIRED', field: 'reference' });
    expect((await deposit(id)).registration).toMatchObject({
      state: 'REGISTERED',
      depositAmount: '10000.00',
      depositReference: '银行回单 2026-118',
    });
    expect((await step(officer, 'admitBidder', { registrationId: id })).registration).toMatchObject({
      state: 'ADMITTED',
      number: 1,
      auction: { admittedCount: 1 },
    });
    await refused(() => step(officer, 'admitBidder', { registrationId: id }), { code: 'STATE' });
    const trail = await auditTrail(api().app.db.manager, 'Bidding', auction.id);
    expect(trail.map(({ action }) => action)).toEqual([
      'announceAuction',
      'registerForAuction',
      'recordDeposit',
      'admitBidder',
    ]);
  });

  it('two officers who admit two at once give two numbers', async () => {
    const other = await makeEnterprise(api().app, operator);
    const ids = [await registered(), (await register(await signedIn(api(), other))).registration?.id ?? ''];
    for (const id of ids) await deposit(id);
    const second = await signedIn(api(), unit.otherOfficer);
    const both = await Promise.all(
      ids.map((registrationId, index) =>
        step(index === 0 ? officer : second, 'admitBidder', { registrationId }),
      ),
    );
    expect(both.map(({ registration }) => registration?.number).sort()).toEqual([1, 2]);
    expect((await traces()).auction.admittedCount).toBe(2);
  });

  it('an enterprise registers once, also at once from two windows', async () => {
    const both = await Promise.all([register(), register()]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort()).toEqual([
      'ALREADY_EXISTS',
      'OK',
    ]);
  });

  it('a registration is turned down with a reason that the enterprise sees', async () => {
    const id = await registered();
    await refused(() => step(officer, 'turnDownBidder', { registrationId: id, reason: '' }), {
      code: 'REQUIRED',
      field: 'reason',
    });
    await step(officer, 'turnDownBidder', { registrationId: id, reason: '保证金逾期未到账' });
    const { data } = await client.ask(
      'query ($id: ID!) { auction(id: $id) { myRegistration { state reason number } availableActions } }',
      { id: auction.id },
    );
    expect(data).toEqual({
      auction: {
        myRegistration: { state: 'TURNED_DOWN', reason: '保证金逾期未到账', number: null },
        availableActions: [],
      },
    });
    await refused(() => register(), { code: 'ALREADY_EXISTS' });
  });

  it('is taken back before the start, and only by its own enterprise', async () => {
    const bidder = await makeBidder(api(), operator, unit, auction);
    const input = { registrationId: bidder.registration.id };
    const take = (by: ApiClient) => by.mutate<Payload>('withdrawAuctionRegistration', input, SELECTION);
    await refused(() => take(client), { code: 'NOT_FOUND' });
    time.at(auction.startsAt);
    await refused(() => take(bidder.client), { code: 'STATE' });
    time.at(auction.startsAt, -1);
    expect((await take(bidder.client)).registration).toMatchObject({ state: 'WITHDRAWN' });
    expect((await traces()).auction.admittedCount).toBe(0);
  });
});

describe('related parties (PRC-2)', () => {
  it('say how they are related', async () => {
    await refused(() => register(client, { relation: 'RELATED' }), {
      code: 'REQUIRED',
      field: 'relationExplanation',
    });
    const { registration } = await register(client, {
      relation: 'RELATED',
      relationExplanation: '股东为完成人配偶',
    });
    expect(registration).toMatchObject({ relation: 'RELATED', relationExplanation: '股东为完成人配偶' });
  });

  it('cannot deny that a completer is one of them', async () => {
    await join(unit.researcher, enterprise.organizationId, 'ENTERPRISE_MEMBER');
    await refused(() => register(), { code: 'INVALID', field: 'relation' });
  });
});

describe('registration is refused', () => {
  it('to a completer of the result and to the staff of the unit, whomever they act for', async () => {
    for (const person of [unit.researcher, unit.administrator]) {
      const membershipId = await join(person, enterprise.organizationId, 'ENTERPRISE_MEMBER');
      const browser = await signedIn(api(), { ...person, membershipId });
      await refused(() => register(browser, { relation: 'RELATED', relationExplanation: '本人' }), {
        code: 'FOUR_EYES',
      });
    }
  });

  it('to the unit itself and to others that are no enterprise', async () => {
    for (const member of [unit.officer, (await makeUnit(api().app, operator)).officer]) {
      const browser = await signedIn(api(), member);
      await refused(() => register(browser), { code: 'FORBIDDEN' });
    }
  });

  it.each([
    ['EXPIRED', 'after its end', () => time.at(auction.registrationEndsAt)],
    ['STATE', 'once the bidding runs', () => time.at(auction.startsAt)],
  ])('with %s %s', async (code, _when, move) => {
    move();
    await refused(() => register(), { code });
  });
});

describe('admission is refused', () => {
  it('to supervisors and to officers of other units', async () => {
    const id = await registered();
    const supervisor = await signedIn(api(), await makeMember(api().app, unit.administrator, ['SUPERVISOR']));
    const { errors } = await supervisor.ask(
      `mutation ($input: AuctionRegistrationInput!) { admitBidder(input: $input) { userErrors { code } } }`,
      { input: { registrationId: id } },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const foreign = await signedIn(api(), (await makeUnit(api().app, operator)).officer);
    await refused(() => step(foreign, 'admitBidder', { registrationId: id }), { code: 'FORBIDDEN' });
    const seen = await supervisor.ask<{ auction: { registrations: { edges: unknown[] } } }>(
      'query ($id: ID!) { auction(id: $id) { registrations { edges { node { organization { id } } } } } }',
      { id: auction.id },
    );
    expect(seen.data?.auction.registrations.edges).toEqual([
      { node: { organization: { id: enterprise.organizationId } } },
    ]);
  });

  it('once the bidding would start', async () => {
    const id = await registered();
    await deposit(id);
    time.at(auction.startsAt);
    await refused(() => step(officer, 'admitBidder', { registrationId: id }), { code: 'STATE' });
  });
});

/** Makes a person also a member of another organisation. @returns the membership */
async function join({ userId }: Member, organizationId: string, role: string): Promise<string> {
  const [row] = await api().app.db.query<{ id: string }[]>(
    `INSERT INTO membership (id, user_id, organization_id, roles, status, requested_at, decided_at, version)
     VALUES (gen_random_uuid(), $1, $2, ARRAY[$3], 'ACTIVE', $4, $4, 1) RETURNING id`,
    [userId, organizationId, role, clock.now()],
  );
  return row?.id ?? '';
}
