import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { EquityHolding } from './equity-stake.entity.ts';
import { HOLDING_ORDER, visibleHoldings } from './find-holdings.service.ts';
import { ShareRegisterEnum } from './holdings.enums.ts';
import { holderNameOf, stakeById } from './holdings.loaders.ts';

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
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
  return Router().get('/holdings.csv', serveList(scopeOf, 'holdings', holdingLines));
}

async function* holdingLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const { language } = asked;
  const query = visibleHoldings(scope, {
    register: asked.codes('register', ShareRegisterEnum)?.[0] ?? null,
    text: asked.one('text'),
    held: asked.one('held') === 'true',
  });
  yield HEADINGS[language];
  for await (const rows of batches(query, HOLDING_ORDER)) yield* await linesOf(scope, rows, language);
}

async function linesOf(
  { app }: Scope,
  rows: readonly EquityHolding[],
  language: FileLanguage,
): Promise<string[][]> {
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
