import type { FileAccess } from '../../../platform/files/file-access.ts';
import { completersOf } from '../../results/result.loaders.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { roadshowById } from '../roadshow.loaders.ts';
import { entryPolicy } from '../roadshow.policy.ts';
import { entrySubject } from './entry-subject.ts';
import { ENTRY_FILE } from './steps/save-entry.service.ts';

/** Slides and papers of an entry are for organiser, unit, completers and speaker. */
export const entryFileAccess: Readonly<Record<string, FileAccess>> = {
  [ENTRY_FILE]: async (app, actor, { attachedId }) => {
    const entry = await app.db.manager.findOneBy(RoadshowEntry, { id: attachedId ?? '' });
    if (!entry) return false;
    const roadshow = (await roadshowById.batch(app, [entry.roadshowId])).get(entry.roadshowId);
    const completers = (await completersOf.batch(app, [entry.resultId])).get(entry.resultId) ?? [];
    return roadshow != null && entryPolicy.seePrivate(actor, entrySubject(roadshow, entry, completers));
  },
};
