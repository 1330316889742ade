import { Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { LeaderDisclosuresDocument, type LeaderDisclosuresQuery } from '../../../generated/income/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { incomeMessages } from './income.messages.ts';

const pick = (data: LeaderDisclosuresQuery) => data.leaderDisclosures;
const YEARS_BACK = 6;

type Row = LeaderDisclosuresQuery['leaderDisclosures']['edges'][number]['node'];

/** What leaders of units receive of conversions, for everybody (INC-8). */
export function Component() {
  const t = useMessages(incomeMessages);
  const { get, set } = useListState();
  const asked = Number(get('year') ?? Number.NaN);
  const year = Number.isInteger(asked) ? asked : null;
  const list = useRows(LeaderDisclosuresDocument, pick, { year });
  const present = new Date().getFullYear();
  const years = Array.from({ length: YEARS_BACK }, (_none, index) => present - index);
  return (
    <ListPage<Row>
      name="disclosures"
      title={t('disclosuresTitle')}
      subtitle={t('disclosuresIntro')}
      list={list}
      tools={
        <Select
          aria-label={t('year')}
          value={year ?? 0}
          onChange={(next) => set({ year: next === 0 ? null : String(next) })}
          options={[
            { value: 0, label: t('allYears') },
            ...years.map((value) => ({ value, label: String(value) })),
          ]}
          style={{ minWidth: 120 }}
        />
      }
      exportTool={<ExportLinks paths={['/disclosures.csv']} filter={{ year: year ? String(year) : null }} />}
      columns={[
        {
          key: 'name',
          title: t('columnName'),
          always: true,
          render: (row) => row.name,
          text: (row) => row.name,
        },
        {
          key: 'unit',
          title: t('columnUnit'),
          render: (row) => row.organizationName,
          text: (row) => row.organizationName,
        },
        {
          key: 'position',
          title: t('columnPosition'),
          render: (row) => t(`leader${row.position}`),
          text: (row) => t(`leader${row.position}`),
        },
        {
          key: 'as',
          title: t('columnAs'),
          render: (row) => t(`as${row.pool}`),
          text: (row) => t(`as${row.pool}`),
        },
        { key: 'title', title: t('columnResult'), render: (row) => row.title, text: (row) => row.title },
        {
          key: 'amount',
          title: t('columnAmount'),
          align: 'right',
          render: (row) => <Money value={row.amount} exact />,
          text: (row) => row.amount,
        },
        {
          key: 'at',
          title: t('columnAt'),
          render: (row) => <DateTime value={row.at} />,
          text: (row) => row.at,
        },
      ]}
      empty={<EmptyState title={t('disclosuresEmpty')} text={t('disclosuresEmptyText')} />}
    />
  );
}
