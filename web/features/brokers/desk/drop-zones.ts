import {
  type CollisionDetection,
  closestCenter,
  type DroppableContainer,
  pointerWithin,
  rectIntersection,
} from '@dnd-kit/core';
import type { BrokerStage } from '../../../generated/brokers-desk/graphql.ts';

/** What columns and cards tell of themselves to whatever is dragged over them. */
export interface ZoneData {
  stage: BrokerStage;
}

export function columnId(stage: BrokerStage): string {
  return `column-${stage}`;
}

/** The column of a card, or of a column itself. */
export function stageOf(zone: { data: { current?: unknown } } | null | undefined): BrokerStage | undefined {
  return (zone?.data.current as ZoneData | undefined)?.stage;
}

/** First the column under the pointer (or under the card, where the keyboard moves it), then the nearest card in it. */
export const boardCollisions: CollisionDetection = (args) => {
  const isColumn = ({ id, data }: DroppableContainer) => id === columnId(stageOf({ data }) ?? 'LEAD');
  const columns = { ...args, droppableContainers: args.droppableContainers.filter(isColumn) };
  const under = pointerWithin(columns);
  const [column] = under.length > 0 ? under : rectIntersection(columns);
  if (!column) return [];
  const cards = args.droppableContainers.filter(
    (zone) => !isColumn(zone) && columnId(stageOf(zone) ?? 'LEAD') === column.id,
  );
  const nearest = closestCenter({ ...args, droppableContainers: cards });
  return nearest.length > 0 ? nearest : [column];
};
