import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { addDays } from '../../../../platform/standards/calendar.ts';
import {
  changeEngagement,
  type EngagementChange,
  type EngagementReference,
  forBothSides,
  openVersion,
  sideOf,
} from '../change-engagement.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { EngagementTerms, type Mandate } from '../data/engagement-parts.entity.ts';
import { presentEngagement } from '../engagement.loaders.ts';
import { engagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import type { CommissionPart } from '../terms/commission-terms.ts';
import { refuseUnknown } from './known-subject.ts';
import { newVersion } from './new-version.ts';
import { type AskedTerms, type ReadProposal, readLaterTerms, readProposal } from './read-proposal.ts';

export interface ProposeTerms extends EngagementReference {
  /** What the broker is engaged for; left out where only the terms change. Fixed once all have signed. */
  mandate?: Mandate | null;
  terms: AskedTerms;
  /** First day on which the terms are to hold, once the engagement is active; left out for tomorrow. */
  agreedFrom?: string | null;
  note?: string | null;
}

/**
 * The client or the leading broker proposes other terms, in place of what was proposed before. Before all have signed,
 * signatures so far are void with it. Of an active engagement only the commission changes, and only for the future:
 * the version that is in force goes on until all have signed the new one and its day has come.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is over, INVALID (`mandate`, `agreedFrom`), and what is
 *   wrong with the proposal
 */
export async function proposeTerms(scope: Scope, input: ProposeTerms): Promise<Engagement> {
  if (input.mandate) await refuseOtherUnknown(scope, input.engagementId, input.mandate);
  return changeEngagement(scope, input, forBothSides, async (change) => {
    const { tx, engagement, versions } = change;
    const by = sideOf(scope.actor, engagement);
    if (by === null) throw new Refusal('FORBIDDEN', { params: { action: 'proposeTerms' } });
    const proposal = await (engagement.state === 'ACTIVE' ? forTheFuture : beforeSigning)(change, input);
    const open = openVersion(versions);
    if (open) {
      open.state = 'REPLACED';
      // Only one version is open at a time, and the database sees to it row by row.
      await tx.save(EngagementTerms, open);
    }
    const agreedFrom = engagement.activatedAt ? laterDay(input.agreedFrom) : proposal.mandate.startsOn;
    const version = newVersion(scope, engagement, proposal, { number: versions.length + 1, agreedFrom, by });
    versions.push(version);
    await mailEngagement(tx, scope.app, engagement, 'termsProposed', [by === 'CLIENT' ? 'BROKER' : 'CLIENT']);
    const { number, digest } = version;
    return { action: 'proposeTerms', facts: { by, number, digest, agreedFrom } };
  });
}

/** Read before the transaction is open: what the engagement is about already, both sides know of. */
async function refuseOtherUnknown(scope: Scope, engagementId: string, mandate: Mandate): Promise<void> {
  const known = await presentEngagement(scope.app.db.manager, engagementId);
  const isSame =
    known !== null &&
    known.resultId === (mandate.resultId ?? null) &&
    known.demandId === (mandate.demandId ?? null);
  if (!isSame) await refuseUnknown(scope, mandate);
}

async function beforeSigning(
  { tx, engagement, versions }: EngagementChange,
  { mandate: changed, terms, note }: ProposeTerms,
): Promise<ReadProposal> {
  const step = engagement.state === 'ACCEPTED' ? 'reopen' : 'propose';
  engagement.state = engagementStates.next(engagement.state, step);
  const mandate = changed ?? mandateOf(engagement);
  const proposal = await readProposal(
    tx,
    engagement,
    { mandate, terms, note: note ?? null },
    partsOf(versions),
  );
  Object.assign(engagement, proposal.mandate);
  return proposal;
}

async function forTheFuture(
  { tx, engagement, versions }: EngagementChange,
  { mandate, terms, note, agreedFrom }: ProposeTerms,
): Promise<ReadProposal> {
  if (mandate) throw new Refusal('INVALID', { field: 'mandate', params: { reason: 'SIGNED' } });
  laterDay(agreedFrom);
  const asked = { mandate: mandateOf(engagement), terms, note: note ?? null };
  return readLaterTerms(tx, engagement, asked, partsOf(versions));
}

/** The first day of later terms: tomorrow unless told. @throws Refusal INVALID for an earlier one */
function laterDay(agreedFrom: string | null | undefined): string {
  const tomorrow = addDays(clock.today(), 1);
  if (agreedFrom === null || agreedFrom === undefined) return tomorrow;
  if (agreedFrom >= tomorrow) return agreedFrom;
  const params = { reason: 'ONLY_FOR_THE_FUTURE', earliest: tomorrow };
  throw new Refusal('INVALID', { field: 'agreedFrom', params });
}

function partsOf(versions: readonly EngagementTerms[]): CommissionPart[] {
  return versions.flatMap(({ terms }) => terms.beneficiaries);
}

function mandateOf(engagement: Engagement): Mandate {
  const { resultId, demandId, scopeText, isExclusive, startsOn, endsOn, duties } = engagement;
  const { confidentialAccess } = engagement;
  return { resultId, demandId, scopeText, isExclusive, startsOn, endsOn, duties, confidentialAccess };
}
