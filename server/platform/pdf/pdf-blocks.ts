import type { PdfColumn, PdfContent, PdfFact, PdfText } from './pdf.types.ts';

/** Width between the margins of an A4 page, in points. */
export const PAGE_WIDTH = 483;

const CELL_PADDING = 5;
/** Ink and ground of the client's own look, so that paper and page belong together. */
export const PDF_COLORS = {
  ink: '#1f2a44',
  quiet: '#5b6475',
  line: '#cfd4dd',
  ground: '#f3f4f7',
  good: '#1c6b3c',
  warning: '#8a5a00',
  bad: '#a3202c',
} as const;

/** Levels of headings; the least marks where a table begins, for it keeps its head with its first row. */
const LEVELS = { 1: [14, 16], 2: [11.5, 10] } as const;
const TABLE_LEVEL = 3;

/** The document's own title. */
export function pdfTitle(text: string, subtitle?: string): PdfContent {
  const below: PdfContent[] = subtitle ? [{ text: subtitle, color: PDF_COLORS.quiet, fontSize: 10.5 }] : [];
  const title = { text, fontSize: 19, bold: true, color: PDF_COLORS.ink, lineHeight: 1.25 };
  return { stack: [title, ...below], margin: [0, 0, 0, 14] };
}

/** A heading; like every heading it goes to the next page with what stands below it. */
export function pdfHeading(text: string, level: 1 | 2 = 1): PdfContent {
  const [fontSize, above] = LEVELS[level];
  return {
    text,
    fontSize,
    bold: true,
    color: PDF_COLORS.ink,
    headlineLevel: level,
    margin: [0, above, 0, 6],
  };
}

/** A paragraph; `indent` opens it with two empty characters, as Chinese prose does. */
export function pdfParagraph(
  text: PdfText,
  look: {
    small?: boolean;
    bold?: boolean;
    color?: string;
    indent?: boolean;
    align?: 'center' | 'right';
  } = {},
): PdfContent {
  const fontSize = look.small ? 8.5 : 10;
  return {
    text: pieces(text),
    fontSize,
    margin: [0, 0, 0, 5],
    ...(look.bold ? { bold: true } : {}),
    ...(look.color ? { color: look.color } : {}),
    ...(look.indent ? { leadingIndent: 2 * fontSize } : {}),
    ...(look.align ? { alignment: look.align } : {}),
  };
}

/** A framed remark that has to be seen. */
export function pdfNotice(tone: 'good' | 'warning' | 'bad', lines: readonly PdfText[]): PdfContent {
  const color = PDF_COLORS[tone];
  const stack = lines.map((line) => ({ text: pieces(line), margin: [0, 0, 0, 2] as Margins }));
  return {
    table: { widths: [PAGE_WIDTH - 2 * 8 - 3], body: [[{ stack, color }]] },
    layout: `notice-${tone}`,
    margin: [0, 4, 0, 8],
  };
}

/** A table of labels and values. */
export function pdfFacts(facts: readonly PdfFact[]): PdfContent {
  if (facts.length === 0) return { text: '' };
  const body = facts.map(({ label, value }) => [
    { text: label, color: PDF_COLORS.quiet },
    { text: pieces(value) },
  ]);
  return {
    table: { widths: widths([27, 73]), body, dontBreakRows: false },
    layout: 'facts',
    fontSize: 9.5,
    margin: [0, 0, 0, 8],
  };
}

/** A table over as many pages as it needs, its head on each of them. Widths are fixed, so nothing overflows. */
export function pdfTable(
  columns: readonly PdfColumn[],
  rows: readonly (readonly PdfText[])[],
  look: { fontSize?: number } = {},
): PdfContent {
  const align = (index: number) => columns[index]?.align ?? 'left';
  const head = columns.map(({ heading }, index) => ({
    text: heading,
    style: 'head',
    alignment: align(index),
  }));
  const body = rows.map((row) => row.map((cell, index) => ({ text: pieces(cell), alignment: align(index) })));
  const table: PdfContent = {
    table: {
      headerRows: 1,
      widths: widths(columns.map(({ share }) => share)),
      body: [head, ...body],
    },
    layout: 'rows',
    fontSize: look.fontSize ?? 8.5,
    margin: [0, 0, 0, 8],
  };
  // pdfmake does not know on which page the head of a table stands, but it does of an empty line above it.
  const mark: PdfContent = { text: ' ', fontSize: 1, lineHeight: 0.01, headlineLevel: TABLE_LEVEL };
  return { stack: [mark, table] };
}

type Margins = [number, number, number, number];

/** Shares as points, without the padding of the cells. */
function widths(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const free = PAGE_WIDTH - shares.length * 2 * CELL_PADDING;
  return shares.map((share) => (share / total) * free);
}

function pieces(text: PdfText): PdfContent {
  return typeof text === 'string' ? text : text.map((piece) => ({ ...piece }));
}
