import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { brokenConstraint, inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { judgedMode } from '../../offers/terms/disposing.ts';
import { termsDigest } from '../../offers/terms/terms-digest.ts';
import type { ResultRecord } from '../../results/data/result-record.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import { auctionPolicy } from '../auction.policy.ts';
import { recordEvent } from '../change-auction.ts';
import { Auction } from '../data/auction.entity.ts';
import { wayOf } from '../settling/open-auction-deal.ts';
import { type Announcement, type AnnouncementFields, readAnnouncement } from './read-announcement.ts';

export type AnnounceAuction = AnnouncementFields & { resultId: string };

/** Kind under which the licence of an operator is kept. */
export const LICENCE_FILE = 'AuctionLicence';

/**
 * Announces a listing or an auction of a published result with everything that bidders must know: what is sold, for
 * how much at least, when, and who holds it. It cannot be changed afterwards, only called off.
 * @throws Refusal RULE (PRC-1 way of pricing; PRC-10 operator without licence), STATE for a result that is not
 *   published, ALREADY_EXISTS while another one is open for it, FOUR_EYES for a completer, FORBIDDEN, NOT_FOUND, what
 *   is malformed
 */
export async function announceAuction(scope: Scope, input: AnnounceAuction): Promise<Auction> {
  const known = await resultForCase(scope.app.db.manager, input.resultId);
  if (!known) throw new Refusal('NOT_FOUND', { field: 'resultId' });
  const { organizationId } = known.result;
  authorize(auctionPolicy, scope.actor, 'announce', { auction: { organizationId }, registration: null });
  const unit = await unitOf(scope.app, organizationId);
  const announcement = readAnnouncement(unit.rulebook, input, clock.now());
  const found = warnings(...announcement.warnings, judgePricing(unit, announcement));
  try {
    return await inTransaction(scope.app.db, async (tx) => {
      const record = await resultForCase(tx, input.resultId, { lock: true });
      if (!record) throw new Refusal('NOT_FOUND', { field: 'resultId' });
      refuseUnfit(scope, record);
      const auction = newAuction(scope, record, announcement);
      if (auction.licenceFileId) {
        const owner = { kind: LICENCE_FILE, id: auction.id };
        await attachFiles(tx, [auction.licenceFileId], owner, scope.actor, {
          field: 'operator.licenceFileId',
        });
      }
      await tx.insert(Auction, auction as object);
      const { form, startPrice, increment, deposit, startsAt, endsAt, lastEndAt, extensionMinutes } = auction;
      await recordEvent(tx, scope, auction, {
        action: 'announceAuction',
        facts: {
          resultId: record.result.id,
          ...{ form, startPrice, increment, deposit, startsAt, endsAt, lastEndAt, extensionMinutes },
          operator: auction.operator,
          licenceFileId: auction.licenceFileId,
          hasReserve: auction.reserve !== null,
          termsDigest: termsDigest(auction.terms),
          warnings: found,
        },
        // Not in the chain, which bidders may read: its salted digest proves afterwards what the reserve was.
        ...(auction.reserve === null ? {} : { personal: { reserve: auction.reserve } }),
        rulebookVersion: unit.rulebook.version,
      });
      return auction;
    });
  } catch (error) {
    if (brokenConstraint(error) === 'auction_one_open') {
      throw new Refusal('ALREADY_EXISTS', { field: 'resultId', params: { reason: 'auction-open' } });
    }
    throw error;
  }
}

/** PRC-1 for the way; PRC-10 is kept by reading: an operator comes with its whole licence or not at all. */
function judgePricing({ rulebook }: Unit, { form, terms, operator }: Announcement) {
  const way = wayOf({ form, operator });
  return enforce(
    rulebook,
    'PRC-1',
    ({ ways, modes }) => !modes?.includes(judgedMode(terms)) || !ways || ways.includes(way),
    { field: 'form', params: { way } },
  );
}

function refuseUnfit({ actor }: Scope, { result, completers }: ResultRecord): void {
  if (result.state !== 'PUBLISHED') {
    throw new Refusal('STATE', {
      field: 'resultId',
      params: { state: result.state, action: 'announceAuction' },
    });
  }
  const userId = actingUser(actor)?.userId;
  if (completers.some((completer) => completer.userId !== null && completer.userId === userId)) {
    throw new Refusal('FOUR_EYES');
  }
}

function newAuction(
  { actor }: Scope,
  { result }: ResultRecord,
  { operator, endsAt, warnings: _, ...announcement }: Announcement,
): Auction {
  return Object.assign(new Auction(), {
    id: newId(),
    organizationId: result.organizationId,
    resultId: result.id,
    version: 1,
    ...announcement,
    announcedEndAt: endsAt,
    endsAt,
    operatorName: operator?.name ?? null,
    licenceNumber: operator?.licenceNumber ?? null,
    licenceIssuer: operator?.licenceIssuer ?? null,
    licenceFileId: operator?.licenceFileId ?? null,
    admittedCount: 0,
    bidCount: 0,
    highestAmount: null,
    highestBidder: null,
    highestRegistrationId: null,
    outcome: null,
    failure: null,
    cancelReason: null,
    outcomeAt: null,
    finalPrice: null,
    winnerRegistrationId: null,
    dealId: null,
    announcedBy: actingUser(actor)?.userId ?? null,
    announcedAt: clock.now(),
  });
}
