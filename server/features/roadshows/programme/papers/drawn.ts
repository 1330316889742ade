import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent } from '../../../../platform/pdf/pdf.types.ts';
import { PDF_COLORS } from '../../../../platform/pdf/pdf-blocks.ts';
import { PAPER_WORDS } from './paper-words.ts';

const LEVELS = 9;
const GAP = 3;

/** Maturity as a bar of nine steps, as the client draws it; nothing where none is told. */
export function maturity(trl: number | null, language: FileLanguage, width: number): PdfContent[] {
  if (trl === null) return [];
  const step = (width - (LEVELS - 1) * GAP) / LEVELS;
  return [
    {
      text: [
        { text: `${PAPER_WORDS.maturity[language]}　`, color: PDF_COLORS.quiet },
        { text: `TRL ${trl}`, bold: true, color: PDF_COLORS.ink },
      ],
      margin: [0, 0, 0, 4],
    },
    {
      canvas: Array.from({ length: LEVELS }, (_none, index) => ({
        type: 'rect' as const,
        x: index * (step + GAP),
        y: 0,
        w: step,
        h: 8,
        color: index < trl ? PDF_COLORS.ink : PDF_COLORS.line,
      })),
      margin: [0, 0, 0, 12],
    },
  ];
}

/**
 * A text of at most so many characters, where Latin ones count half; cut after a whole sentence where there is one in its
 * second half.
 */
export function brief(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  let width = 0;
  let cut = '';
  for (const character of plain) {
    width += character < '\u0300' ? 0.5 : 1;
    if (width > most) break;
    cut += character;
  }
  if (cut.length === plain.length) return plain;
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'), cut.lastIndexOf('. '));
  return end >= cut.length / 2 ? cut.slice(0, end + 1).trim() : `${cut}…`;
}
