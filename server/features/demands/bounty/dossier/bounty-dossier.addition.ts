import type { Scope } from '../../../../platform/app.ts';
import { type DossierAddition, dossierMoney } from '../../../../platform/audit/dossier-source.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { readBounty } from '../bounty-record.ts';
import { BOUNTY_DOSSIER_LABELS } from './bounty-dossier.labels.ts';

/** What the dossier of a demand shows of its bounty: what keeps it safe, fell due, was paid and goes back. */
export const bountyDossier: DossierAddition = {
  labels: BOUNTY_DOSSIER_LABELS,
  async open(tx: Transaction, _scope: Scope, demandId: string) {
    const demand = await presentDemand(tx, demandId);
    if (!demand || demand.bounty === 0n) return {};
    const { sums } = await readBounty(tx, demand);
    const figures = ['covered', 'needed', 'due', 'paid', 'pending', 'reclaimed', 'repaid', 'free'] as const;
    return {
      sections: [
        {
          label: 'bountyMoney',
          facts: figures.map((label) => ({ label, value: dossierMoney(sums[label]) })),
        },
      ],
    };
  },
};
