import type { Terms } from '../../../../offers/terms/terms.ts';
import type { Block } from '../contract-text.ts';
import type { ContractFacts, Party } from '../facts.ts';

/** What the parts of a contract are written from. */
export interface Source {
  terms: Terms;
  parties: readonly Party[];
  facts: ContractFacts;
}

/** Writes one part; an empty list where the terms have nothing of it. */
export type Section = (source: Source) => Block[];

export const ENTERPRISE = '甲方';
export const OWNER = '乙方';

/** Whole months after the contract takes effect. */
export function monthsFromEffect(months: number): string {
  return `本合同生效之日起${months}个月`;
}
