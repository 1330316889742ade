import type { App } from '../../../../platform/app.ts';
import { dayOf } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { regionName } from '../../../../platform/standards/regions.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { noticeStanding } from '../../../notices/notice-standing.service.ts';
import { ENCUMBRANCE_LABELS } from '../../../results/register/register-labels.ts';
import { dealCase } from '../../change-deal.ts';
import type { DealRecord } from '../../data/deal-record.ts';
import { contractNumber } from '../change-contract.ts';
import { Contract } from '../data/contract.entity.ts';
import type { Signatory } from '../data/contract-parts.entity.ts';
import { templateFor } from '../templates/templates.service.ts';
import { contractOf } from '../text/contract-of.ts';
import type { ContractText } from '../text/contract-text.ts';
import type { ContractFacts, Party } from '../text/facts.ts';

export interface Composed {
  text: ContractText;
  /** The unit's template; null for ours. */
  templateId: string | null;
  templateVersion: number;
}

/** The contract of a deal as text, from its terms, its parties, what is known of the result and the unit's template. */
export async function composeContract(
  app: App,
  record: DealRecord,
  signatories: readonly Signatory[],
): Promise<Composed> {
  const { terms, organizationId } = record.deal;
  if (!terms)
    throw new Refusal('STATE', { params: { state: record.deal.state, missing: 'TERMS_NOT_AGREED' } });
  const template = await templateFor(app, organizationId, terms.mode);
  const parties = await partiesOf(app, record, signatories);
  const facts = await factsOf(app, record);
  return {
    text: contractOf(terms, parties, template.clauses, facts),
    templateId: template.stored ? template.id : null,
    templateVersion: template.version,
  };
}

async function partiesOf(app: App, record: DealRecord, signatories: readonly Signatory[]): Promise<Party[]> {
  const { organizationId, enterpriseId } = record.deal;
  const organizations = await organizationById.batch(app, [
    organizationId,
    enterpriseId,
    ...record.parties.flatMap((party) => party.organizationId ?? []),
  ]);
  const known = (id: string | null) => {
    const found = id === null ? undefined : organizations.get(id);
    if (!found) return { creditCode: null, address: null };
    const names = [...new Set([found.provinceCode, found.cityCode])].map(
      (code) => regionName(code)?.zh ?? '',
    );
    return { creditCode: found.creditCode, address: names.join('') };
  };
  const signing = (side: Party['side'], partyId: string | null) =>
    signatories.filter((each) => each.side === side && each.partyId === partyId);
  const side = (of: Party['side'], id: string): Party => ({
    side: of,
    name: organizations.get(id)?.name ?? '',
    ...known(id),
    share: null,
    signatories: signing(of, null),
  });
  return [
    side('ENTERPRISE', enterpriseId),
    side('OWNER', organizationId),
    ...record.parties.map(
      (party): Party => ({
        side: 'OWNER',
        name: party.name,
        ...known(party.organizationId),
        share: party.share,
        signatories: signing('OWNER', party.id),
      }),
    ),
  ];
}

async function factsOf(app: App, { deal, result }: DealRecord): Promise<ContractFacts> {
  return {
    contractNumber: contractNumber(deal),
    dealNumber: deal.number,
    resultName: result.result.title,
    summary: result.result.summary,
    rights: result.rights,
    encumbrances: result.encumbrances.map(({ kind, holder, startsOn, endsOn }) =>
      [ENCUMBRANCE_LABELS[kind].zh, holder, startsOn && `自${startsOn}`, endsOn && `至${endsOn}`]
        .filter(Boolean)
        .join('，'),
    ),
    pricing: deal.pricing,
    notice: await noticeOf(app, deal),
    bearsPolicyName: deal.bearsPolicyName,
    prior: await priorOf(app, deal),
  };
}

/** The days of the notice of these terms, once they are over: of the deal, or of the standing offer behind it. */
async function noticeOf(app: App, deal: DealRecord['deal']): Promise<ContractFacts['notice']> {
  if (!deal.termsDigest) return null;
  const offer = { caseType: 'Offer' as const, caseId: deal.offerId ?? '' };
  const cases = deal.offerId && deal.origin === 'STANDING_OFFER' ? [dealCase(deal), offer] : [dealCase(deal)];
  for (const each of cases) {
    const standing = await noticeStanding(app.db.manager, each, deal.termsDigest);
    if (!standing?.over) continue;
    const { publishedAt, endsAt } = standing.notice;
    return { from: dayOf(publishedAt), until: dayOf(new Date(endsAt.getTime() - 1)) };
  }
  return null;
}

async function priorOf(
  app: App,
  { priorDealId, origin }: DealRecord['deal'],
): Promise<ContractFacts['prior']> {
  if (priorDealId === null) return null;
  const prior = await app.db.manager.findOneBy(Contract, { dealId: priorDealId });
  if (!prior) return null;
  return { contractNumber: prior.number, way: origin === 'RENEWAL' ? 'RENEWAL' : 'AMENDMENT' };
}
