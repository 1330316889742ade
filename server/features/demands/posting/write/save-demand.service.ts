import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import {
  changeDemand,
  type DemandPermit,
  type DemandReference,
  notNow,
  presentState,
} from '../../change-demand.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import { type DemandContentFields, readContent } from '../../content/read-content.ts';
import { applyContent, type Demand } from '../../data/demand.entity.ts';
import type { DemandMode } from '../../demand.enums.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { takeFiles } from './content-files.ts';
import { templateOf } from './template.ts';

export interface SaveDemand extends DemandReference {
  expectedVersion: number;
  content: DemandContentFields;
}

/** Lets those act who act for the poster. */
export const byPoster: DemandPermit = (actor, demand) => authorize(demandPolicy, actor, 'post', demand);

/**
 * Saves the whole content of a draft; it may be incomplete, but what is there must make sense. An autosave is the
 * writers' own matter: nobody is told and no event is written.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it was handed in, everything that is malformed
 */
export function saveDemand(scope: Scope, input: SaveDemand): Promise<Demand> {
  return changeDemand(scope, input, byPoster, async ({ tx, demand }) => {
    refuseHandedIn(demand, 'saveDemand');
    const content = readWhole(input.content, demand.mode);
    await takeFiles(tx, scope, demand, content);
    applyContent(demand, content);
    return { action: null };
  });
}

/**
 * Chooses another mode for a draft: what belongs to it is taken from its template where the draft has none of it, and
 * what does not belong to it is dropped.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it was handed in
 */
export function chooseMode(
  scope: Scope,
  input: DemandReference & { expectedVersion: number; mode: DemandMode },
): Promise<Demand> {
  return changeDemand(scope, input, byPoster, ({ demand }) => {
    refuseHandedIn(demand, 'chooseDemandMode');
    const before = demand.content;
    const template = templateOf(input.mode);
    const keep = <T>(mine: readonly T[], usual: T[]): T[] => (mine.length > 0 ? [...mine] : usual);
    const content = {
      ...before,
      isAnonymous: input.mode !== 'PLAIN' && before.isAnonymous,
      ownership: before.ownership ?? template.ownership,
      option: before.option ?? template.option,
      stages:
        input.mode === 'RACE'
          ? keep(before.stages, template.stages)
          : keep(
              before.stages.filter(({ trigger }) => trigger !== 'GATE'),
              template.stages,
            ),
      criteria: keep(before.criteria, template.criteria),
      expertsAsked: before.expertsAsked || template.expertsAsked,
      race: before.race ?? template.race,
      bidsCloseAt: before.bidsCloseAt === null ? null : new Date(before.bidsCloseAt),
    };
    demand.mode = input.mode;
    applyContent(demand, readWhole(content, input.mode));
    return { action: null };
  });
}

/** Reads content under the path `content`. @throws Refusal everything that is malformed */
export function readWhole(fields: DemandContentFields, mode: DemandMode): DemandContent {
  const problems = new Problems('content');
  const content = readContent(fields, mode, problems);
  refuseAll(problems.list);
  return content;
}

function refuseHandedIn(demand: Demand, action: string): void {
  if (demand.state === 'DRAFT' || demand.state === 'RETURNED') return;
  throw notNow(presentState(demand), action);
}
