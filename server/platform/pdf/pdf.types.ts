import type { Content } from 'pdfmake/interfaces.js';

/** A part of a document as pdfmake has it, of plain data: it crosses into a worker, so no functions are in it. */
export type PdfContent = Content;

/**
 * What a page is like: `PAGE` is A4 with a head and a foot; `SLIDE` is 16:9 for a screen, its foot counted small; `SHEET` is
 * A4 with narrow margins and nothing but the content, such as cards to cut.
 */
export type PdfPaper = 'PAGE' | 'SLIDE' | 'SHEET';

/** A document in Noto Sans SC. */
export interface PdfDocument {
  title: string;
  /** `PAGE` unless told. */
  paper?: PdfPaper;
  /** Decides how pages are counted in the foot. */
  language: 'zh' | 'en';
  /** Stands small on top of each page; left out, there is no head. */
  header?: string;
  /** Stands small at the bottom of each page, beside the page's number. */
  footer?: string;
  /** Moment that the file names as its making. */
  createdAt: Date;
  /** Large pale word across each page, such as 草案. */
  watermark?: string;
  content: readonly PdfContent[];
}

/** One line of a list of facts. */
export interface PdfFact {
  label: string;
  value: PdfText;
}

/** Text, or pieces of text with their own style. */
export type PdfText = string | readonly PdfPiece[];

export interface PdfPiece {
  text: string;
  bold?: boolean;
  color?: string;
  fontSize?: number;
}

/** A column of a long table. */
export interface PdfColumn {
  heading: string;
  /** Share of the page's width; the shares of all columns are weighed against each other. */
  share: number;
  align?: 'left' | 'right' | 'center';
}
