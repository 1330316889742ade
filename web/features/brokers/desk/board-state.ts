import type { BrokerBoardQuery, BrokerStage } from '../../../generated/brokers-desk/graphql.ts';

export type Column = BrokerBoardQuery['brokerBoard'][number];
export type Card = Column['leads'][number];

/** Where a card is: its column and its place in it, from 0. */
export interface Place {
  stage: BrokerStage;
  index: number;
}

export const STAGES: readonly BrokerStage[] = [
  'LEAD',
  'CONTACTED',
  'MATCHED',
  'NEGOTIATING',
  'SIGNED',
  'SETTLED',
  'LOST',
];

/** Where a card is; undefined for one that is on no column. */
export function placeOf(board: readonly Column[], id: string): Place | undefined {
  for (const { stage, leads } of board) {
    const index = leads.findIndex((card) => card.id === id);
    if (index >= 0) return { stage, index };
  }
  return undefined;
}

/** A card of the board. */
export function cardOf(board: readonly Column[], id: string): Card | undefined {
  return board.flatMap(({ leads }) => leads).find((card) => card.id === id);
}

/** The board with a card at another place; a place behind the last one is the last. */
export function moved(board: readonly Column[], id: string, { stage, index }: Place): Column[] {
  const card = cardOf(board, id);
  if (!card) return [...board];
  return board.map((column) => {
    const others = column.leads.filter((each) => each.id !== id);
    const had = others.length < column.leads.length;
    const gets = column.stage === stage;
    if (!had && !gets) return column;
    return {
      ...column,
      leads: gets ? others.toSpliced(Math.min(index, others.length), 0, { ...card, stage }) : others,
      total: column.total - (had ? 1 : 0) + (gets ? 1 : 0),
    };
  });
}
