import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { type BidState, BidsDocument, type BidsQuery } from '../../../generated/demands-bidding/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { BidStateTag } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';

const STATES: readonly BidState[] = [
  'DRAFT',
  'SEALED',
  'OPENED',
  'ADMITTED',
  'SCREENED_OUT',
  'RANKED',
  'WON',
  'LOST',
  'WITHDRAWN',
];

type Row = BidsQuery['bids']['edges'][number]['node'];
const pick = (data: BidsQuery) => data.bids;

/** The bids of the own side: as lead, as partner, and those it is asked to join. */
export function Component() {
  const t = useMessages(biddingMessages);
  const { chosen, get } = useListState();
  const states = chosen('states', STATES);
  const text = get('text');
  const filter = { ...(states.length > 0 ? { states } : {}), ...(text ? { text } : {}) };
  const list = useRows(BidsDocument, pick, { filter });
  const columns = useColumns();
  const board = (
    <Link to="/demands" className="f-button">
      {t('listToBoard')}
    </Link>
  );
  return (
    <ListPage
      name="bids"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      list={list}
      columns={columns}
      search={t('listSearch')}
      exportTool={<ExportLinks paths={['/demands/bids.csv']} filter={{ states, text }} />}
      empty={<EmptyState title={t('listEmpty')} text={t('listEmptyText')} action={board} />}
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(biddingMessages);
  return [
    {
      key: 'demand',
      title: t('columnDemand'),
      always: true,
      render: ({ demand }) => (
        <Link to={`/demands/${demand.id}/bid`}>
          {demand.number} {demand.title}
        </Link>
      ),
      text: ({ demand }) => `${demand.number} ${demand.title}`,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: ({ state }) => <BidStateTag state={state} />,
      text: ({ state }) => t(`state${state}`),
    },
    {
      key: 'deadline',
      title: t('columnDeadline'),
      render: ({ demand }) => <DateTime value={demand.bidsCloseAt ?? null} />,
      text: ({ demand }) => demand.bidsCloseAt ?? '',
    },
    {
      key: 'side',
      title: t('columnSide'),
      render: ({ side }) => t(`side${side}`),
      text: ({ side }) => t(`side${side}`),
    },
    { key: 'lead', title: t('columnLead'), render: ({ lead }) => lead.name, text: ({ lead }) => lead.name },
    {
      key: 'bounty',
      title: t('columnBounty'),
      align: 'right',
      render: ({ demand }) => <Money value={demand.bounty} />,
      text: ({ demand }) => demand.bounty,
    },
    {
      key: 'sealed',
      title: t('columnSealed'),
      render: ({ sealedAt }) => <DateTime value={sealedAt ?? null} />,
      text: ({ sealedAt }) => sealedAt ?? '',
    },
    {
      key: 'digest',
      title: t('columnDigest'),
      optional: true,
      render: ({ digest }) => <span className={styles.digest}>{digest}</span>,
      text: ({ digest }) => digest ?? '',
    },
  ];
}
