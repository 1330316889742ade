import type { PdfContent } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import {
  type Block,
  type ContractText,
  numberLine,
  type PartyText,
  type SignatureText,
} from '../text/contract-text.ts';
import { articleNumber, signatureLines } from './layout.ts';

/** Sets a contract as a PDF with embedded fonts; the number stands on top of each page. */
export function writePdf(contract: ContractText, createdAt: Date): Promise<Buffer> {
  return renderPdf({
    title: `${contract.title} ${contract.number}`,
    language: 'zh',
    header: numberLine(contract),
    footer: contract.title,
    createdAt,
    content: [
      pdfTitle(contract.title, [contract.subtitle, numberLine(contract)].filter(Boolean).join('　')),
      ...contract.parties.flatMap(party),
      ...contract.recitals.map((text) => pdfParagraph(text, { indent: true })),
      ...contract.articles.flatMap(({ heading, blocks }, index) => [
        pdfHeading(`${articleNumber(index)}　${heading}`, 2),
        ...blocks.flatMap(block),
      ]),
      pdfParagraph('（以下无正文，为签署页）', { align: 'center' }),
      ...contract.signatures.map(signature),
    ],
  });
}

function party({ role, lines }: PartyText): PdfContent[] {
  return [pdfHeading(role, 2), pdfFacts(lines)];
}

function block(given: Block): PdfContent[] {
  switch (given.kind) {
    case 'paragraph':
      return [pdfParagraph(given.text, { indent: true })];
    case 'list':
      return given.items.map((item, index) => pdfParagraph(`（${index + 1}）${item}`, { indent: true }));
    case 'table':
      return [
        pdfTable(
          given.columns.map(({ title, width, align }) => ({ heading: title, share: width, align })),
          given.rows,
        ),
      ];
  }
}

/** Kept together on one page: a signature must not be torn from what it signs as. */
function signature(text: SignatureText): PdfContent {
  const lines = [`${text.role}：${text.name}`, ...signatureLines(text)];
  return {
    stack: lines.map((line) => pdfParagraph(line)),
    unbreakable: true,
    margin: [0, 14, 0, 10],
    lineHeight: 1.9,
  };
}
