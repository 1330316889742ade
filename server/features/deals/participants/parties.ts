import { newId } from '../../../platform/ids.ts';
import { grantInForce } from '../../grants/grants-in-force.service.ts';
import type { ResultRecord } from '../../results/result-for-case.service.ts';
import type { DealChange } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import { DealParty } from '../data/deal-parts.entity.ts';

type PartyFields = Pick<DealParty, 'name' | 'organizationId' | 'share' | 'grantId'>;

/** Every co-owner of the right has to consent. */
export function coOwnersOf(deal: Deal, { coOwners }: ResultRecord): DealParty[] {
  return coOwners.map(({ name, organizationId, share }, index) =>
    newParty(deal, index + 1, { name, organizationId, share, grantId: null }),
  );
}

/**
 * Adds the team to the parties where a grant in force gave it the ownership, or a share of it (GRT-1): its consent is
 * then asked for like that of every co-owner. A right of use gives no say.
 */
export async function joinTeam({ tx, record }: DealChange): Promise<void> {
  const { deal, parties, result } = record;
  const grant = await grantInForce(tx, deal.resultId);
  if (!grant || grant.kind === 'LONG_TERM_USE' || parties.some(({ grantId }) => grantId === grant.id)) return;
  const names = result.completers.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name);
  const name = `成果完成人团队（${names.join('、')}）`;
  const position = Math.max(0, ...parties.map((party) => party.position)) + 1;
  const share = grant.shareBasisPoints;
  parties.push(newParty(deal, position, { name, organizationId: null, share, grantId: grant.id }));
}

function newParty(deal: Deal, position: number, fields: PartyFields): DealParty {
  return Object.assign(new DealParty(), {
    id: newId(),
    dealId: deal.id,
    position,
    ...fields,
    consent: 'PENDING' as const,
    consentFileId: null,
    consentDigest: null,
    at: null,
  });
}
