import { Link } from 'react-router';
import { type Locale, useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  DeskOffersDocument,
  type DeskOffersQuery,
  type OfferSort,
  type OfferState,
  type PricingWay,
} from '../../../generated/offers/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day, exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { ListPage } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { offersMessages } from '../offers.messages.ts';
import { TERMS_MODES } from '../terms/terms-values.ts';

type Row = DeskOffersQuery['offers']['edges'][number]['node'];

const STATES = [
  'DRAFT',
  'DECIDED',
  'ON_NOTICE',
  'OPEN',
  'SUSPENDED',
  'CLOSED',
] as const satisfies readonly OfferState[];
const PRICINGS = ['NEGOTIATED', 'LISTED', 'AUCTION'] as const satisfies readonly PricingWay[];
const SORTS: readonly OfferSort[] = ['UPDATED_DESC', 'UPDATED_ASC', 'TITLE_ASC', 'OPENED_DESC', 'CLOSES_ASC'];

const pick = (data: DeskOffersQuery) => data.offers;

/** All offers of the unit acted for. */
export function Component() {
  const t = useMessages(offersMessages);
  const { viewer } = useViewer();
  const { get, chosen, one } = useListState();
  const organizationId =
    viewer?.memberships.find(({ id }) => id === viewer.acting?.id)?.organization.id ?? null;
  const standing = get('standing');
  const list = useRows(
    DeskOffersDocument,
    pick,
    {
      filter: {
        organizationId,
        states: chosen('states', STATES),
        modes: chosen('modes', TERMS_MODES),
        pricings: chosen('pricings', PRICINGS),
        isStanding: standing ? standing === 'yes' : null,
        text: get('text') ?? null,
      },
      sort: one('sort', SORTS) ?? 'UPDATED_DESC',
      first: 50,
    },
    { skip: organizationId === null },
  );
  const columns = useColumns();
  return (
    <ListPage<Row>
      name="offers"
      title={t('deskTitle')}
      subtitle={t('deskIntro')}
      extra={
        <Link to="/desk/offers/new" className="f-button">
          {t('deskNew')}
        </Link>
      }
      list={list}
      columns={columns}
      search={t('deskSearch')}
      empty={<EmptyState title={t('deskEmpty')} text={t('deskEmptyText')} />}
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(offersMessages);
  const labels = useLabels();
  const { locale } = useLanguage();
  const state = (row: Row) => t(`state${row.state}`);
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => <Link to={`/desk/offers/${row.id}`}>{row.title || t('stateDRAFT')}</Link>,
      text: (row) => row.title,
      sort: { ascending: 'TITLE_ASC' },
    },
    {
      key: 'result',
      title: t('columnResult'),
      render: (row) => row.result.title,
      text: (row) => row.result.title,
    },
    {
      key: 'modes',
      title: t('columnMode'),
      render: (row) => labels(`mode${row.terms.mode}`),
      text: (row) => labels(`mode${row.terms.mode}`),
      filter: { choices: TERMS_MODES.map((value) => ({ value, label: labels(`mode${value}`) })) },
    },
    {
      key: 'states',
      title: t('columnState'),
      render: state,
      text: state,
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })) },
    },
    {
      key: 'standing',
      title: t('columnStanding'),
      render: (row) => t(row.isStanding ? 'yes' : 'no'),
      text: (row) => t(row.isStanding ? 'yes' : 'no'),
      filter: {
        multiple: false,
        choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(value) })),
      },
    },
    {
      key: 'pricings',
      title: t('columnPricing'),
      optional: true,
      render: (row) => t(`pricing${row.pricing}`),
      text: (row) => t(`pricing${row.pricing}`),
      filter: { choices: PRICINGS.map((value) => ({ value, label: t(`pricing${value}`) })) },
    },
    {
      key: 'sum',
      title: t('columnSum'),
      align: 'right',
      render: (row) => (row.greatestSum ? <Money value={row.greatestSum} /> : t('unlimited')),
      text: (row) => (row.greatestSum ? exactMoney(row.greatestSum, locale) : t('unlimited')),
    },
    ...dates(t, locale),
  ];
}

function dates(
  t: ReturnType<typeof useMessages<typeof offersMessages.zh>>,
  locale: Locale,
): DataColumn<Row>[] {
  return [
    {
      key: 'opened',
      title: t('columnOpened'),
      render: (row) => <DateTime value={row.openedAt} />,
      text: (row) => (row.openedAt ? exactTime(row.openedAt, locale) : ''),
      sort: { descending: 'OPENED_DESC' },
    },
    {
      key: 'closes',
      title: t('columnCloses'),
      render: (row) => <Day value={row.closesOn} />,
      text: (row) => row.closesOn ?? '',
      sort: { ascending: 'CLOSES_ASC' },
    },
    {
      key: 'updated',
      title: t('columnUpdated'),
      render: (row) => <DateTime value={row.updatedAt} />,
      text: (row) => exactTime(row.updatedAt, locale),
      sort: { ascending: 'UPDATED_ASC', descending: 'UPDATED_DESC' },
    },
  ];
}
