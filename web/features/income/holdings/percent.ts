/** Basis points as people say them: 1234 is "12.34%", 2000 is "20%". */
export function percent(basisPoints: number): string {
  const sign = basisPoints < 0 ? '−' : '';
  const text = (Math.abs(basisPoints) / 100).toFixed(2).replace(/\.?0+$/, '');
  return `${sign}${text}%`;
}

/** A typed percentage as whole basis points. */
export function toBasisPoints(percentage: number): number {
  return Math.round(percentage * 100);
}
