import type { App } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { incomePolicy } from '../income.policy.ts';
import { OwnImplementation } from './own-implementation.entity.ts';

/** Kind of record under which papers of an own implementation are kept. */
export const OWN_IMPLEMENTATION_FILES = 'own_implementation';

/** Who may read them: who sees the unit's income. */
export async function mayReadOwnFile(app: App, actor: Actor, { attachedId }: StoredFile): Promise<boolean> {
  const own = await app.db.manager.findOneBy(OwnImplementation, { id: attachedId ?? '' });
  return own !== null && incomePolicy.see(actor, { ...own, beneficiaries: new Set() });
}
