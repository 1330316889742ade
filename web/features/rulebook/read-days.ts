/** What somebody pasted, as spans of days; or the line that is no span. */
export function readSpans(text: string): { spans: { from: string; to: string }[] } | { unread: string } {
  const spans: { from: string; to: string }[] = [];
  for (const line of text.split(/[\n;；]/).map((part) => part.trim())) {
    if (line === '') continue;
    const days = daysIn(line);
    const [from, to = from] = days;
    if (!from || !to || days.length > 2) return { unread: line };
    spans.push({ from, to });
  }
  return { spans };
}

/** Single days out of a text; or what is none. */
export function readDays(text: string): { days: string[] } | { unread: string } {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean);
  const unread = parts.find((part) => daysIn(part).length !== 1);
  return unread === undefined ? { days: parts.flatMap(daysIn) } : { unread };
}

/** `2027-1-3`, `2027/01/03` or `2027.1.3` as `2027-01-03`. */
function daysIn(text: string): string[] {
  return [...text.matchAll(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g)].map(
    ([, year = '', month = '', day = '']) => [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
}
