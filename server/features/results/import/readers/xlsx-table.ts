import { SharedStrings } from './shared-strings.ts';
import {
  boundedCells,
  boundedRows,
  columnName,
  TABLE_LIMITS,
  type Table,
  type TableContent,
  type TableRow,
  tableRefusal,
} from './table.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { readXml, type XmlListener } from './xml.ts';
import { type Archive, openArchive } from './zip-archive.ts';

/**
 * Reads the first sheet of a workbook as a stream; its first row that is not empty is the header. Formulas count with
 * the values that the workbook holds for them.
 */
export async function openXlsx(content: TableContent): Promise<Table> {
  const archive = await openArchive(content);
  const workbook = await readWorkbook(archive);
  const rows = sheetRows(archive, workbook);
  const first = await rows.next();
  if (first.done) throw tableRefusal('empty');
  return {
    format: 'XLSX',
    encoding: null,
    columns: first.value.cells.map(columnName),
    rows: boundedRows(rows),
  };
}

async function* sheetRows(archive: Archive, workbook: Workbook): AsyncGenerator<TableRow> {
  const strings = await SharedStrings.read(
    workbook.sharedStrings === null ? null : archive.part(workbook.sharedStrings),
  );
  try {
    const sheet = new SheetListener(workbook, strings);
    for await (const _ of readXml(archive.part(workbook.sheet), sheet)) {
      for (const { line, cells } of sheet.takeRows()) {
        if (cells.some((cell) => cell !== '')) yield { line, cells: boundedCells(cells, line) };
      }
    }
  } finally {
    strings.close();
  }
}

/** Puts the rows of a sheet together from its markup. */
class SheetListener implements XmlListener {
  readonly #workbook: Workbook;
  readonly #strings: SharedStrings;
  #rows: TableRow[] = [];
  #row: TableRow = { line: 0, cells: [] };
  #cell = { column: -1, type: '', style: 0, value: '' };
  #isValue = false;
  #phonetic = 0;

  constructor(workbook: Workbook, strings: SharedStrings) {
    this.#workbook = workbook;
    this.#strings = strings;
  }

  takeRows(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = { line: Number(attributes.r ?? this.#row.line + 1), cells: [] };
      this.#cell.column = -1;
    } else if (name === 'c') {
      const column = columnOf(attributes.r) ?? this.#cell.column + 1;
      this.#cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
    } else if (name === 'rPh') {
      this.#phonetic += 1;
    }
    this.#isValue = name === 'v' || (name === 't' && this.#phonetic === 0);
  }

  text(text: string): void {
    if (this.#isValue && this.#cell.value.length <= TABLE_LIMITS.cell) this.#cell.value += text;
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'c') this.#keep(this.#cellText());
    else if (name === 'row')
      this.#rows.push({ ...this.#row, cells: Array.from(this.#row.cells, (cell) => cell ?? '') });
  }

  /** Keeps a cell that says something; a workbook may give styles to many columns that are empty. */
  #keep(text: string): void {
    const { column } = this.#cell;
    if (text === '') return;
    if (column >= TABLE_LIMITS.columns) {
      throw tableRefusal('too-many-columns', { line: this.#row.line, max: TABLE_LIMITS.columns });
    }
    this.#row.cells[column] = text;
  }

  #cellText(): string {
    const { type, style, value } = this.#cell;
    if (type === 's') {
      const text = this.#strings.get(Number(value));
      if (text === undefined) throw tableRefusal('broken-workbook');
      return text.trim();
    }
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'd') return value.slice(0, 10);
    if (type !== 'n' || value.trim() === '') return value.trim();
    const number = Number(value);
    if (!Number.isFinite(number)) throw tableRefusal('broken-workbook');
    return this.#workbook.dateStyles[style] ? dayOfSerial(number, this.#workbook.from1904) : String(number);
  }
}

/** Place of a cell from 0, by its name such as `AB12`. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_0 = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;

/** The day that a workbook's number of days stands for; from March 1900 on, before which it counts a day too many. */
function dayOfSerial(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? DAYS_TO_1904 : 0);
  const day = new Date(DAY_0 + days * DAY_MS);
  return days < 0 || Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10);
}
