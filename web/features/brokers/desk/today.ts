const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Today in Asia/Shanghai as `YYYY-MM-DD`. */
export function today(): string {
  return DAY.format(new Date());
}
