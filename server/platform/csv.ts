/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const CSV_START = '\uFEFF';

/**
 * One line of a CSV file. A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers
 * stay numbers.
 */
export function csvLine(cells: readonly string[]): string {
  return plainCsvLine(cells.map(neutralized));
}

/** The same with the cells as they are, for a file that no spreadsheet will open. */
export function plainCsvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that no spreadsheet runs as a formula. */
export function neutralized(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
