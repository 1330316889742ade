/**
 * A contract as text with structure, from which every writer (Word, PDF, the client's preview) sets the same document.
 * Nothing in it depends on the way it is printed.
 */
export interface ContractText {
  number: string;
  /** What the number is called, where the paper is no contract. */
  numberLabel?: string;
  title: string;
  /** Line under the title, such as the contract that this one replaces; empty for none. */
  subtitle: string;
  parties: PartyText[];
  recitals: string[];
  articles: Article[];
  signatures: SignatureText[];
}

export interface PartyText {
  /** Such as 甲方（被许可方）. */
  role: string;
  lines: { label: string; value: string }[];
}

export interface Article {
  heading: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: Column[]; rows: string[][] };

export interface Column {
  title: string;
  /** Share of the width; the sum of all is the whole. */
  width: number;
  align: 'left' | 'right' | 'center';
}

export interface SignatureText {
  role: string;
  name: string;
  /** Name and position of those who sign; empty where they are not named yet. */
  signatories: string[];
  /** Somebody who signs for themselves, without a seal. */
  isPerson?: boolean;
}

/** The number of a paper with what it is called. */
export function numberLine({ number, numberLabel = '合同编号' }: ContractText): string {
  return `${numberLabel}：${number}`;
}

/** A paragraph, or nothing for an empty text. */
export function paragraph(text: string): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

/** Every text of a contract in reading order; for comparisons and tests. */
export function plainText(contract: ContractText): string {
  const lines = [
    contract.title,
    contract.number,
    contract.subtitle,
    ...contract.parties.flatMap(({ role, lines }) => [
      role,
      ...lines.map((line) => `${line.label}：${line.value}`),
    ]),
    ...contract.recitals,
    ...contract.articles.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(linesOf)]),
    ...contract.signatures.flatMap(({ role, name, signatories }) => [role, name, ...signatories]),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function linesOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return block.items;
  return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(' '));
}
