import type { App } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { EquityStake } from './equity-stake.entity.ts';
import { holdingsPolicy } from './holdings.policy.ts';

/** Kind of record under which all papers on the shares of a contract are kept. */
export const HOLDINGS_FILES = 'equity_stake';

/** Who may read them: who sees the unit's register. */
export async function mayReadHoldingFile(
  app: App,
  actor: Actor,
  { attachedId }: StoredFile,
): Promise<boolean> {
  const stake = await app.db.manager.findOneBy(EquityStake, { id: attachedId ?? '' });
  return stake !== null && holdingsPolicy.see(actor, stake);
}
