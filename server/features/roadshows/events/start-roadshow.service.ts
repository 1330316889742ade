import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { unitOf } from '../../rulebook/unit.ts';
import { storeRoadshow } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { RoadshowKind } from '../roadshow.enums.ts';
import { newRoadshow, usualContent } from './new-roadshow.ts';
import { readRoadshow } from './read-content.ts';
import { takeRoadshowNumber } from './roadshow-number.ts';

export interface StartRoadshow {
  title: string;
  kind: RoadshowKind;
  startsAt: Date;
  endsAt: Date;
}

/**
 * Begins the draft of a roadshow of the organisation that is acted for, with what is usual.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for others than organisers of a confirmed organisation, REQUIRED and INVALID
 *   for what is missing or wrong
 */
export async function startRoadshow(scope: Scope, input: StartRoadshow): Promise<Roadshow> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId || !hasRole(scope.actor, ['ORGANISER'])) throw new Refusal('FORBIDDEN');
  const organiser = await unitOf(scope.app, organizationId);
  if (organiser.organization.status !== 'CONFIRMED') throw new Refusal('FORBIDDEN');
  const problems = new Problems('');
  const content = readRoadshow(usualContent(input), problems);
  refuseAll(problems.list);
  return inTransaction(scope.app.db, async (tx) => {
    const number = await takeRoadshowNumber(tx);
    const roadshow = newRoadshow(scope, { organizationId, number }, content);
    await storeRoadshow({ tx, scope, roadshow, organiser }, null, {
      action: 'startRoadshow',
      facts: { number, kind: roadshow.kind, startsAt: roadshow.startsAt },
    });
    return roadshow;
  });
}
