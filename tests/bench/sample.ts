import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SearchableResult } from '../../server/features/results/results-for-search.types.ts';

/** A row of a documents file (JSON Lines); the fields of the public sample and of our own export. */
export interface DocumentRow {
  id: string;
  title: string;
  abstract?: string;
  summary?: string;
  keywords?: string[];
  discipline?: string;
  category?: string;
  unit?: string;
  region?: string;
  trl?: number;
  year?: number;
  /** In 10,000 yuan. */
  price?: number;
}

/** The rows of a JSON Lines file. */
export async function* readRows<Row>(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() !== '') yield JSON.parse(line) as Row;
  }
}

/** The documents of files as published results, in batches; what a row does not say is left empty. */
export async function* readResults(
  files: readonly string[],
  { withoutKeywords = false, batch = 1000 }: { withoutKeywords?: boolean; batch?: number } = {},
): AsyncGenerator<SearchableResult[]> {
  let held: SearchableResult[] = [];
  for (const file of files) {
    for await (const row of readRows<DocumentRow>(file)) {
      held.push(resultOf(withoutKeywords ? { ...row, keywords: [] } : row));
      if (held.length < batch) continue;
      yield held;
      held = [];
    }
  }
  if (held.length > 0) yield held;
}

function resultOf(row: DocumentRow): SearchableResult {
  const fen = row.price === undefined ? null : BigInt(Math.round(row.price * 1_000_000));
  return {
    id: row.id,
    version: 1,
    title: row.title,
    titleEn: null,
    summary: row.abstract ?? row.summary ?? '',
    keywords: row.keywords ?? [],
    details: [],
    organizationId: row.unit ?? '',
    organizationName: row.unit ?? '',
    completerNames: [],
    sector: row.discipline ?? row.category ?? '',
    subjects: [row.discipline, row.category].filter((name) => name !== undefined),
    provinceCode: row.region ?? '',
    cityCode: '',
    places: row.region === undefined ? [] : [row.region],
    trl: row.trl ?? null,
    stage: 'DEVELOPMENT',
    modes: [],
    rightKinds: [],
    attribute: null,
    price: { kind: fen === null ? 'NEGOTIABLE' : 'FIXED', minFen: fen, maxFen: fen },
    payAfterUse: false,
    publishedAt: new Date(Date.UTC(row.year ?? 2025, 0, 1)),
  };
}
