import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readId, readText } from '../../../../platform/input/texts.ts';
import { addYears } from '../../../../platform/standards/calendar.ts';
import { presentDemand } from '../../../demands/demand.loaders.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import type { Mandate } from '../data/engagement-parts.entity.ts';
import type { CommissionPart, CommissionTerms } from '../terms/commission-terms.ts';
import { readCommissionTerms, type TypedCommission } from '../terms/read-commission-terms.ts';
import { type AskedPart, type Parties, resolveParts } from './read-parts.ts';

/** Years that an engagement lasts at most. */
const MOST_YEARS = 5;

export type AskedTerms = TypedCommission & { beneficiaries: readonly AskedPart[] };

/** What is proposed: for what the broker is engaged, and by which terms. */
export interface AskedProposal {
  mandate: Mandate;
  terms: AskedTerms;
  note?: string | null;
  /** First day that it may start on; today unless told: what rests on an introduction may hold from that on. */
  earliestStart?: string;
}

export interface ReadProposal {
  mandate: Mandate;
  terms: CommissionTerms;
  note: string | null;
}

/**
 * Reads a proposal with everything that is wrong with it: texts and days, what it is about (the client's own result or
 * demand, or a published result that an enterprise looks for), and who shares the commission.
 * @param earlier beneficiaries of earlier versions, who keep their keys
 * @throws Refusal REQUIRED, INVALID, TOO_LONG, LIMIT, NOT_FOUND, each with its field
 */
export async function readProposal(
  tx: Transaction,
  parties: Parties,
  asked: AskedProposal,
  earlier: readonly CommissionPart[],
): Promise<ReadProposal> {
  const problems = new Problems('');
  const mandate = await readMandate(tx, parties, asked, problems.at('mandate'));
  const terms = await readTerms(tx, parties, asked.terms, earlier, problems.at('terms'));
  const note = readText(asked.note, 2000, problems.at('note'));
  refuseAll(problems.list);
  return { mandate, terms, note };
}

/** The same for other terms under a mandate that was signed and stays as it is. */
export async function readLaterTerms(
  tx: Transaction,
  parties: Parties,
  { mandate, terms: asked, note: said }: AskedProposal,
  earlier: readonly CommissionPart[],
): Promise<ReadProposal> {
  const problems = new Problems('');
  const terms = await readTerms(tx, parties, asked, earlier, problems.at('terms'));
  const note = readText(said, 2000, problems.at('note'));
  refuseAll(problems.list);
  return { mandate, terms, note };
}

async function readTerms(
  tx: Transaction,
  parties: Parties,
  asked: AskedTerms,
  earlier: readonly CommissionPart[],
  problems: Problems,
): Promise<CommissionTerms> {
  const beneficiaries = await resolveParts(tx, parties, asked.beneficiaries, earlier, problems);
  return readCommissionTerms({ ...asked, beneficiaries }, problems, parties.side);
}

async function readMandate(
  tx: Transaction,
  parties: Parties,
  { mandate, earliestStart }: Pick<AskedProposal, 'mandate' | 'earliestStart'>,
  problems: Problems,
): Promise<Mandate> {
  const { startsOn, endsOn, isExclusive, confidentialAccess } = mandate;
  const scopeText = readText(mandate.scopeText, 2000, problems.at('scopeText')) ?? '';
  if (scopeText === '') problems.at('scopeText').add('REQUIRED');
  const duties = readText(mandate.duties, 4000, problems.at('duties')) ?? '';
  if (duties === '') problems.at('duties').add('REQUIRED');
  const earliest = earliestStart ?? clock.today();
  if (startsOn < earliest) problems.at('startsOn').add('INVALID', { reason: 'IN_PAST', earliest });
  checkDays(
    [
      { field: 'startsOn', day: startsOn },
      { field: 'endsOn', day: endsOn },
    ],
    problems,
  );
  const latest = addYears(startsOn, MOST_YEARS);
  if (endsOn > latest) problems.at('endsOn').add('INVALID', { reason: 'LASTS_TOO_LONG', latest });
  const resultId = readId(mandate.resultId, problems.at('resultId'));
  const demandId = readId(mandate.demandId, problems.at('demandId'));
  const isOwn = await readScope(tx, parties, { resultId, demandId }, problems);
  if (confidentialAccess && !isOwn)
    problems.at('confidentialAccess').add('INVALID', { reason: 'NOT_YOUR_OWN' });
  return { resultId, demandId, scopeText, isExclusive, startsOn, endsOn, duties, confidentialAccess };
}

/** Checks what an engagement is about; answers whether it is the client's own, so that its confidential part can be opened. */
async function readScope(
  tx: Transaction,
  { side, clientOrganizationId }: Parties,
  { resultId, demandId }: Pick<Mandate, 'resultId' | 'demandId'>,
  problems: Problems,
): Promise<boolean> {
  if (resultId !== null && demandId !== null) problems.at('demandId').add('INVALID', { reason: 'ONE_SCOPE' });
  if (resultId !== null) {
    const result = (await resultForCase(tx, resultId))?.result;
    const isOwn = result?.organizationId === clientOrganizationId;
    const fits = side === 'OWNER' ? isOwn : result?.state === 'PUBLISHED';
    if (!fits) problems.at('resultId').add('NOT_FOUND');
    return isOwn;
  }
  if (demandId === null) return false;
  const demand = side === 'ENTERPRISE' ? await presentDemand(tx, demandId) : null;
  const isOwn = demand?.organizationId === clientOrganizationId;
  if (!isOwn) problems.at('demandId').add('NOT_FOUND');
  return isOwn;
}
