import type { App } from '../../../platform/app.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandPolicy } from '../demand.policy.ts';
import { loadAlone, mayReadConfidential } from './reading/private-parts.ts';
import { CONFIDENTIAL_DEMAND_FILE, DEMAND_FILE } from './write/content-files.ts';

/** Who may read the files of demands, by the kind under which they are kept. */
export const demandFileAccess: Readonly<Record<string, FileAccess>> = {
  [DEMAND_FILE]: async (app, actor, file) => {
    const demand = await demandOf(app, file);
    if (!demand || !demandPolicy.see(actor, demand)) return false;
    // What a change dropped is there for those who were there before.
    return demand.content.fileIds.includes(file.id) || demandPolicy.seePrivate(actor, demand);
  },
  [CONFIDENTIAL_DEMAND_FILE]: async (app, actor, file) => {
    const demand = await demandOf(app, file);
    return demand !== null && mayReadConfidential(loadAlone(app), actor, demand);
  },
};

function demandOf(app: App, { attachedId }: StoredFile): Promise<Demand | null> {
  return app.db.manager.findOneBy(Demand, { id: attachedId ?? '' });
}
