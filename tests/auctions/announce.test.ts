import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import type { AnnounceAuction } from '../../server/features/auctions/steps/announce-auction.service.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { receiveFile } from '../../server/platform/files/files.service.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { PDF } from '../support/pdf.ts';
import { makeMarket, makePublished, makeRegistered, makeUnit, type TestUnit } from '../support/results.ts';
import { announcementInput, licenseTerms, MINUTE, makeAuction, makeEnterprise } from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  officer = await signedIn(api(), unit.officer);
});

const SELECTION = `{
  auction { id state form startPrice leastBid increment reserve reserveMet deposit operator { name licenceNumber licenceIssuer }
    licence { name url } terms { payment { entryFee } } result { id } organization { id } availableActions }
  userErrors { code field params { name value } rule { id } }
}`;

interface Payload {
  auction: (Record<string, unknown> & { id: string; licence: { url: string } | null }) | null;
  userErrors: { code: string; field: string | null; rule: { id: string } | null }[];
}

function announce(
  client: ApiClient,
  result: TechResult,
  values: Partial<AnnounceAuction> = {},
): Promise<Payload> {
  return client.mutate<Payload>('announceAuction', announcementInput(result, values), SELECTION);
}

const countOf = (result: TechResult) => api().app.db.manager.countBy(Auction, { resultId: result.id });

describe('an announcement', () => {
  it('says what is sold, for how much at least and until when; the reserve is for the unit alone', async () => {
    const result = await makePublished(api().app, unit);
    const { auction, userErrors } = await announce(officer, result, {
      reserve: 20_000_000n,
      deposit: 1_000_000n,
    });
    expect(userErrors).toEqual([]);
    expect(auction).toMatchObject({
      state: 'REGISTRATION',
      startPrice: '100000.00',
      leastBid: '100000.00',
      reserve: '200000.00',
      reserveMet: false,
      deposit: '10000.00',
      operator: null,
      terms: { payment: { entryFee: '100000.00' } },
      result: { id: result.id },
      availableActions: ['ADMIT', 'CANCEL'],
    });
    const query =
      'query ($id: ID!) { auction(id: $id) { startPrice reserve reserveMet registrations { edges { cursor } } availableActions } }';
    const seen = await api().visitor().ask(query, { id: auction?.id });
    expect(seen.data).toEqual({
      auction: {
        startPrice: '100000.00',
        reserve: null,
        reserveMet: false,
        registrations: null,
        availableActions: [],
      },
    });
    const [event] = await auditTrail(api().app.db.manager, 'Bidding', auction?.id ?? '');
    expect(event).toMatchObject({
      action: 'announceAuction',
      facts: { hasReserve: true, startPrice: '10000000' },
    });
    expect(JSON.stringify(event?.facts)).not.toContain('20000000');
  });

  it('names the operator with its licence, which everybody can read (PRC-10)', async () => {
    const result = await makePublished(api().app, unit);
    const licence = await receiveFile(await scopeOf(api().app, unit.officer), {
      content: Readable.from(PDF),
      name: '拍卖经营批准证书.pdf',
      purpose: 'document',
    });
    const values = {
      name: '黑龙江某拍卖有限公司',
      licenceNumber: 'PM-230001',
      licenceIssuer: '黑龙江省商务厅',
    };
    const { auction, userErrors } = await announce(officer, result, {
      operator: { ...values, licenceFileId: licence.id },
    });
    expect(userErrors).toEqual([]);
    expect(auction).toMatchObject({ operator: values, licence: { name: '拍卖经营批准证书.pdf' } });
    const file = await fetch(`${api().address}${auction?.licence?.url}`);
    expect(file.status).toBe(200);
  });

  it('is refused for an operator without its whole licence', async () => {
    const result = await makePublished(api().app, unit);
    const { userErrors } = await announce(officer, result, { operator: { name: '某公司' } as never });
    expect(userErrors).toMatchObject([
      { code: 'RULE', field: 'operator.licenceNumber', rule: { id: 'PRC-10' } },
    ]);
    expect(await countOf(result)).toBe(0);
  });

  it.each<[string, Partial<AnnounceAuction>, object]>([
    ['a price of nothing', { startPrice: 0n }, { code: 'INVALID', field: 'startPrice' }],
    ['no step', { increment: 0n }, { code: 'INVALID', field: 'increment' }],
    ['a reserve below the start', { reserve: 9_999_999n }, { code: 'INVALID', field: 'reserve' }],
    [
      'a listing with a reserve',
      { form: 'LISTING', reserve: 20_000_000n },
      { code: 'INVALID', field: 'reserve' },
    ],
    ['61 minutes', { extensionMinutes: 61 }, { code: 'INVALID', field: 'extensionMinutes' }],
    [
      'a cap on payments',
      { terms: { ...licenseTerms(), payment: { ...licenseTerms().payment, cap: 1n } } as never },
      { code: 'INVALID', field: 'terms.payment.cap' },
    ],
    [
      'terms without payment',
      { terms: { ...licenseTerms(), payment: null } },
      { code: 'REQUIRED', field: 'terms.payment' },
    ],
  ])('is refused with %s', async (_what, values, error) => {
    const result = await makePublished(api().app, unit);
    expect((await announce(officer, result, values)).userErrors).toMatchObject([error]);
    expect(await countOf(result)).toBe(0);
  });

  it('is refused where its times are out of order', async () => {
    const result = await makePublished(api().app, unit);
    const { userErrors } = await announce(officer, result, {
      registrationEndsAt: clock.in(70 * MINUTE),
      lastEndAt: clock.in(119 * MINUTE),
    });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: 'startsAt' },
      { code: 'INVALID', field: 'lastEndAt' },
    ]);
    expect(await countOf(result)).toBe(0);
  });

  it('is refused for what is not published', async () => {
    const registered = await makeRegistered(api().app, unit);
    expect((await announce(officer, registered)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await countOf(registered)).toBe(0);
  });

  it('is refused while another one is open, also to two at once', async () => {
    const result = await makePublished(api().app, unit);
    const other = await signedIn(api(), unit.otherOfficer);
    const both = await Promise.all([announce(officer, result), announce(other, result)]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort()).toEqual([
      'ALREADY_EXISTS',
      'OK',
    ]);
    expect(await countOf(result)).toBe(1);
  });

  it('is for officers of the unit that are not of the team', async () => {
    const result = await makePublished(api().app, unit);
    const foreign = await makeUnit(api().app, operator);
    const supervisor = await makeMember(api().app, unit.administrator, ['SUPERVISOR']);
    const enterprise = await makeEnterprise(api().app, operator);
    for (const [member, code] of [
      [foreign.officer, 'FORBIDDEN'],
      [supervisor, 'FORBIDDEN'],
      [enterprise, 'FORBIDDEN'],
    ] as const) {
      const client = await signedIn(api(), member);
      const { errors, data } = await client.ask<{ announceAuction: Payload }>(
        `mutation ($input: AnnounceAuctionInput!) { announceAuction(input: $input) ${SELECTION} }`,
        { input: announcementInput(result) },
      );
      expect(errors?.[0]?.extensions.code ?? data?.announceAuction.userErrors[0]?.code).toBe(code);
    }
    expect(await countOf(result)).toBe(0);
  });
});

describe('calling off', () => {
  const CANCEL =
    '{ auction { state cancelReason availableActions } userErrors { code field params { name value } } }';

  it('needs a reason, which everybody sees', async () => {
    const auction = await makeAuction(api().app, unit);
    const nothing = await officer.mutate<Payload>(
      'cancelAuction',
      { auctionId: auction.id, reason: ' ' },
      CANCEL,
    );
    expect(nothing.userErrors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    const done = await officer.mutate<Payload>(
      'cancelAuction',
      { auctionId: auction.id, reason: '专利权属有争议' },
      CANCEL,
    );
    expect(done.auction).toEqual({
      state: 'CANCELLED',
      cancelReason: '专利权属有争议',
      availableActions: [],
    });
    const again = await officer.mutate<Payload>(
      'cancelAuction',
      { auctionId: auction.id, reason: '再来' },
      CANCEL,
    );
    expect(again.userErrors).toMatchObject([{ code: 'STATE' }]);
    const trail = await auditTrail(api().app.db.manager, 'Bidding', auction.id);
    expect(trail.map(({ action }) => action)).toEqual(['announceAuction', 'cancelAuction']);
  });

  it('is not for officers of other units', async () => {
    const auction = await makeAuction(api().app, unit);
    const foreign = await signedIn(api(), (await makeUnit(api().app, operator)).officer);
    const { userErrors } = await foreign.mutate<Payload>(
      'cancelAuction',
      { auctionId: auction.id, reason: '停' },
      CANCEL,
    );
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await api().app.db.manager.findOneBy(Auction, { id: auction.id })).toMatchObject({
      outcome: null,
    });
  });
});
