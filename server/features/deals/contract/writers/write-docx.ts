import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  type Block,
  type Column,
  type ContractText,
  numberLine,
  type PartyText,
  type SignatureText,
} from '../text/contract-text.ts';
import { coreProperties, FONT_TABLE } from './docx-parts.ts';
import { signatureLines } from './layout.ts';

/** Fonts of Chinese official papers; `FONT_TABLE` tells what stands in for them. */
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
const FANG_SONG = { ...SONG, eastAsia: '仿宋' };
const HEI = { ...SONG, eastAsia: '黑体' };

/** Half points: 四号 14, 小四 12, 五号 10.5, 小二 18. */
const SIZE = { body: 24, small: 21, heading: 28, title: 36 };
/** Twentieths of a point: A4 with the margins that Chinese offices use, which leaves 8,306 between them. */
const PAGE = { width: 11_906, height: 16_838, side: 1800, top: 1440 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

const ARTICLES = 'articles';
const ITEMS = 'items';

/** Sets a contract as a Word document that can be edited: real headings, counted articles, tables, page numbers. */
export function writeDocx(contract: ContractText, createdAt: Date): Promise<Buffer> {
  let lists = 0;
  const body = contract.articles.flatMap(({ heading, blocks }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      numbering: { reference: ARTICLES, level: 0 },
      children: [new TextRun(heading)],
    }),
    ...blocks.flatMap((block) => {
      if (block.kind === 'list') lists += 1;
      return blockOf(block, lists);
    }),
  ]);
  const document = new Document({
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, bottom: PAGE.top, left: PAGE.side, right: PAGE.side },
          },
        },
        headers: { default: header(contract) },
        footers: { default: footer() },
        children: [
          ...opening(contract),
          ...body,
          prose('（以下无正文，为签署页）', { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } }),
          ...contract.signatures.flatMap(signature),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
    { path: 'docProps/core.xml', data: coreProperties(`${contract.title} ${contract.number}`, createdAt) },
  ]);
}

function opening(contract: ContractText): (Paragraph | Table)[] {
  const { title, subtitle, parties, recitals } = contract;
  const centred = { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } } as const;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...(subtitle === '' ? [] : [prose(subtitle, centred)]),
    prose(numberLine(contract), centred),
    ...parties.flatMap(partyOf),
    ...recitals.map((text) => prose(text)),
  ];
}

function partyOf({ role, lines }: PartyText): Paragraph[] {
  return [
    prose(role, { indent: { firstLine: 0 }, spacing: { before: 160 }, keepNext: true }, { bold: true }),
    ...lines.map(({ label, value }) => prose(`${label}：${value}`, { indent: { firstLine: 0 } })),
  ];
}

function blockOf(block: Block, list: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [prose(block.text)];
    case 'list':
      return block.items.map((item) =>
        prose(item, { numbering: { reference: ITEMS, level: 0, instance: list } }),
      );
    case 'table':
      return [tableOf(block.columns, block.rows), new Paragraph({ spacing: { after: 60 } })];
  }
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / total) * TEXT_WIDTH));
  const cell = (text: string, index: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(bold ? { shading: { fill: 'F0F0F0' } } : {}),
      children: [
        new Paragraph({
          style: 'TableText',
          alignment: bold ? AlignmentType.CENTER : ALIGN[columns[index]?.align ?? 'left'],
          children: [new TextRun({ text, bold })],
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
}

const ALIGN = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;

/** Kept together on one page: a signature must not be torn from what it signs as. */
function signature(text: SignatureText): Paragraph[] {
  const lines = [`${text.role}：${text.name}`, ...signatureLines(text)];
  return lines.map((line, index) =>
    prose(line, {
      indent: { firstLine: 0 },
      spacing: { before: index === 0 ? 480 : 120, after: 120 },
      keepLines: true,
      keepNext: index < lines.length - 1,
    }),
  );
}

function header(contract: ContractText): Header {
  return new Header({ children: [small([new TextRun(numberLine(contract))], AlignmentType.RIGHT)] });
}

function footer(): Footer {
  const pages = new TextRun({
    children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new Footer({ children: [small([pages], AlignmentType.CENTER)] });
}

function small(
  children: TextRun[],
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
): Paragraph {
  return new Paragraph({ style: 'TableText', alignment, children });
}

function prose(text: string, look: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ style: 'Body', ...look, children: [new TextRun({ text, ...run })] });
}

const STYLES = {
  default: {
    document: { run: { font: SONG, size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: {
      run: { font: HEI, size: SIZE.title, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 } },
    },
    heading1: {
      run: { font: HEI, size: SIZE.heading, bold: true },
      paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Contract body',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: FANG_SONG, size: SIZE.body },
      paragraph: {
        // Two characters, and 1.5 lines, as Chinese papers are set.
        indent: { firstLine: 2 * (SIZE.body / 2) * 20 },
        spacing: { line: 360, after: 60 },
        alignment: AlignmentType.BOTH,
      },
    },
    {
      id: 'TableText',
      name: 'Contract table',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: SONG, size: SIZE.small },
    },
  ],
};

const NUMBERING = {
  config: [
    {
      reference: ARTICLES,
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING,
          text: '第%1条',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
        },
      ],
    },
    {
      reference: ITEMS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '（%1）',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 960, hanging: 480 } } },
        },
      ],
    },
  ],
};
