import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName } from '../../../platform/input/texts.ts';
import { byOrganiser, changeRoadshow, type RoadshowReference, storeRoadshow } from '../change-roadshow.ts';
import { type Roadshow, RoadshowSeries } from '../data/roadshow.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { newRoadshow, type RoadshowContent } from './new-roadshow.ts';
import { takeRoadshowNumber } from './roadshow-number.ts';

const MOST_AT_ONCE = 24;

/** What moves along with the beginning. */
const MOMENTS = ['startsAt', 'endsAt', 'entriesUntil', 'registerUntil', 'slotsStartAt'] as const;

/**
 * Makes a series of one roadshow: a draft for each beginning, with the same settings and sessions. A roadshow that is in
 * a series already gets more of its kind.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, REQUIRED and LIMIT for the beginnings (1 to 24), INVALID for one that is over
 */
export function repeatRoadshow(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number; title: string; beginnings: readonly Date[] },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow, organiser }) => {
    const title = readSeries(input);
    const seriesId = roadshow.seriesId ?? (await newSeries(tx, roadshow, title));
    const sessions = await tx.findBy(RoadshowSession, { roadshowId: roadshow.id });
    const numbers: string[] = [];
    for (const startsAt of input.beginnings) {
      const shift = startsAt.getTime() - roadshow.startsAt.getTime();
      const number = await takeRoadshowNumber(tx);
      const { organizationId } = roadshow;
      const copy = newRoadshow(scope, { organizationId, number, seriesId }, movedBy(roadshow, shift));
      await storeRoadshow({ tx, scope, roadshow: copy, organiser }, null, {
        action: 'startRoadshow',
        facts: { number, kind: copy.kind, startsAt, seriesId },
      });
      await tx.insert(
        RoadshowSession,
        sessions.map((session) => ({
          ...session,
          id: newId(),
          roadshowId: copy.id,
          startsAt: new Date(session.startsAt.getTime() + shift),
          endsAt: new Date(session.endsAt.getTime() + shift),
        })),
      );
      numbers.push(number);
    }
    roadshow.seriesId = seriesId;
    return { action: 'repeatRoadshow', facts: { seriesId, numbers } };
  });
}

function readSeries({ title, beginnings }: { title: string; beginnings: readonly Date[] }): string {
  const problems = new Problems('');
  const at = problems.at('beginnings');
  if (beginnings.length === 0) at.add('REQUIRED');
  if (beginnings.length > MOST_AT_ONCE) at.add('LIMIT', { max: MOST_AT_ONCE });
  const now = clock.now();
  beginnings.forEach((beginning, index) => {
    if (beginning <= now) at.at(index).add('INVALID', { reason: 'OVER' });
  });
  const name = readName(title, 200, problems.at('title'));
  refuseAll(problems.list);
  return name;
}

async function newSeries(tx: Transaction, { organizationId }: Roadshow, title: string): Promise<string> {
  const id = newId();
  await tx.insert(RoadshowSeries, { id, organizationId, title, createdAt: clock.now() });
  return id;
}

/** The settings, with all times moved; a deadline that would be over already ends with the beginning. */
function movedBy(roadshow: Roadshow, shift: number): RoadshowContent {
  const moved: RoadshowContent = { ...roadshow };
  for (const name of MOMENTS) {
    const moment = roadshow[name];
    if (moment !== null) moved[name] = new Date(moment.getTime() + shift);
  }
  const now = clock.now();
  if (moved.entriesUntil <= now) moved.entriesUntil = moved.startsAt;
  if (moved.registerUntil <= now) moved.registerUntil = moved.startsAt;
  return moved;
}
