/**
 * A column with a card at a place: the cards before it keep their places, those behind move on. A place behind the last
 * one is the last.
 * @param column ids in their order, with or without the card
 */
export function placedAt(column: readonly string[], id: string, place: number): string[] {
  const others = column.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, id);
}
