import type { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import type { AuctionRegistration } from '../../server/features/auctions/data/auction-parts.entity.ts';
import { admitBidder, recordDeposit } from '../../server/features/auctions/steps/admit-bidder.service.ts';
import {
  type AnnounceAuction,
  announceAuction,
} from '../../server/features/auctions/steps/announce-auction.service.ts';
import { registerForAuction } from '../../server/features/auctions/steps/register-for-auction.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { clock, setClock } from '../../server/platform/clock.ts';
import { type Member, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import type { ApiClient, TestApi } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished, type TestUnit } from '../support/results.ts';

export const MINUTE = 60_000;

/** Terms of a plain license; the entry fee is what a bidding replaces. */
export function licenseTerms(): Terms {
  return {
    mode: 'LICENSE',
    license: {
      kind: 'EXCLUSIVE',
      fieldOfUse: '寒地水稻秸秆还田',
      territory: ['230000'],
      months: 60,
      sublicensing: 'FORBIDDEN',
    },
    payment: {
      entryFee: 0n,
      stages: [],
      royalty: null,
      minimumPerYear: null,
      cap: null,
      lateInterest: null,
      pauseWhileLapsed: false,
    },
    payAfterUse: null,
    equity: null,
    trigger: null,
    work: null,
    delivery: { items: ['菌种', '发酵规程'], trainingDays: 3, withinDays: 30 },
    improvements: 'MAKER',
    confidentialityYears: 5,
    dispute: { way: 'ARBITRATION', place: '哈尔滨仲裁委员会' },
    other: '',
  };
}

/** An auction of 100,000 yuan in steps of 5,000 that starts in an hour and lasts an hour. */
export function announcement(result: TechResult, values: Partial<AnnounceAuction> = {}): AnnounceAuction {
  const at = (minutes: number) => clock.in(minutes * MINUTE);
  return {
    resultId: result.id,
    form: 'AUCTION',
    note: '',
    terms: licenseTerms(),
    startPrice: 10_000_000n,
    increment: 500_000n,
    reserve: null,
    deposit: 0n,
    operator: null,
    registrationOpensAt: null,
    registrationEndsAt: at(50),
    startsAt: at(60),
    endsAt: at(120),
    lastEndAt: at(150),
    extensionMinutes: 5,
    ...values,
  };
}

/** The same as the API takes it. */
export function announcementInput(result: TechResult, values: Partial<AnnounceAuction> = {}): object {
  return jsonOf(announcement(result, values));
}

/** An auction of a new published result. */
export async function makeAuction(
  app: App,
  unit: TestUnit,
  values: Partial<AnnounceAuction> = {},
): Promise<Auction> {
  const result = await makePublished(app, unit);
  return announceAuction(await scopeOf(app, unit.officer), announcement(result, values));
}

export interface Bidder {
  member: Member;
  client: ApiClient;
  registration: AuctionRegistration;
}

/** A confirmed enterprise with a member who can act for it. */
export async function makeEnterprise(app: App, operator: Member): Promise<Member> {
  return (await makeOrganization(app, operator, 'ENTERPRISE')).administrator;
}

/** An enterprise that is admitted to an auction. */
export async function admitEnterprise(
  app: App,
  operator: Member,
  unit: TestUnit,
  auction: Auction,
): Promise<{ member: Member; registration: AuctionRegistration }> {
  const member = await makeEnterprise(app, operator);
  const registration = await registerForAuction(await scopeOf(app, member), {
    auctionId: auction.id,
    relation: 'NONE',
  });
  const officer = await scopeOf(app, unit.officer);
  if (auction.deposit > 0n) {
    await recordDeposit(officer, {
      registrationId: registration.id,
      amount: auction.deposit,
      reference: '保证金回单 001',
      receivedOn: clock.today(),
    });
  }
  return { member, registration: await admitBidder(officer, { registrationId: registration.id }) };
}

/** The same, with a browser in which its member is signed in. */
export async function makeBidder(
  api: TestApi,
  operator: Member,
  unit: TestUnit,
  auction: Auction,
): Promise<Bidder> {
  const { member, registration } = await admitEnterprise(api.app, operator, unit, auction);
  return { member, client: await signedIn(api, member), registration };
}

/** A clock that stands where it is set and that the test moves. */
export function standingClock(): { at(moment: Date, milliseconds?: number): void; restore(): void } {
  let now = Date.now();
  const restore = setClock(() => now);
  return {
    at: (moment, milliseconds = 0) => {
      now = moment.getTime() + milliseconds;
    },
    restore,
  };
}

let keys = 0;

/** An idempotency key that no other call gives. */
export function newKey(): string {
  return `bid-key-${String(++keys).padStart(6, '0')}`;
}
