import type { App, Scope } from '../../platform/app.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import type { FileAccess } from '../../platform/files/file-access.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { isId } from '../../platform/ids.ts';
import { findResult } from './catalogue/find-result.service.ts';
import { mayReadConfidential, recordReading } from './confidential/read-confidential.service.ts';
import { FILE_KINDS } from './content/resolve-references.ts';
import { Completer, ResultPicture } from './data/result-parts.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import { resultPolicy } from './result.policy.ts';

/** Who may read the files of results, by the kind under which they are kept. */
export const resultFileAccess: Readonly<Record<string, FileAccess>> = {
  /** Pictures of a result that one may see, while they are on its page; former ones only the unit. */
  [FILE_KINDS.picture]: async (app, actor, file) => {
    const resultId = file.attachedId ?? '';
    if (await worksOn(app, actor, resultId)) return true;
    if (!(await findResult(scopeOf(app, actor), resultId))) return false;
    return app.db.manager.existsBy(ResultPicture, { resultId, fileId: file.id });
  },
  [FILE_KINDS.certificate]: (app, actor, file) => worksOn(app, actor, file.attachedId ?? ''),
  /** Every file that is read is recorded. */
  [FILE_KINDS.confidential]: async (app, actor, file) => {
    const result = await resultOf(app, file);
    if (!result || !(await mayReadConfidential(scopeOf(app, actor), result))) return false;
    await recordReading(app, actor, result.id, file.id);
    return true;
  },
};

async function worksOn(app: App, actor: Actor, resultId: string): Promise<boolean> {
  if (actor.kind === 'visitor' || !isId(resultId)) return false;
  const result = await app.db.manager.findOneBy(TechResult, { id: resultId });
  const completers = await app.db.manager.findBy(Completer, { resultId });
  return result !== null && resultPolicy.work(actor, { result, completers });
}

function resultOf(app: App, { attachedId }: StoredFile): Promise<TechResult | null> {
  return app.db.manager.findOneBy(TechResult, { id: attachedId ?? '' });
}

function scopeOf(app: App, actor: Actor): Scope {
  return { app, actor, address: null };
}
