import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../platform/app.ts';
import { clock, dayOf } from '../../platform/clock.ts';
import { CSV_START, csvLine } from '../../platform/csv.ts';
import { Refusal } from '../../platform/errors.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { rateLimit } from '../../platform/http/rate-limit.ts';
import { formatYuan } from '../../platform/money.ts';
import { leaderDisclosures } from './disclosures/leader-disclosures.service.ts';
import { findDistributions } from './reading/find-distributions.service.ts';

const PAGE = 100;
const DISTRIBUTION_HEADINGS = {
  zh: [
    '编号',
    '成果',
    '状态',
    '到账',
    '扣除成本',
    '净收入',
    '最早到账日',
    '编制日期',
    '审批日期',
    '编号（系统）',
  ],
  en: [
    'Number',
    'Result',
    'State',
    'Received',
    'Costs',
    'Net income',
    'Earliest receipt',
    'Prepared',
    'Approved',
    'Id',
  ],
};
const STATES = {
  PREPARED: ['待审批', 'Prepared'],
  APPROVED: ['已审批', 'Approved'],
  WITHDRAWN: ['已撤回', 'Given up'],
  REVERSED: ['已冲销', 'Reversed'],
} as const;
const LEADER_HEADINGS = {
  zh: ['单位', '姓名', '职务', '身份', '成果', '金额（元）', '公开日期'],
  en: ['Unit', 'Name', 'Position', 'As', 'Result', 'Yuan', 'Published'],
};
const POSITIONS = { HEAD: ['正职', 'Head'], OTHER: ['班子成员', 'Other leader'] } as const;
const POOLS = { COMPLETERS: ['完成人', 'Completer'], CONTRIBUTORS: ['转化贡献人', 'Contributor'] } as const;

/** `GET /income/distributions.csv` and `GET /disclosures.csv`: what the lists show with the same filters. */
export function incomeRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const limit = rateLimit(app.config);
  router.get('/income/distributions.csv', limit, (request, response) =>
    serve(request, response, scopeOf, 'distributions', distributionLines),
  );
  router.get('/disclosures.csv', limit, (request, response) =>
    serve(request, response, scopeOf, 'disclosures', (scope, at, language) =>
      disclosureLines(scope, at, language, request),
    ),
  );
  return router;
}

async function* distributionLines(scope: Scope, at: 0 | 1, language: 'zh' | 'en'): AsyncGenerator<string[]> {
  yield DISTRIBUTION_HEADINGS[language];
  for (let after: string | null = null; ; ) {
    const page = await findDistributions(scope, {}, { first: PAGE, after });
    for (const { node } of page.edges) {
      yield [
        node.number,
        node.title,
        STATES[node.state][at],
        formatYuan(node.gross),
        formatYuan(node.costs),
        formatYuan(node.net),
        node.receivedOn,
        dayOf(node.preparedAt),
        node.approvedAt ? dayOf(node.approvedAt) : '',
        node.id,
      ];
    }
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

async function* disclosureLines(
  { app }: Scope,
  at: 0 | 1,
  language: 'zh' | 'en',
  { query }: Request,
): AsyncGenerator<string[]> {
  yield LEADER_HEADINGS[language];
  const organizationId = typeof query.organizationId === 'string' ? query.organizationId : null;
  const year = typeof query.year === 'string' && query.year !== '' ? Number(query.year) : null;
  for (let after: string | null = null; ; ) {
    const page = await leaderDisclosures(app, { organizationId, year }, { first: PAGE, after });
    for (const { node } of page.edges) {
      yield [
        node.organizationName,
        node.name,
        POSITIONS[node.position][at],
        POOLS[node.pool][at],
        node.title,
        formatYuan(node.amount),
        dayOf(node.at),
      ];
    }
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  name: string,
  lines: (scope: Scope, at: 0 | 1, language: 'zh' | 'en') => AsyncGenerator<string[]>,
): Promise<void> {
  const language = String(request.query.lang ?? '').startsWith('en') ? 'en' : 'zh';
  try {
    const scope = await scopeOf(request, response);
    const rows = lines(scope, language === 'en' ? 1 : 0, language);
    const first = await rows.next();
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `${name}-${clock.today()}.csv`),
      'cache-control': 'no-store',
    });
    response.write(CSV_START);
    if (!first.done) response.write(csvLine(first.value));
    for await (const row of rows) response.write(csvLine(row));
    response.end();
  } catch (error) {
    if (!(error instanceof Refusal) || response.headersSent) throw error;
    response.removeHeader('content-disposition');
    response.status(error.code === 'SIGN_IN_REQUIRED' ? 401 : 403).json({ userErrors: error.errors });
  }
}
