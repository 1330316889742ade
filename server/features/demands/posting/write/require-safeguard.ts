import { Refusal } from '../../../../platform/errors.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { safeguardOf } from '../../bounty/seam/safeguard-of.ts';
import type { DemandChange } from '../../change-demand.ts';

/**
 * Refuses a bounty that is not kept safe whole: bids are taken for nothing less.
 * @throws Refusal STATE (reason NO_SAFEGUARD, with what is needed and covered)
 */
export async function requireSafeguard(
  { tx, demand }: Pick<DemandChange, 'tx' | 'demand'>,
  action: string,
): Promise<void> {
  const { needed, covered, isSafeguarded } = await safeguardOf(tx, demand);
  if (isSafeguarded) return;
  throw new Refusal('STATE', {
    params: {
      state: demand.state,
      action,
      reason: 'NO_SAFEGUARD',
      needed: formatYuan(needed),
      covered: formatYuan(covered),
    },
  });
}
