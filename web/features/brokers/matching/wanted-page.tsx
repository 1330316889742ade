import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerWantedKind,
  BrokerWishesDocument,
  type BrokerWishesQuery,
} from '../../../generated/brokers-matching/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useRegions, useSectorChoices, useSectorName } from '../../../ui/taxonomy.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { OfferDialog } from './approach-dialog.tsx';
import { InvitationStateTag } from './invitation-state.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

type Row = BrokerWishesQuery['brokerWishes']['edges'][number]['node'];

const KINDS: readonly BrokerWantedKind[] = ['RESULT', 'DEMAND'];
const pick = (data: BrokerWishesQuery) => data.brokerWishes;

/** What wants a broker, for brokers who offer their work. */
export function Component() {
  return (
    <App component={false}>
      <Wanted />
    </App>
  );
}

function Wanted() {
  const t = useMessages(matchingMessages);
  const { chosen, list: listed, get, set } = useListState();
  const sectorChoices = useSectorChoices();
  const kinds = chosen('kind', KINDS);
  const sectors = listed('sector');
  const text = get('text') ?? null;
  const filter = { kinds, sectors, text };
  const list = useRows(BrokerWishesDocument, pick, { filter });
  const [offering, setOffering] = useState<Row | null>(null);
  const columns = useColumns(setOffering);
  return (
    <>
      <ListPage<Row>
        name="broker-wanted"
        title={t('wantedTitle')}
        subtitle={t('wantedIntro')}
        list={list}
        columns={columns}
        search={t('wantedSearch')}
        exportTool={<ExportLinks paths={['/brokers/wanted.csv']} filter={filter} />}
        tools={
          <Select
            mode="multiple"
            allowClear
            aria-label={t('colSector')}
            placeholder={t('colSector')}
            value={sectors}
            onChange={(next: string[]) => set({ sector: next })}
            options={sectorChoices}
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 200, maxWidth: '100%' }}
          />
        }
        empty={<EmptyState title={t('wantedEmpty')} text={t('wantedEmptyText')} />}
      />
      {offering && (
        <OfferDialog
          kind={offering.kind}
          subjectId={offering.subjectId}
          title={subjectOf(offering)?.title ?? ''}
          onSent={() => {
            setOffering(null);
            void list.refetch();
          }}
          onClose={() => setOffering(null)}
        />
      )}
    </>
  );
}

function subjectOf(row: Row) {
  return row.kind === 'RESULT' ? row.result : row.demand;
}

function useColumns(onOffer: (row: Row) => void): readonly DataColumn<Row>[] {
  const t = useMessages(matchingMessages);
  const sector = useSectorName();
  const regions = useRegions();
  const ownerOf = ({ result, demand }: Row) =>
    result?.organization.name ?? demand?.poster?.name ?? t('anonymous');
  return [
    {
      key: 'subject',
      title: t('colSubject'),
      always: true,
      text: (row) => subjectOf(row)?.title ?? '',
      render: (row) => (
        <>
          <Link to={row.kind === 'RESULT' ? `/results/${row.subjectId}` : `/demands/${row.subjectId}`}>
            {subjectOf(row)?.title}
          </Link>
          <p className={styles.quiet}>{ownerOf(row)}</p>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('colKind'),
      filter: { choices: KINDS.map((value) => ({ value, label: t(`kind${value}`) })), multiple: true },
      render: ({ kind }) => t(`kind${kind}`),
    },
    {
      key: 'sectorName',
      title: t('colSector'),
      render: (row) => sector(subjectOf(row)?.sector ?? ''),
    },
    {
      key: 'region',
      title: t('colRegion'),
      optional: true,
      render: (row) => regions.name(subjectOf(row)?.provinceCode ?? ''),
    },
    { key: 'terms', title: t('colTerms'), render: ({ terms }) => <p className={styles.message}>{terms}</p> },
    {
      key: 'share',
      title: t('colShare'),
      align: 'right',
      render: ({ basisPoints }) =>
        basisPoints == null ? t('nothing') : <span className="f-number">{basisPoints / 100} %</span>,
    },
    { key: 'until', title: t('colUntil'), render: ({ untilDay }) => <Day value={untilDay} /> },
    { key: 'since', title: t('colSince'), optional: true, render: ({ setAt }) => <DateTime value={setAt} /> },
    {
      key: 'step',
      title: t('colStep'),
      always: true,
      render: (row) =>
        row.mine && (row.mine.state === 'SENT' || row.mine.state === 'ACCEPTED') ? (
          <Link to="/desk/broker-invitations">
            <Tag>{t(`way${row.mine.way}`)}</Tag>
            <InvitationStateTag state={row.mine.state} />
          </Link>
        ) : (
          <Button type="primary" onClick={() => onOffer(row)}>
            {t('offer')}
          </Button>
        ),
    },
  ];
}
