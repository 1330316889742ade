import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { provenSecondFactor } from '../../../accounts/second-factor/proven-second-factor.service.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import type { DealRecord } from '../../data/deal-record.ts';
import { dealStates } from '../../deal.states.ts';
import { requireCleared } from '../../judge/require.ts';
import { changeContract, requireContract } from '../change-contract.ts';
import { isCurrent, signersOf, signersWithout } from '../contract-parties.ts';
import { Contract } from '../data/contract.entity.ts';
import type { ContractRecord } from '../data/contract-record.ts';

/**
 * An officer of the owner records the signing. Whether the deal is clear is judged again here, under the locks of the
 * deal and of its notice: an objection in the last second and the signature cannot both win.
 * @throws Refusal SECOND_FACTOR_REQUIRED where the officer has one and has not shown it, RULE and what else stands in
 *   the way, REQUIRED without signatories of every party or the contract of the present terms
 */
export async function signDeal(scope: Scope, input: DealReference): Promise<Deal> {
  await provenSecondFactor(scope);
  return changeContract(scope, input, 'OWNER', async (change) => {
    const { tx, record, contract: found } = change;
    const { deal } = record;
    const { warnings } = await requireCleared(change);
    const state = dealStates.next(deal.state, 'sign');
    const ready = requireContract(found, 'sign');
    requireWritten(ready, record);
    const now = clock.now();
    Object.assign(deal, { state, signedAt: now });
    await tx.update(Contract, { id: ready.contract.id }, { signedOn: clock.today() });
    return {
      action: 'signDeal',
      facts: {
        contractId: ready.contract.id,
        termsDigest: deal.termsDigest,
        documents: writtenFiles(ready),
        warnings,
      },
    };
  });
}

/** Refuses while a party has nobody to sign, or the contract is not that of the present terms. */
export function requireWritten({ documents, signatories }: ContractRecord, record: DealRecord): void {
  const [missing] = signersWithout(signersOf(record), signatories);
  if (missing) {
    const { side, partyId } = missing;
    throw new Refusal('REQUIRED', {
      field: 'signatories',
      params: { missing: 'SIGNATORIES_MISSING', side, ...(partyId ? { partyId } : {}) },
    });
  }
  const current = documents.filter((document) => isCurrent(document, record.deal));
  if (!current.some(({ format }) => format === 'PDF')) {
    throw new Refusal('REQUIRED', { field: 'documents', params: { missing: 'CONTRACT_NOT_PREPARED' } });
  }
}

function writtenFiles({ documents }: ContractRecord): { documentId: string; fileId: string }[] {
  return documents.filter(({ latest }) => latest).map(({ id, fileId }) => ({ documentId: id, fileId }));
}
