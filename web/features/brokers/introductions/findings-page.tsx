import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ContestedIntroductionClaimsDocument,
  type ContestedIntroductionClaimsQuery,
} from '../../../generated/brokers-introductions/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { ClaimTag } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

type Row = ContestedIntroductionClaimsQuery['contestedIntroductionClaims']['edges'][number]['node'];
const pick = (data: ContestedIntroductionClaimsQuery) => data.contestedIntroductionClaims;

/** Claims that clients contested, for operators to decide. */
export function Component() {
  const t = useMessages(introductionMessages);
  const { get, set } = useListState();
  const all = get('all') === 'yes';
  const states = all ? null : (['CONTESTED'] as const);
  const list = useRows(ContestedIntroductionClaimsDocument, pick, { states: states ? [...states] : null });
  return (
    <ListPage<Row>
      name="contested-introductions"
      title={t('findingsTitle')}
      subtitle={t('findingsIntro')}
      list={list}
      columns={useColumns()}
      tools={
        <Checkbox checked={!all} onChange={({ target }) => set({ all: target.checked ? null : 'yes' })}>
          {t('onlyOpen')}
        </Checkbox>
      }
      exportTool={<ExportLinks paths={['/introductions/contested.csv']} filter={{ states: states ?? [] }} />}
      empty={<EmptyState title={t('findingsEmpty')} text={t('findingsEmptyText')} />}
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(introductionMessages);
  const doubt = (row: Row) => (row.doubt ? t(`doubt${row.doubt}`) : '');
  const name = (one: { name: string } | null | undefined) => one?.name ?? '';
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: ({ introduction }) => (
        <Link to={`/introductions/${introduction.id}`}>{introduction.title}</Link>
      ),
      text: ({ introduction }) => introduction.title,
    },
    {
      key: 'number',
      title: t('columnNumber'),
      render: ({ introduction }) => introduction.number,
      text: ({ introduction }) => introduction.number,
    },
    {
      key: 'deal',
      title: t('columnDeals'),
      render: ({ dealNumber }) => dealNumber,
      text: ({ dealNumber }) => dealNumber,
    },
    {
      key: 'broker',
      title: t('columnBroker'),
      render: ({ introduction }) => name(introduction.broker),
      text: ({ introduction }) => name(introduction.broker),
    },
    {
      key: 'unit',
      title: t('columnUnit'),
      render: ({ introduction }) => name(introduction.unit),
      text: ({ introduction }) => name(introduction.unit),
    },
    {
      key: 'enterprise',
      title: t('columnEnterprise'),
      render: ({ introduction }) => name(introduction.enterprise),
      text: ({ introduction }) => name(introduction.enterprise),
    },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state }) => <ClaimTag state={state} />,
      text: ({ state }) => t(`claim${state}`),
    },
    { key: 'doubt', title: t('columnDoubt'), render: doubt, text: doubt },
    {
      key: 'contested',
      title: t('columnContested'),
      render: ({ contestedAt }) => <DateTime value={contestedAt} />,
      text: ({ contestedAt }) => contestedAt ?? '',
    },
  ];
}
