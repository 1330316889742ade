const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** The alias at a place from 0: 甲 to 癸, then 甲2 to 癸2, and so on. */
export function aliasAt(place: number): string {
  const round = Math.floor(place / STEMS.length) + 1;
  return `${STEMS[place % STEMS.length]}${round === 1 ? '' : round}`;
}

/** Where an alias stands among all, from 0: the other way round. */
export function aliasPlace(alias: string): number {
  const round = Number(alias.slice(1) || 1);
  return (round - 1) * STEMS.length + (STEMS as readonly string[]).indexOf(alias.charAt(0));
}

/**
 * The values in random order (Fisher and Yates).
 * @param random whole number from 0 to below its argument
 */
export function shuffled<T>(values: readonly T[], random: (below: number) => number): T[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
