import { In } from 'typeorm';
import { type App, jobScope, type Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { log } from '../../../../platform/log.ts';
import type { Deal } from '../../../deals/data/deal.entity.ts';
import { DealEngagement } from '../../engagements/data/deal-engagement.entity.ts';
import { lockIntroduction, storeIntroduction } from '../change-introduction.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { isOwed } from '../introduction.states.ts';
import { admit, dismiss, joinDeal } from './admit.ts';
import {
  type ClaimChange,
  cameToNothing,
  earlierIs,
  isPreceded,
  lockClaim,
  storeClaim,
} from './change-claim.ts';
import { type Found, foundIn } from './found-in.ts';
import {
  type DealWithIntroductions,
  dealsWithIntroductions,
  type StandingEngagement,
} from './known-claims.ts';

export const FIND_CLAIMS_JOB = 'introductions.findClaims';

/**
 * Looks at deals that changed: those that rest on an introduction are found, and their two sides and the broker are told;
 * claims on a deal that came to nothing end, and a broker whose engagement the client named anyway has nothing left to
 * claim. Doing it again, or for two changes at once, does nothing more.
 */
export async function findClaims(app: App, dealIds: readonly string[]): Promise<void> {
  const scope = jobScope(app, FIND_CLAIMS_JOB);
  for (const known of await dealsWithIntroductions(app, dealIds)) {
    for (const introduction of known.introductions) await look(scope, known, introduction);
  }
}

/** The same for engagements that changed: signed ones join the deals on which a claim for them was admitted. */
export async function followEngagements(app: App, engagementIds: readonly string[]): Promise<void> {
  const { manager } = app.db;
  const where = { engagementId: In([...engagementIds]) };
  const claims = await manager.findBy(IntroductionClaim, where);
  const named = await manager.findBy(DealEngagement, where);
  const dealIds = new Set([...claims, ...named].map(({ dealId }) => dealId));
  await findClaims(app, [...dealIds]);
}

async function look(scope: Scope, known: DealWithIntroductions, introduction: Introduction): Promise<void> {
  const { deal, facts, claims } = known;
  const engagements = known.engagements.filter(({ leadBrokerId }) => leadBrokerId === introduction.brokerId);
  const admitted = admittedBy(introduction, engagements);
  const claim = claims.find(({ introductionId }) => introductionId === introduction.id);
  if (claim) {
    if (isOwed(claim)) await follow(scope, claim.id, admitted);
    return;
  }
  const found = foundIn(introduction, facts);
  if (!found || cameToNothing(deal)) return;
  const bypassed = engagements.length === 0;
  const begun = await inTransaction(scope.app.db, (tx) =>
    begin(tx, scope, { introductionId: introduction.id, deal, found: { ...found, bypassed }, admitted }),
  );
  if (begun) await follow(scope, begun, admitted);
}

/** The broker's engagement that the client of the introduction admitted to the deal; null for none. */
function admittedBy({ clientSide }: Introduction, engagements: readonly StandingEngagement[]): string | null {
  const found = engagements.find(({ state, side }) => state === 'ADMITTED' && side === clientSide);
  return found?.engagementId ?? null;
}

interface Beginning {
  introductionId: string;
  deal: Deal;
  found: Found & Pick<IntroductionClaim, 'bypassed'>;
  /** The broker's engagement that the client admitted to the deal already. */
  admitted: string | null;
}

/** Writes down that a deal rests on an introduction, and tells all three. @returns null where it was written down before */
async function begin(
  tx: Transaction,
  scope: Scope,
  { introductionId, deal, found, admitted }: Beginning,
): Promise<string | null> {
  const record = await lockIntroduction(tx, introductionId);
  if (!record || record.claims.some(({ dealId }) => dealId === deal.id)) return null;
  const { introduction } = record;
  const claim = Object.assign(new IntroductionClaim(), {
    id: newId(),
    introductionId,
    dealId: deal.id,
    engagementId: admitted ?? introduction.engagementId,
    ...found,
    state: 'OPEN' as const,
    version: 1,
    foundAt: clock.now(),
    ...{ doubt: null, contestReason: null, contestedAt: null, finding: null, findingBy: null },
    ...{ dismissedAs: null, answeredAt: null, answeredBy: null },
  });
  await tx.insert(IntroductionClaim, claim);
  const facts = { claimId: claim.id, dealId: deal.id, dealNumber: deal.number, claim: claim.state };
  await storeIntroduction(tx, scope, introduction, introduction.state, {
    action: 'foundIntroductionClaim',
    facts: { ...facts, ...found },
  });
  if (admitted) return claim.id;
  await mailIntroduction(tx, scope.app, introduction, {
    mail: 'found',
    to: ['BROKER', 'OWNER', 'ENTERPRISE'],
    side: introduction.clientSide,
    deal: deal.number,
  });
  return claim.id;
}

/**
 * Brings a claim that stands up to what became of its deal, of earlier introductions and of the broker's engagement. What
 * is refused waits for people, such as the consent of both sides to a broker of both: their step is told here again.
 * @param admitted the broker's engagement that the client admitted to the deal
 */
async function follow(scope: Scope, claimId: string, admitted: string | null): Promise<void> {
  try {
    await inTransaction(scope.app.db, (tx) => bringUp(tx, scope, claimId, admitted));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ claimId, code: error.code }, 'a claim of an introduction waits');
  }
}

async function bringUp(
  tx: Transaction,
  scope: Scope,
  claimId: string,
  admitted: string | null,
): Promise<void> {
  const change = await lockClaim(tx, scope, claimId);
  const { claim, deal } = change;
  const isDecided = claim.state === 'ADMITTED';
  if (!isOwed(claim)) return;
  if (cameToNothing(deal)) await end(change, 'DEAL_OVER');
  else if (isDecided && admitted === null) await joinDeal(change);
  else if (!isDecided && earlierIs(change, ['ADMITTED', 'SETTLED'])) await end(change, 'PRECEDED');
  else if (!isDecided && admitted !== null && !isPreceded(change)) await name(change, admitted);
}

async function end(change: ClaimChange, as: 'DEAL_OVER' | 'PRECEDED'): Promise<void> {
  const { tx, scope, introduction, deal } = change;
  await dismiss(change, 'dismiss', as);
  const isOver = as === 'DEAL_OVER';
  await storeClaim(change, { action: isOver ? 'endIntroductionClaim' : 'precedeIntroductionClaim' });
  await mailIntroduction(tx, scope.app, introduction, {
    mail: isOver ? 'dealOver' : 'preceded',
    to: ['BROKER'],
    deal: deal.number,
  });
}

/** The client named the broker's engagement in the deal: that admits the introduction, too. */
async function name(change: ClaimChange, engagementId: string): Promise<void> {
  change.claim.engagementId = engagementId;
  await admit(change, 'admit');
  await storeClaim(change, { action: 'nameIntroductionClaim' });
}
