import type { KeyboardCoordinateGetter, SensorContext } from '@dnd-kit/core';
import type { Coordinates } from '@dnd-kit/utilities';
import { STAGES } from './board-state.ts';
import { columnId, stageOf } from './drop-zones.ts';

/** Distance of the first card from the edges of its column. */
const INSET = 12;

/**
 * Where the arrow keys move a card that was picked up: up and down past its neighbours, left and right to the column
 * beside, at about the same height.
 */
export const boardCoordinates: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const to = target(event.code, context, currentCoordinates);
  if (!to) return undefined;
  event.preventDefault();
  return to;
};

function target(code: string, context: SensorContext, current: Coordinates): Coordinates | undefined {
  switch (code) {
    case 'ArrowRight':
      return beside(context, current, 1);
    case 'ArrowLeft':
      return beside(context, current, -1);
    case 'ArrowDown':
      return neighbour(context, 1);
    case 'ArrowUp':
      return neighbour(context, -1);
    default:
      return undefined;
  }
}

function beside(
  { active, droppableContainers, droppableRects }: SensorContext,
  current: Coordinates,
  step: 1 | -1,
): Coordinates | undefined {
  const stage = active && stageOf(droppableContainers.get(active.id));
  const next = stage && STAGES[STAGES.indexOf(stage) + step];
  const rect = next && droppableRects.get(columnId(next));
  if (!rect) return undefined;
  const lowest = Math.max(rect.top + INSET, rect.top + rect.height - INSET);
  return { x: rect.left + INSET, y: Math.min(Math.max(current.y, rect.top + INSET), lowest) };
}

function neighbour(
  { active, droppableContainers, droppableRects }: SensorContext,
  step: 1 | -1,
): Coordinates | undefined {
  const own = active && droppableContainers.get(active.id);
  const stage = stageOf(own);
  const here = own && droppableRects.get(own.id);
  if (!stage || !here) return undefined;
  const [nearest] = droppableContainers
    .getEnabled()
    .filter((each) => each.id !== own.id && each.id !== columnId(stage) && stageOf(each) === stage)
    .flatMap(({ id }) => droppableRects.get(id) ?? [])
    .filter((rect) => (rect.top - here.top) * step > 0)
    .sort((one, other) => (one.top - other.top) * step);
  return nearest && { x: nearest.left, y: nearest.top };
}
