import { Checkbox } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BountySafeguardsDocument,
  type BountySafeguardsQuery,
} from '../../../generated/demands-bounty/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { demandColumn } from './bounties-page.tsx';
import { bountyMessages } from './bounty.messages.ts';
import { SafeguardSteps } from './safeguard-steps.tsx';
import { useSafeguardColumns } from './safeguards-section.tsx';

type Row = BountySafeguardsQuery['bountySafeguards']['edges'][number]['node'];
const pick = (data: BountySafeguardsQuery) => data.bountySafeguards;

/** Deposits and guarantees that posters recorded, for operators to confirm. */
export function Component() {
  const t = useMessages(bountyMessages);
  const { get, set } = useListState();
  const all = get('all') === 'yes';
  const text = get('text') ?? null;
  const states = all ? null : (['RECORDED'] as const);
  const list = useRows(BountySafeguardsDocument, pick, { states: states ? [...states] : null, text });
  const columns: DataColumn<Row>[] = [
    demandColumn<Row>(t('demand')),
    {
      key: 'poster',
      title: t('poster'),
      text: ({ poster }) => poster.name,
      render: ({ poster }) => poster.name,
    },
    // What waits has no rest yet; room is for the buttons.
    ...useSafeguardColumns<Row>().map((column) =>
      column.key === 'rest' || column.key === 'since' ? { ...column, optional: true } : column,
    ),
    {
      key: 'recordedAt',
      title: t('recordedAt'),
      optional: true,
      text: ({ recordedAt }) => recordedAt,
      render: ({ recordedAt }) => <DateTime value={recordedAt} />,
    },
    {
      key: 'steps',
      title: '',
      always: true,
      render: (safeguard) => (
        <SafeguardSteps
          safeguard={safeguard}
          actions={['CONFIRM_SAFEGUARD']}
          free="0.00"
          onDone={list.refetch}
        />
      ),
    },
  ];
  return (
    <ListPage<Row>
      name="bounty-safeguards-all"
      title={t('adminTitle')}
      subtitle={t('adminIntro')}
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={
        <ExportLinks paths={['/demands/bounties/safeguards.csv']} filter={{ states: states ?? [], text }} />
      }
      tools={
        <Checkbox checked={!all} onChange={({ target }) => set({ all: target.checked ? null : 'yes' })}>
          {t('onlyWaiting')}
        </Checkbox>
      }
      empty={<EmptyState title={t('adminEmpty')} text={t('adminEmptyText')} />}
    />
  );
}
