import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { DealSide, DealsQuery } from '../../../generated/deals/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, exactTime } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { dealLabels } from '../deal-labels.ts';
import { StateTag } from '../state-tag.tsx';
import { DEAL_STATES } from './deal-states.ts';
import { listMessages } from './list.messages.ts';

export type DealRow = DealsQuery['deals']['edges'][number]['node'];
type Columns = DataColumn<DealRow>[];

/** Each deal with its state, what is next, who must act and until when. */
export function useDealColumns(side: DealSide): Columns {
  return [...useMainColumns(), ...useFactColumns(side)];
}

function useMainColumns(): Columns {
  const t = useMessages(listMessages);
  const labels = useMessages(dealLabels);
  const { locale } = useLanguage();
  const next = ({ next: step }: DealRow) =>
    step?.action ? labels(`action${step.action}`) : step ? t('waiting') : '';
  const who = (row: DealRow) => {
    if (!row.next?.who) return '';
    if (row.next.action && row.actions.includes(row.next.action)) return t('you');
    return row.next.who === 'OWNER' ? row.owner.name : row.enterprise.name;
  };
  return [
    {
      key: 'title',
      title: t('columnResult'),
      always: true,
      width: 280,
      render: (row) => <Link to={`/deals/${row.id}`}>{row.title}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: DEAL_STATES.map((value) => ({ value, label: labels(`state${value}`) })) },
      render: ({ state }) => <StateTag state={state} />,
      text: ({ state }) => labels(`state${state}`),
    },
    { key: 'next', title: t('columnNext'), render: next, text: next },
    {
      key: 'who',
      title: t('columnWho'),
      render: (row) => (who(row) === t('you') ? <strong>{who(row)}</strong> : who(row)),
      text: who,
    },
    {
      key: 'deadline',
      title: t('columnDeadline'),
      sort: { ascending: 'DEADLINE' },
      render: (row) => <DateTime value={row.next?.waitsUntil} />,
      text: (row) => (row.next?.waitsUntil ? exactTime(row.next.waitsUntil, locale) : ''),
    },
  ];
}

function useFactColumns(side: DealSide): Columns {
  const t = useMessages(listMessages);
  const labels = useMessages(dealLabels);
  const { locale } = useLanguage();
  const other = (row: DealRow) => (side === 'OWNER' ? row.enterprise : row.owner);
  return [
    {
      key: 'number',
      title: t('columnNumber'),
      sort: { ascending: 'NUMBER' },
      render: (row) => <span className="f-number">{row.number}</span>,
      text: (row) => row.number,
    },
    {
      key: 'other',
      title: side === 'OWNER' ? t('columnEnterprise') : t('columnOwner'),
      render: (row) => <Link to={`/organizations/${other(row).id}`}>{other(row).name}</Link>,
      text: (row) => other(row).name,
    },
    {
      key: 'sum',
      title: t('columnSum'),
      align: 'right',
      render: (row) => <Money value={row.guaranteedSum} />,
      text: (row) => row.guaranteedSum ?? '',
    },
    {
      key: 'origin',
      title: t('columnOrigin'),
      optional: true,
      render: (row) => labels(`origin${row.origin}`),
      text: (row) => labels(`origin${row.origin}`),
    },
    {
      key: 'requested',
      title: t('columnRequested'),
      sort: { descending: 'NEWEST' },
      render: (row) => <DateTime value={row.requestedAt} />,
      text: (row) => exactTime(row.requestedAt, locale),
    },
  ];
}
