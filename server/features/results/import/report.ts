import type { App } from '../../../platform/app.ts';
import { CSV_START, csvLine } from '../../../platform/csv.ts';
import { describeProblem, findImportRows } from './find-imports.service.ts';
import type { ResultImport } from './result-import.entity.ts';

const HEADER = [
  '行号 line',
  '来源编号 source id',
  '成果名称 title',
  '结果 state',
  '问题 problem',
  '列 column',
  '值 value',
];
const PAGE = 100;

/** What became of each row as a CSV file, one line a problem. Who sees the import sees it. */
export async function* reportLines(app: App, found: ResultImport): AsyncGenerator<string> {
  yield CSV_START + csvLine(HEADER);
  for (let after: string | null = null; ; ) {
    const page = await findImportRows({ app }, found.id, null, { first: PAGE, after });
    for (const { node } of page.edges) {
      const row = [String(node.line), node.sourceId, node.title ?? '', node.state];
      const problems = node.errors.map((error) => describeProblem(found, error));
      if (problems.length === 0) yield csvLine([...row, '', '', '']);
      for (const { code, params, column, field, value } of problems) {
        const details = params
          .filter(({ name }) => name !== 'value')
          .map(({ name, value: of }) => `${name}=${of}`);
        yield csvLine([...row, [code, ...details].join(' '), column ?? field ?? '', value ?? '']);
      }
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return;
  }
}
