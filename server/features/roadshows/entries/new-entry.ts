import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import type { RoadshowEntryOrigin } from '../roadshow.enums.ts';

/** An entry as it begins: proposed, without anybody's consent. */
export function newEntry(
  { actor }: Scope,
  roadshow: Pick<Roadshow, 'id' | 'entryMinutes'>,
  result: { id: string; organizationId: string },
  { origin, position, pitch = '' }: { origin: RoadshowEntryOrigin; position: number; pitch?: string },
): RoadshowEntry {
  const now = clock.now();
  return Object.assign(new RoadshowEntry(), {
    id: newId(),
    roadshowId: roadshow.id,
    resultId: result.id,
    organizationId: result.organizationId,
    state: 'PROPOSED' as const,
    version: 1,
    origin,
    position,
    sessionId: null,
    minutes: roadshow.entryMinutes,
    startsAt: null,
    pitch,
    speakerName: null,
    speakerTitle: null,
    speakerUserId: null,
    speakerEmail: null,
    speakerConfirmedAt: null,
    speakerConfirmedBy: null,
    speakerRefusal: null,
    toldStartsAt: null,
    unitConsentAt: null,
    unitConsentBy: null,
    completerConsentAt: null,
    completerConsentBy: null,
    completerConsentWay: null,
    completerConsentNote: null,
    fileIds: [],
    reason: null,
    createdBy: actingUser(actor)?.userId ?? null,
    createdAt: now,
    updatedAt: now,
  });
}
