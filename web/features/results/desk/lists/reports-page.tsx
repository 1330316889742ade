import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { EntryReportsDocument, type EntryReportsQuery } from '../../../../generated/results-desk/graphql.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { AddressTabs, ListPage } from '../../../../ui/list-page.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { useRows } from '../../../../ui/use-rows.ts';
import { listMessages } from './lists.messages.ts';
import { ReportCard } from './report-card.tsx';

const STATES = ['OPEN', 'UPHELD', 'DISMISSED'] as const;

const pick = (data: EntryReportsQuery) => data.entryReports;

/** What visitors reported about entries of the unit, to be answered. */
export function Component() {
  const t = useMessages(listMessages);
  const { one } = useListState();
  const state = one('tab', STATES) ?? 'OPEN';
  const list = useRows(EntryReportsDocument, pick, { state });
  return (
    <ListPage
      title={t('reportsTitle')}
      subtitle={t('reportsIntro')}
      list={list}
      card={(row) => (
        <ReportCard
          report={row}
          heading={<Link to={`/desk/results/${row.result.id}?tab=reviews`}>{row.result.title}</Link>}
          onChanged={list.refetch}
        />
      )}
      empty={<EmptyState title={t('reportsEmpty')} text={t('reportsEmptyText')} />}
    >
      <AddressTabs
        name="tab"
        value={state}
        items={STATES.map((each) => ({ key: each, label: t(`reports${each}`) }))}
      />
    </ListPage>
  );
}
