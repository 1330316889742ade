import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/graphql/subscriptions-events.ts';
import { isId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import { Roadshow } from './data/roadshow.entity.ts';
import type { RoadshowState } from './roadshow.enums.ts';
import { presentRoadshow } from './roadshow.loaders.ts';
import { roadshowPolicy } from './roadshow.policy.ts';

/** Kind of case under which the audit trail keeps the events of a roadshow. */
export const ROADSHOW_CASE = 'Roadshow';

/** Topic of the outbox on which changed roadshows are told, by their ids. */
export const ROADSHOWS_TOPIC = 'roadshows';

/** Topic of the events that subscribers of a roadshow follow; the key is the roadshow's id. */
export const ROADSHOW_EVENTS = 'roadshow';

export interface RoadshowReference {
  roadshowId: string;
  /** The version that was seen; left out where the step does not depend on what the organiser wrote. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked roadshow, within the transaction. */
export interface RoadshowChange {
  tx: Transaction;
  scope: Scope;
  roadshow: Roadshow;
  /** The organiser with today's rulebook. */
  organiser: Unit;
}

/** What a step did, for the record. */
export interface RoadshowDone {
  /** Name of the step in the audit trail; null for what is nobody else's matter, such as an autosave. */
  action: string | null;
  /** Whether the roadshow itself stays as it is, with its version; something beside it was written. */
  beside?: boolean;
  /** No names of persons: they belong into `personal`. */
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

type RoadshowMark = Pick<Roadshow, 'state' | 'version'>;

/** Refuses an actor who may not take the step. */
export type RoadshowPermit = (actor: Actor, roadshow: Roadshow) => void;

/** Lets those act who act for the organiser. */
export const byOrganiser: RoadshowPermit = (actor, roadshow) =>
  authorize(roadshowPolicy, actor, 'organise', roadshow);

/**
 * Changes one roadshow: locks it, checks that the actor may know and do it and saw its present version, lets `work`
 * change it in memory, and writes it with audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeRoadshow(
  scope: Scope,
  reference: RoadshowReference,
  permit: RoadshowPermit,
  work: (change: RoadshowChange) => Promise<RoadshowDone> | RoadshowDone,
): Promise<Roadshow> {
  const organiser = await organiserOf(scope, reference.roadshowId);
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await presentRoadshow(tx, reference.roadshowId, 'UPDATE');
    if (!roadshow) throw noRoadshow();
    if (!roadshowPolicy.see(scope.actor, roadshow) && scope.actor.kind !== 'system') throw noRoadshow();
    permit(scope.actor, roadshow);
    checkVersion(roadshow, reference.expectedVersion ?? null);
    const before = markOf(roadshow);
    const change = { tx, scope, roadshow, organiser: await presentUnit(tx, organiser) };
    await storeRoadshow(change, before, await work(change));
    return roadshow;
  });
}

/** Writes a changed roadshow with its audit event and tells that it changed; `before` is null for one that is begun. */
export async function storeRoadshow(
  { tx, scope, roadshow, organiser }: RoadshowChange,
  before: RoadshowMark | null,
  done: RoadshowDone,
): Promise<void> {
  const isBeside = done.beside === true && before?.state === roadshow.state;
  if (!isBeside) {
    if (before) roadshow.version += 1;
    roadshow.updatedAt = clock.now();
    await tx.save(Roadshow, roadshow);
  }
  if (done.action !== null) {
    await audit(tx, scope, {
      caseType: ROADSHOW_CASE,
      caseId: roadshow.id,
      action: done.action,
      facts: { ...(isBeside ? {} : { before, after: markOf(roadshow) }), ...done.facts },
      rulebookVersion: organiser.rulebook.version,
      ...(done.personal ? { personal: done.personal } : {}),
    });
    await tell(tx, ROADSHOWS_TOPIC, [roadshow.id]);
  }
  await publishEvent(tx, ROADSHOW_EVENTS, roadshow.id);
}

/** The refusal for roadshows that are not there, and equally for those that the actor may not know of. */
export function noRoadshow(field = 'roadshowId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The refusal of a step that does not belong to the present state. */
export function notNow(
  { state }: { state: RoadshowState },
  action: string,
  reason?: string,
  more: Record<string, string | number> = {},
): Refusal {
  return new Refusal('STATE', { params: { state, action, ...(reason ? { reason } : {}), ...more } });
}

async function organiserOf({ app }: Scope, roadshowId: string): Promise<Unit> {
  const roadshow = isId(roadshowId)
    ? await app.db.manager.findOne(Roadshow, {
        select: { id: true, organizationId: true },
        where: { id: roadshowId },
      })
    : null;
  if (!roadshow) throw noRoadshow();
  return unitOf(app, roadshow.organizationId);
}

function markOf({ state, version }: Roadshow): RoadshowMark {
  return { state, version };
}

function checkVersion({ version }: Roadshow, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
