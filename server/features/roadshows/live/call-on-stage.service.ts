import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { byOrganiser, changeRoadshow, notNow } from '../change-roadshow.ts';
import { RoadshowHall } from '../data/hall.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { lockHall } from '../hall.ts';

/**
 * The organiser says which entry is on stage, where the programme runs late or early; null: the clock decides again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE unless it is on
 */
export async function callOnStage(
  scope: Scope,
  input: { roadshowId: string; entryId?: string | null },
): Promise<Roadshow> {
  const { roadshowId, entryId = null } = input;
  return changeRoadshow(scope, { roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    if (roadshow.state !== 'RUNNING') throw notNow(roadshow, 'callOnStage');
    if (entryId !== null) {
      const isChosen =
        isId(entryId) && (await tx.existsBy(RoadshowEntry, { id: entryId, roadshowId, state: 'CHOSEN' }));
      if (!isChosen) throw new Refusal('NOT_FOUND', { field: 'entryId' });
    }
    const hall = await lockHall(tx, roadshow.id);
    Object.assign(hall, { onStageId: entryId, onStageAt: entryId === null ? null : clock.now() });
    await tx.save(RoadshowHall, hall);
    return { action: 'callOnStage', beside: true, facts: { entryId } };
  });
}
