import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readLawfulTerms } from '../../offers/terms/lawful-terms.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import { type DealChange, userIdOf } from '../change-deal.ts';
import type { DealProposal } from '../data/deal-parts.entity.ts';
import { dealStates, isClearing } from '../deal.states.ts';
import { otherHolders } from '../judge/other-holders.ts';
import { voidClearing } from '../judge/settle.ts';
import { joinTeam } from '../participants/parties.ts';

/**
 * Makes a proposal that both sides accepted the agreed terms, in memory: judged once more by the rulebook of today, with
 * the result locked, so that two contradicting deals cannot both be agreed. What was decided or announced about other
 * terms becomes void, and a price that a listing or an auction found is a negotiated one once the terms differ.
 * @returns what of the rules is not kept but does not block, for the record
 * @throws Refusal RULE (PAU-3, INC-3), STATE for a result that is not to be had, ALREADY_EXISTS for a contradicting deal
 *   (with its number for the owner alone)
 */
export async function agree(change: DealChange, proposal: DealProposal): Promise<RuleWarning[]> {
  const { tx, record, unit, side } = change;
  const { deal } = record;
  const state = dealStates.next(deal.state, 'agree');
  const { warnings } = readLawfulTerms(unit.rulebook, proposal.terms);
  const result = await resultForCase(tx, deal.resultId, { lock: true });
  if (result) record.result = result;
  await joinTeam(change);
  const holder = await otherHolders(tx, deal, proposal.terms);
  if (holder !== null) {
    const params = { action: 'acceptTerms', reason: 'CONTRADICTS' };
    throw new Refusal('ALREADY_EXISTS', { params: side === 'OWNER' ? { ...params, deal: holder } : params });
  }
  if (isClearing(deal.state) && deal.termsDigest !== proposal.termsDigest) {
    await voidClearing(change, 'TERMS_CHANGED');
  }
  for (const earlier of record.proposals) {
    if (earlier !== proposal && earlier.state !== 'SUPERSEDED') earlier.state = 'SUPERSEDED';
  }
  proposal.state = 'ACCEPTED';
  Object.assign(deal, {
    state,
    terms: proposal.terms,
    termsDigest: proposal.termsDigest,
    termsNumber: proposal.number,
    agreedAt: clock.now(),
    clearedAt: null,
    endReason: null,
    pricing: deal.pricedDigest === proposal.termsDigest ? deal.pricing : 'NEGOTIATED',
    bearsPolicyName: deal.bearsPolicyName && proposal.terms.payAfterUse !== null,
  });
  return warnings;
}

/** Notes on a proposal that a side accepts it. */
export function acceptFor(change: DealChange, proposal: DealProposal, side: 'OWNER' | 'ENTERPRISE'): void {
  const by = userIdOf(change.scope);
  const at = clock.now();
  if (side === 'OWNER') Object.assign(proposal, { acceptedByOwner: by, acceptedByOwnerAt: at });
  else Object.assign(proposal, { acceptedByEnterprise: by, acceptedByEnterpriseAt: at });
}
