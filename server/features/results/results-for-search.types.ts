/** What the search may know of a published result: public parts only. Money in fen, moments as dates. */
export interface SearchableResult {
  id: string;
  /** The result's version; a later one replaces an earlier one in the index. */
  version: number;
  title: string;
  titleEn: string | null;
  summary: string;
  keywords: readonly string[];
  /** Advantages, what is looked for, state of research, market prospects: searched, not shown in a hit. */
  details: readonly string[];
  organizationId: string;
  organizationName: string;
  completerNames: readonly string[];
  /** Code of the sector. */
  sector: string;
  /** Names of its subjects for search: sector, strategic industry, industry division, in Chinese and English. */
  subjects: readonly string[];
  /** Codes of GB/T 2260. */
  provinceCode: string;
  cityCode: string;
  /** Names of province and city. */
  places: readonly string[];
  /** 1 to 9. */
  trl: number | null;
  stage: string;
  modes: readonly string[];
  rightKinds: readonly string[];
  attribute: string | null;
  price: { kind: 'NEGOTIABLE' | 'FIXED' | 'RANGE'; minFen: bigint | null; maxFen: bigint | null };
  payAfterUse: boolean;
  publishedAt: Date;
}
