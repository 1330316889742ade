import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import { LANE_AT_GATE_LABELS, OUT_LABELS, RACE_HEADINGS } from './race.labels.ts';
import type { DemandRace, RaceCell, RaceGate, RaceLane } from './race.types.ts';
import { existingRace } from './reading/race-board.ts';

/** `GET /demands/race.csv?demandId=…`: the board of a race as a table, a line for each lane at each gate. */
export function raceRoutes(_app: App, scopeOf: ResolveScope): Router {
  return Router().get('/demands/race.csv', serveList(scopeOf, 'race', raceLines));
}

async function* raceLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const board = await existingRace(scope, asked.one('demandId') ?? '');
  const names = await organizationNames(
    scope.app.db.manager,
    board.lanes.map(({ organizationId }) => organizationId),
  );
  yield RACE_HEADINGS[asked.language];
  for (const lane of board.lanes) {
    for (const cell of lane.cells)
      yield lineOf(board, lane, cell, names.get(lane.organizationId) ?? '', asked.language);
  }
}

function lineOf(
  { gates }: DemandRace,
  lane: RaceLane,
  cell: RaceCell,
  team: string,
  language: FileLanguage,
): string[] {
  const gate = gates.find(({ number }) => number === cell.gate);
  const stages = (lane.stages ?? []).filter((stage) => stage.gate === cell.gate);
  const sum = (values: bigint[]) =>
    lane.stages === null ? '' : formatYuan(values.reduce((total, value) => total + value, 0n));
  return [
    String(lane.number),
    team,
    String(cell.gate),
    gate?.name ?? '',
    gate?.dueOn ?? '',
    LANE_AT_GATE_LABELS[language][cell.state],
    cell.attained === null ? '' : (cell.attained / 100).toFixed(2),
    cell.place === null ? '' : String(cell.place),
    cell.outBy === null ? '' : OUT_LABELS[language][cell.outBy],
    gate ? measuredText(gate, cell) : '',
    sum(stages.map(({ isDue, amount }) => (isDue ? amount : 0n))),
    sum(stages.map(({ paid }) => paid)),
  ];
}

function measuredText({ targets }: RaceGate, { values }: RaceCell): string {
  return (values ?? [])
    .map(({ targetId, value }) => {
      const target = targets.find(({ id }) => id === targetId);
      return `${target?.name ?? targetId} ${value} ${target?.unit ?? ''}`.trim();
    })
    .join('; ');
}
