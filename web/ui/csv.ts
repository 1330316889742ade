interface TextColumn<Row> {
  title: string;
  text?: (row: Row) => string;
}

/** Quotes a cell and takes the force out of a leading formula sign, which a spreadsheet would run. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Rows as CSV with a byte order mark, by which spreadsheets recognise UTF-8. */
export function toCsv<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string {
  const written = columns.filter((column) => column.text);
  const lines = [
    written.map((column) => cell(column.title)),
    ...rows.map((row) => written.map((column) => cell(column.text?.(row) ?? ''))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Hands rows to the reader as a file. */
export function downloadCsv<Row>(
  name: string,
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
): void {
  const url = URL.createObjectURL(new Blob([toCsv(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
