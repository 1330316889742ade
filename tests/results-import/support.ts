import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { ImportRow, ResultImport } from '../../server/features/results/import/result-import.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { patentCheckCharacter } from '../../server/platform/standards/patent-number.ts';
import type { ApiClient, UserErrorParts } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';

const FIELDS = `id state version target format encoding sampleRows total processed created updated unchanged invalid
  columns { index header samples } mapping { column field } suggestedMapping { column field }
  error { code params { name value } } startedAt finishedAt file { id name } by { id } reportUrl`;
const SELECTION = `{ import { ${FIELDS} } userErrors { code field params { name value } } }`;

export interface ImportView {
  id: string;
  state: string;
  version: number;
  target: string;
  format: string;
  encoding: string | null;
  sampleRows: string[][];
  total: number | null;
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  invalid: number;
  columns: { index: number; header: string; samples: string[] }[];
  mapping: { column: number; field: string }[];
  suggestedMapping: { column: number; field: string }[];
  error: { code: string; params: { name: string; value: string }[] } | null;
  startedAt: string | null;
  finishedAt: string | null;
  reportUrl: string;
}

export interface ImportPayload {
  import: ImportView | null;
  userErrors: UserErrorParts[];
}

export interface RowView {
  line: number;
  sourceId: string | null;
  title: string | null;
  state: string;
  problems: {
    field: string | null;
    column: string | null;
    value: string | null;
    code: string;
    params: { name: string; value: string }[];
  }[];
  result: { id: string; title: string } | null;
}

/** Sends a file as the purpose `import`; answers its id, or what was refused with the status. */
export async function upload(
  client: ApiClient,
  content: Buffer | string,
  name = 'results.csv',
): Promise<{ status: number; id: string; userErrors: UserErrorParts[] | undefined }> {
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const response = await fetch(`${client.address}/files?purpose=import&name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, 'x-requested-with': 'fruition' },
    body: new Uint8Array(Buffer.from(content)),
  });
  const body = (await response.json()) as { id?: string; userErrors?: UserErrorParts[] };
  return { status: response.status, id: body.id ?? '', userErrors: body.userErrors };
}

/** Uploads a file and takes it in as an import. */
export async function create(
  client: ApiClient,
  content: Buffer | string,
  {
    target = 'DRAFT',
    name,
    encoding,
  }: { target?: 'DRAFT' | 'PUBLISHED'; name?: string; encoding?: string } = {},
): Promise<ImportPayload> {
  const { id, status } = await upload(client, content, name);
  if (status !== 201) throw new Error(`the upload was refused with ${status}`);
  return client.mutate<ImportPayload>(
    'createImport',
    { fileId: id, target, ...(encoding ? { encoding } : {}) },
    SELECTION,
  );
}

export async function step(
  client: ApiClient,
  name: 'checkImport' | 'runImport' | 'pauseImport' | 'resumeImport' | 'cancelImport',
  input: object,
): Promise<ImportPayload> {
  return client.mutate<ImportPayload>(name, input, SELECTION);
}

/** Starts the dry run with the mapping that the headers suggest. */
export async function check(
  client: ApiClient,
  found: ImportView,
  target?: 'DRAFT' | 'PUBLISHED',
): Promise<ImportPayload> {
  const { id: importId, version: expectedVersion, suggestedMapping: mapping } = found;
  return step(client, 'checkImport', { importId, expectedVersion, mapping, target: target ?? found.target });
}

export async function view(client: ApiClient, id: string): Promise<ImportView> {
  const { data, errors } = await client.ask<{ resultImport: ImportView | null }>(
    `query ($id: ID!) { resultImport(id: $id) { ${FIELDS} } }`,
    { id },
  );
  if (!data?.resultImport) throw new Error(`no import: ${JSON.stringify(errors)}`);
  return data.resultImport;
}

export async function rowsOf(client: ApiClient, id: string, states?: string[]): Promise<RowView[]> {
  const { data, errors } = await client.ask<{
    resultImport: { rows: { edges: { node: RowView }[] } } | null;
  }>(
    `query ($id: ID!, $states: [ImportRowState!]) { resultImport(id: $id) { rows(first: 100, states: $states) { edges { node {
      line sourceId title state problems { field column value code params { name value } } result { id title } } } } } }`,
    { id, states: states ?? null },
  );
  if (!data?.resultImport) throw new Error(`no import: ${JSON.stringify(errors)}`);
  return data.resultImport.rows.edges.map(({ node }) => node);
}

/** Takes a file in, checks it and lets the job end. */
export async function checked(
  app: App,
  client: ApiClient,
  content: Buffer | string,
  target: 'DRAFT' | 'PUBLISHED' = 'DRAFT',
): Promise<ImportView> {
  const made = await create(client, content, { target });
  if (!made.import) throw new Error(JSON.stringify(made.userErrors));
  const { userErrors } = await check(client, made.import);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  await drainJobs(app);
  return view(client, made.import.id);
}

/** Writes the rows of a checked import; answers before the job has run. */
export async function run(client: ApiClient, { id, version, target }: ImportView): Promise<ImportView> {
  const input = { importId: id, expectedVersion: version, attestReview: target === 'PUBLISHED' };
  const payload = await step(client, 'runImport', input);
  if (!payload.import) throw new Error(JSON.stringify(payload.userErrors));
  return payload.import;
}

/** The whole way of a file, to its end. */
export async function imported(
  app: App,
  client: ApiClient,
  content: Buffer | string,
  target: 'DRAFT' | 'PUBLISHED' = 'DRAFT',
): Promise<ImportView> {
  const { id } = await run(client, await checked(app, client, content, target));
  await drainJobs(app);
  return view(client, id);
}

const HEADERS = {
  sourceId: '来源编号',
  title: '成果名称',
  summary: '成果简介',
  sector: '所属领域',
  stage: '研究阶段',
  modes: '转化方式',
  completers: '完成人',
  rightKinds: '知识产权类型',
  rightNumbers: '专利号',
  price: '意向价格(万元)',
  keywords: '关键词',
  howKept: '保密措施',
  researchState: '研发状态',
  marketProspects: '市场前景',
} as const;

export type CsvRow = Partial<Record<keyof typeof HEADERS, string>>;

/** Rows that can be published as they are, as a file. */
export function csv(
  rows: readonly CsvRow[],
  columns = Object.keys(HEADERS) as (keyof typeof HEADERS)[],
): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return [columns.map((column) => HEADERS[column]).join(','), ...lines, ''].join('\r\n');
}

export function goodRow(number: number, values: CsvRow = {}): CsvRow {
  return {
    sourceId: `K-${number}`,
    title: `寒地水稻直播精量播种机 ${number}`,
    summary: `适合寒地稻区的第${number}种。`,
    sector: '农机装备',
    stage: '中试',
    modes: '许可；作价投资',
    completers: `完成人${number}；同事${number}`,
    rightKinds: '发明专利；专有技术',
    rightNumbers: patent(number),
    price: '40-70',
    keywords: '水稻；直播',
    howKept: '图纸分段保管。',
    researchState: '样机已试制。',
    marketProspects: '寒地稻区需求明确。',
    ...values,
  };
}

export function goodRows(count: number, first = 1): CsvRow[] {
  return Array.from({ length: count }, (_, index) => goodRow(first + index));
}

/** A valid number of an invention patent. */
export function patent(number: number): string {
  const digits = `20231${String(number).padStart(7, '0')}`;
  return `${digits}.${patentCheckCharacter(digits)}`;
}

/** Results of a unit in the order of their source ids as numbers. */
export async function resultsOf(app: App, organizationId: string): Promise<TechResult[]> {
  const results = await app.db.manager.findBy(TechResult, { organizationId });
  const place = ({ sourceId }: TechResult) => Number(/\d+/.exec(sourceId ?? '')?.[0] ?? 0);
  return results.sort((a, b) => place(a) - place(b));
}

/** Tables that an import may write; a refused or a dry one leaves some of them as they are. */
const TABLES = [
  'tech_result',
  'completer',
  'result_right',
  'result_version',
  'result_review',
  'register_counter',
  'result_import',
  'result_import_row',
  'result_import_source',
  'audit_event',
  'audit_head',
  'outbox_event',
  'graphile_worker._private_jobs',
] as const;

/** A digest of what is stored, by table. */
export async function stored(
  app: App,
  except: readonly (typeof TABLES)[number][] = [],
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of TABLES.filter((name) => !except.includes(name))) {
    const [row] = await app.db.query<{ digest: string }[]>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${table} t`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}

export async function importRow(app: App, id: string): Promise<ResultImport> {
  return app.db.manager.findOneByOrFail(ResultImport, { id });
}

export async function rowCount(app: App, importId: string): Promise<number> {
  return app.db.manager.countBy(ImportRow, { importId });
}
