import { useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ApproveGuestsDocument,
  type ApproveGuestsMutation,
  DeclineGuestDocument,
  type DeclineGuestMutation,
  RoadshowGuestHeadDocument,
  type RoadshowGuestState,
  RoadshowGuestsDocument,
  type RoadshowGuestsQuery,
} from '../../../generated/roadshows-guests/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { RoadshowNav } from '../desk/roadshow-nav.tsx';
import { type Guest, GuestStateTag, useGuestsExplain } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';

const STATES: readonly RoadshowGuestState[] = ['REGISTERED', 'APPROVED', 'WAITING', 'DECLINED', 'CANCELLED'];
const pick = (data: RoadshowGuestsQuery) => data.roadshowGuests;
const pickApproved = (data: ApproveGuestsMutation) => data.approveGuests;
const pickDeclined = (data: DeclineGuestMutation) => data.declineGuest;
const REFETCH = { refetchQueries: ['RoadshowGuests', 'RoadshowGuestHead'] };

/** The guests of a roadshow: to approve, decline, search and export. */
export function Component() {
  const t = useMessages(guestsMessages);
  const { roadshowId = '' } = useParams();
  const { message, modal } = App.useApp();
  const { chosen, get } = useListState();
  const [selected, setSelected] = useState<string[]>([]);
  const [declined, setDeclined] = useState<Guest | null>(null);
  const states = chosen('state', STATES);
  const text = get('text') ?? null;
  const list = useRows(RoadshowGuestsDocument, pick, {
    roadshowId,
    text,
    ...(states.length > 0 ? { states } : {}),
  });
  const { data: head } = useQuery(RoadshowGuestHeadDocument, { variables: { roadshowId } });
  const explain = useGuestsExplain();
  const approve = useAction(ApproveGuestsDocument, pickApproved, REFETCH);
  const decline = useAction(DeclineGuestDocument, pickDeclined, REFETCH);
  const asking = (list.rows ?? []).filter(({ state }) => state === 'REGISTERED');
  const waiting = selected.length > 0 ? asking.filter(({ id }) => selected.includes(id)) : asking;
  const approveAll = async () => {
    const guestIds = waiting
      .toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1))
      .map(({ id }) => id);
    if (!(await approve.run({ input: { roadshowId, guestIds } }))) return;
    setSelected([]);
    message.success(t('approved'));
  };
  const askApprove = () =>
    modal.confirm({
      title: t(selected.length > 0 ? 'approve' : 'approveAll', { count: waiting.length }),
      content: t('approveText'),
      okText: t('approveOk'),
      onOk: approveAll,
    });
  const submitDecline = async (reason: string) => {
    if (!declined) return;
    const input = { roadshowId, guestId: declined.id, expectedVersion: declined.version, reason };
    if (await decline.run({ input })) setDeclined(null);
  };
  const columns = useColumns(setDeclined);
  const title = head?.roadshow ? t('guestsOf', { title: head.roadshow.title }) : t('guests');
  return (
    <ListPage<Guest>
      name="roadshow-guests"
      title={title}
      subtitle={
        head && t('figures', { ...head.roadshowGuestFigures, capacity: head.roadshow?.capacity ?? '' })
      }
      back={{ to: '/desk/roadshows', label: t('backToDesk') }}
      extra={
        <Link to={`/desk/roadshows/${roadshowId}/door`}>
          <Button>{t('door')}</Button>
        </Link>
      }
      list={list}
      columns={columns}
      search={t('searchGuests')}
      tools={
        <Button type="primary" disabled={waiting.length === 0} loading={approve.running} onClick={askApprove}>
          {t(selected.length > 0 ? 'approve' : 'approveAll', { count: waiting.length })}
        </Button>
      }
      selection={{ keys: selected, onChange: setSelected }}
      exportTool={
        <ExportLinks
          paths={['/roadshows/guests.xlsx', '/roadshows/guests.csv']}
          filter={{ roadshow: roadshowId, states, text }}
        />
      }
      empty={<EmptyState title={t('noGuests')} text={t('noGuestsText')} />}
    >
      <RoadshowNav id={roadshowId} />
      <Refusals errors={approve.refusals} explain={explain} />
      <FaultAlert fault={approve.fault} />
      {declined && (
        <ReasonDialog
          title={t('declineTitle')}
          text={t('declineText')}
          label={t('declineReason')}
          ok={t('decline')}
          danger
          action={decline}
          onReason={(reason) => void submitDecline(reason)}
          onCancel={() => setDeclined(null)}
        />
      )}
    </ListPage>
  );
}

function useColumns(onDecline: (guest: Guest) => void): DataColumn<Guest>[] {
  const t = useMessages(guestsMessages);
  const { locale } = useLanguage();
  const kind = ({ isBroker }: Guest) => t(isBroker ? 'broker' : 'enterprise');
  return [
    { key: 'name', title: t('name'), always: true, text: ({ name }) => name, render: ({ name }) => name },
    {
      key: 'organization',
      title: t('organization'),
      text: ({ organization }) => organization.name,
      render: ({ organization }) => organization.name,
    },
    { key: 'kind', title: t('comesAs'), text: kind, render: kind },
    {
      key: 'email',
      title: t('email'),
      text: ({ email }) => email,
      render: ({ email }) => email,
      optional: true,
    },
    {
      key: 'state',
      title: t('state'),
      filter: {
        choices: STATES.map((state) => ({ value: state, label: t(`state${state}`) })),
        multiple: true,
      },
      text: ({ state }) => t(`state${state}`),
      render: ({ state }) => <GuestStateTag state={state} />,
    },
    {
      key: 'registeredAt',
      title: t('registeredAt'),
      text: ({ registeredAt }) => exactTime(registeredAt, locale),
      render: ({ registeredAt }) => exactTime(registeredAt, locale),
    },
    {
      key: 'came',
      title: t('came'),
      text: ({ checkedInAt }) => (checkedInAt ? exactTime(checkedInAt, locale) : ''),
      render: ({ checkedInAt }) => (checkedInAt ? exactTime(checkedInAt, locale) : t('cameNo')),
    },
    { key: 'note', title: t('note'), text: ({ note }) => note, render: ({ note }) => note, optional: true },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: (guest) =>
        (guest.state === 'REGISTERED' || guest.state === 'WAITING') && (
          <Button size="small" danger onClick={() => onDecline(guest)}>
            {t('decline')}
          </Button>
        ),
    },
  ];
}
