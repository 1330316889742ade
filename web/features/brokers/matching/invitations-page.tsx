import { App } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerInvitationPartsFragment,
  type BrokerInvitationState,
  BrokerInvitationsDocument,
  type BrokerInvitationsQuery,
  type BrokerSubjectKind,
} from '../../../generated/brokers-matching/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { InvitationStateTag } from './invitation-state.tsx';
import { InvitationSteps } from './invitation-steps.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

type Row = BrokerInvitationPartsFragment;

const TABS = ['all', 'open'] as const;
const STATES: readonly BrokerInvitationState[] = ['SENT', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'];
const WAYS = ['INVITATION', 'OFFER'] as const;
const pick = (data: BrokerInvitationsQuery) => data.brokerInvitations;

const PAGES: Readonly<Record<BrokerSubjectKind, string>> = {
  RESULT: '/results',
  DEMAND: '/demands',
  DEAL: '/deals',
};

/** Invitations and offers, for brokers and for clients. */
export function Component() {
  return (
    <App component={false}>
      <Invitations />
    </App>
  );
}

function Invitations() {
  const t = useMessages(matchingMessages);
  const { one, chosen } = useListState();
  const tab = one('tab', TABS) ?? 'all';
  const states = tab === 'open' ? (['SENT'] as const) : chosen('state', STATES);
  const way = one('way', WAYS) ?? null;
  const list = useRows(BrokerInvitationsDocument, pick, { filter: { states: [...states], way } });
  return (
    <ListPage<Row>
      name="broker-invitations"
      title={t('invitationsTitle')}
      subtitle={t('invitationsIntro')}
      list={list}
      columns={useColumns(tab === 'all')}
      exportTool={<ExportLinks paths={['/brokers/invitations.csv']} filter={{ states, way }} />}
      empty={<EmptyState title={t('invitationsEmpty')} text={t('invitationsEmptyText')} />}
    >
      <AddressTabs
        name="tab"
        value={tab}
        items={[
          { key: 'all', label: t('tabAll') },
          { key: 'open', label: t('tabOpen') },
        ]}
      />
    </ListPage>
  );
}

function useColumns(filterStates: boolean): readonly DataColumn<Row>[] {
  const t = useMessages(matchingMessages);
  return [
    {
      key: 'subject',
      title: t('colSubject'),
      always: true,
      render: ({ subjectKind, subjectId, title, reference }) => (
        <>
          <Link to={`${PAGES[subjectKind]}/${subjectId}`}>{title}</Link>
          <p className={styles.quiet}>
            {t(`kind${subjectKind}`)} {reference}
          </p>
        </>
      ),
    },
    {
      key: 'way',
      title: t('colWay'),
      filter: { choices: WAYS.map((value) => ({ value, label: t(`way${value}`) })) },
      render: ({ way }) => t(`way${way}`),
    },
    {
      key: 'broker',
      title: t('colBroker'),
      render: ({ broker }) => broker && <Link to={`/brokers/${broker.id}`}>{broker.name}</Link>,
    },
    { key: 'client', title: t('colClient'), render: ({ client }) => client?.name ?? t('anonymous') },
    {
      key: 'state',
      title: t('colState'),
      ...(filterStates
        ? {
            filter: {
              choices: STATES.map((value) => ({ value, label: t(`state${value}`) })),
              multiple: true,
            },
          }
        : {}),
      render: ({ state, reason, note }) => (
        <>
          <InvitationStateTag state={state} />
          {reason && (
            <p className={styles.quiet}>
              {t(`reason${reason}`)} {note}
            </p>
          )}
        </>
      ),
    },
    {
      key: 'message',
      title: t('colMessage'),
      render: ({ message, terms }) => (
        <>
          <p className={styles.message}>{message}</p>
          {terms && <p className={styles.quiet}>{terms}</p>}
        </>
      ),
    },
    {
      key: 'expires',
      title: t('colExpires'),
      render: ({ state, expiresAt, answeredAt }) => (
        <DateTime value={state === 'SENT' ? expiresAt : (answeredAt ?? expiresAt)} />
      ),
    },
    {
      key: 'step',
      title: t('colStep'),
      always: true,
      render: (row) => <InvitationSteps invitation={row} />,
    },
  ];
}
