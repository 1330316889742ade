import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { IncomeFloorPool, RuleAuthority } from '../../../generated/income/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Money } from '../../../ui/money.tsx';
import { incomeMessages } from './income.messages.ts';
import { usePercent } from './income-words.tsx';
import { RuleLink } from './rule-link.tsx';

export interface FloorRow {
  ruleId: string;
  pool: IncomeFloorPool;
  basisPoints: number;
  blocks: boolean;
  authority?: RuleAuthority;
  citation?: string | null;
  /** Basis points that are planned; null while there is no plan. */
  planned?: number | null;
  /** Sums of a distribution, as yuan. */
  least?: string;
  given?: string;
  kept?: boolean;
}

/** What the rules demand beside what is planned or given. */
export function FloorTable({ rows, name }: { rows: readonly FloorRow[]; name: string }) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const isKept = (row: FloorRow) =>
    row.kept ?? (typeof row.planned === 'number' ? row.planned >= row.basisPoints : null);
  const verdict = (row: FloorRow) => {
    const kept = isKept(row);
    return kept === null ? '' : t(kept ? 'kept' : 'notKept');
  };
  const givenOf = (row: FloorRow) =>
    typeof row.planned === 'number' ? percent(row.planned) : (row.given ?? '');
  return (
    <DataTable<FloorRow>
      name={name}
      label={t('floorsTitle')}
      rows={rows}
      rowKey={({ ruleId, pool }) => `${ruleId}${pool}`}
      columns={[
        {
          key: 'pool',
          title: t('lineName'),
          always: true,
          render: (row) => t(`floor${row.pool}`),
          text: (row) => t(`floor${row.pool}`),
        },
        {
          key: 'demanded',
          title: t('demanded'),
          render: (row) => (
            <>
              {t('atLeast', { share: percent(row.basisPoints) })}{' '}
              {row.least !== undefined && <Money value={row.least} exact />}
            </>
          ),
          text: (row) => `${percent(row.basisPoints)} ${row.least ?? ''}`.trim(),
        },
        {
          key: 'planned',
          title: t('planned'),
          render: (row) => (row.given === undefined ? givenOf(row) : <Money value={row.given} exact />),
          text: givenOf,
        },
        {
          key: 'verdict',
          title: t('columnState'),
          render: (row) => {
            const kept = isKept(row);
            return kept === null ? null : (
              <Tag color={kept ? 'success' : row.blocks ? 'error' : 'warning'}>{verdict(row)}</Tag>
            );
          },
          text: verdict,
        },
        {
          key: 'rule',
          title: t('lineRule'),
          render: (row) => (
            <>
              <RuleLink ruleId={row.ruleId} /> {row.authority && t(`authority${row.authority}`)}{' '}
              <span className="f-quiet">{t(row.blocks ? 'blocks' : 'warns')}</span>
              {row.citation && <div className="f-quiet">{row.citation}</div>}
            </>
          ),
          text: (row) => `${row.ruleId} ${row.citation ?? ''}`.trim(),
        },
      ]}
      empty={<p>{t('noFloors')}</p>}
    />
  );
}
