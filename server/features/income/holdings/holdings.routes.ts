import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { CSV_START, csvLine } from '../../../platform/csv.ts';
import { applyKeyset } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { EquityHolding } from './equity-stake.entity.ts';
import { HOLDING_ORDER, type HoldingFilter, visibleHoldings } from './find-holdings.service.ts';
import { ShareRegisterEnum } from './holdings.enums.ts';
import { holderNameOf, stakeById } from './holdings.loaders.ts';

const BATCH = 500;
type Language = 'zh' | 'en';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '公司',
    '成果',
    '合同编号',
    '台账',
    '持有人',
    '取得日期',
    '持股比例（%）',
    '对应作价（元）',
    '任职期间不得交易',
    '离任日期',
    '编号',
  ],
  en: [
    'Company',
    'Result',
    'Contract',
    'Register',
    'Holder',
    'Acquired on',
    'Share (%)',
    'Put in at (yuan)',
    'No trade in office',
    'Left office on',
    'Id',
  ],
};
const REGISTERS = {
  GENERAL: { zh: '成果股权', en: 'Shares for the result' },
  RESIDUAL_FUNDS: { zh: '横向结余经费股权', en: 'Shares for residual funds' },
} as const;
const YES = { zh: '是', en: 'yes' } as const;

/** `GET /holdings.csv`: the register of shares as the page shows it with the same filters, streamed. */
export function holdingRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/holdings.csv', (request, response) => serve(request, response, scopeOf));
  return router;
}

async function serve(request: Request, response: Response, scopeOf: ResolveScope): Promise<void> {
  const scope = await scopeOf(request, response);
  const language: Language = one(request, 'lang')?.startsWith('en') ? 'en' : 'zh';
  try {
    const rows = text(scope, filterOf(request), language);
    // The first piece tells whether the reader may have it, before anything is sent.
    const first = await rows.next();
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `holdings-${clock.today()}.csv`),
      'cache-control': 'no-store',
    });
    await pipeline(Readable.from(after(first.value ?? '', rows)), response);
  } catch (error) {
    // Whoever goes away in the middle wants nothing more.
    if (response.destroyed && !(error instanceof Refusal)) return;
    if (!(error instanceof Refusal) || response.headersSent) throw error;
    response.status(error.code === 'SIGN_IN_REQUIRED' ? 401 : 400).json({ userErrors: error.errors });
  }
}

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

async function* text(scope: Scope, filter: HoldingFilter, language: Language): AsyncGenerator<string> {
  const query = visibleHoldings(scope, filter);
  yield CSV_START + csvLine([...HEADINGS[language]]);
  for (let last: EquityHolding | undefined; ; ) {
    const after = last ? { value: HOLDING_ORDER.value(last), id: last.id } : null;
    const rows = await applyKeyset(query.clone(), HOLDING_ORDER, after).limit(BATCH).getMany();
    for (const line of await linesOf(scope, rows, language)) yield csvLine(line);
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

async function linesOf(
  { app }: Scope,
  rows: readonly EquityHolding[],
  language: Language,
): Promise<string[][]> {
  if (rows.length === 0) return [];
  const stakes = await stakeById.batch(app, [...new Set(rows.map(({ stakeId }) => stakeId))]);
  const people = rows.flatMap(({ payeeId }) => payeeId ?? []);
  const names = people.length > 0 ? await holderNameOf.batch(app, people) : new Map<string, string>();
  const units = await organizationById.batch(app, [...new Set(rows.map((row) => row.organizationId))]);
  return rows.map((row) => {
    const stake = stakes.get(row.stakeId);
    const holder = row.payeeId ? names.get(row.payeeId) : units.get(row.organizationId)?.name;
    return [
      stake?.company ?? '',
      stake?.title ?? '',
      stake?.contractNumber ?? '',
      REGISTERS[row.register][language],
      holder ?? '',
      row.acquiredOn,
      `${Math.floor(row.basisPoints / 100)}.${String(row.basisPoints % 100).padStart(2, '0')}`,
      formatYuan(row.value),
      row.noTradeInOffice ? YES[language] : '',
      row.officeEndedOn ?? '',
      row.id,
    ];
  });
}

function filterOf(request: Request): HoldingFilter {
  const register = one(request, 'register');
  if (register !== undefined && !Object.hasOwn(ShareRegisterEnum, register)) {
    throw new Refusal('INVALID', { field: 'register' });
  }
  return {
    register: (register as HoldingFilter['register']) ?? null,
    text: one(request, 'text') ?? null,
    held: one(request, 'held') === 'true',
  };
}

function one({ query }: Request, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
