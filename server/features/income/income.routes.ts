import { Router } from 'express';
import type { App, Scope } from '../../platform/app.ts';
import { dayOf } from '../../platform/clock.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { rateLimit } from '../../platform/http/rate-limit.ts';
import { type Asked, serveList } from '../../platform/http/serve-list.ts';
import { formatYuan } from '../../platform/money.ts';
import { leaderDisclosures } from './disclosures/leader-disclosures.service.ts';
import { findDistributions } from './reading/find-distributions.service.ts';

const PAGE = 100;
/** Place of a language in the words of a code. */
const PLACES = { zh: 0, en: 1 } as const;
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
  const limit = rateLimit(app.config);
  return Router()
    .get('/income/distributions.csv', limit, serveList(scopeOf, 'distributions', distributionLines))
    .get('/disclosures.csv', limit, serveList(scopeOf, 'disclosures', disclosureLines));
}

async function* distributionLines(scope: Scope, { language }: Asked): AsyncGenerator<string[]> {
  yield DISTRIBUTION_HEADINGS[language];
  const at = PLACES[language];
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

async function* disclosureLines({ app }: Scope, asked: Asked): AsyncGenerator<string[]> {
  yield LEADER_HEADINGS[asked.language];
  const at = PLACES[asked.language];
  const organizationId = asked.one('organizationId');
  const year = asked.one('year') === null ? null : Number(asked.one('year'));
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
