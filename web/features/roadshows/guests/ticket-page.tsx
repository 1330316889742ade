import { useQuery } from '@apollo/client/react';
import { App, Button, Descriptions, QRCode, Skeleton } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  CancelRegistrationDocument,
  type CancelRegistrationMutation,
  RoadshowTicketDocument,
  type RoadshowTicketQuery,
} from '../../../generated/roadshows-guests/graphql.ts';
import { DateTime, exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import hallStyles from '../hall.module.css';
import { GuestStateTag, spelled, useGuestsExplain } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';
import styles from './guests.module.css';
import { RegisterForm } from './register-form.tsx';

type Registration = NonNullable<RoadshowTicketQuery['roadshowRegistration']>;
type Roadshow = NonNullable<RoadshowTicketQuery['roadshow']>;

const pickCancelled = (data: CancelRegistrationMutation) => data.cancelRegistration;
const REFETCH = { refetchQueries: ['RoadshowTicket'] };

/** The own registration for a roadshow: to register, to wait, and the ticket to show at the door. */
export function Component() {
  const t = useMessages(guestsMessages);
  const { roadshowId = '' } = useParams();
  const { data, error, refetch } = useQuery(RoadshowTicketDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const { roadshow, roadshowRegistration: registration } = data ?? {};
  const title = roadshow ? t('ticketOf', { title: roadshow.title }) : t('ticket');
  return (
    <App component={false}>
      <div className="f-page f-page-form">
        <PageTitle title={title} back={{ to: `/roadshows/${roadshowId}`, label: t('backToRoadshow') }} />
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
        {data && (!roadshow || !registration) && <EmptyState title={t('notFound')} />}
        {roadshow && registration && (
          <div className={hallStyles.stack}>
            <section className="f-card" aria-label={roadshow.title}>
              <Facts roadshow={roadshow} registration={registration} />
            </section>
            <section className="f-card">
              <Standing roadshow={roadshow} registration={registration} />
            </section>
          </div>
        )}
      </div>
    </App>
  );
}

function Facts({ roadshow, registration }: { roadshow: Roadshow; registration: Registration }) {
  const t = useMessages(guestsMessages);
  const { locale } = useLanguage();
  const { startsAt, endsAt, address, hall, registerUntil } = roadshow;
  const place = [address, hall].filter(Boolean).join(' ');
  const seats =
    registration.free > 0
      ? t('free', { count: registration.free })
      : t('full', { count: registration.waiting });
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        {
          key: 'when',
          label: t('when'),
          children: `${exactTime(startsAt, locale)} – ${exactTime(endsAt, locale)}`,
        },
        ...(place ? [{ key: 'where', label: t('where'), children: place }] : []),
        { key: 'until', label: t('registerUntil'), children: exactTime(registerUntil, locale) },
        { key: 'seats', label: t('seats'), children: seats },
        ...(registration.url
          ? [{ key: 'url', label: t('joinUrl'), children: <a href={registration.url}>{registration.url}</a> }]
          : []),
      ]}
    />
  );
}

function Standing({ roadshow, registration }: { roadshow: Roadshow; registration: Registration }) {
  const t = useMessages(guestsMessages);
  const { pathname } = useLocation();
  const { guest, obstacle } = registration;
  if (guest && guest.state !== 'CANCELLED') return <Ticket roadshow={roadshow} guest={guest} />;
  return (
    <>
      <h2>{t('register')}</h2>
      {guest && <p>{t('textCANCELLED')}</p>}
      {!obstacle && <RegisterForm roadshow={roadshow} />}
      {obstacle && <p>{t(`obstacle${obstacle}`)}</p>}
      {obstacle === 'SIGN_IN' && (
        <Link to={`/sign-in?return=${encodeURIComponent(pathname)}`}>
          <Button type="primary">{t('signIn')}</Button>
        </Link>
      )}
    </>
  );
}

function Ticket({ roadshow, guest }: { roadshow: Roadshow; guest: NonNullable<Registration['guest']> }) {
  const t = useMessages(guestsMessages);
  const words = { place: guest.queuePlace ?? '', reason: guest.reason ?? '' };
  return (
    <>
      <div className={styles.ticket}>
        <GuestStateTag state={guest.state} />
        <p style={{ margin: 0 }}>{t(`text${guest.state}`, words)}</p>
        {guest.code && (
          <>
            <QRCode
              type="svg"
              size={220}
              bordered={false}
              aria-label={t('qrTicket')}
              value={`${location.origin}/desk/roadshows/${roadshow.id}/door?code=${guest.code}`}
            />
            <span
              className={styles.code}
              role="img"
              aria-label={t('codeSpelled', { code: [...guest.code].join(' ') })}
            >
              {spelled(guest.code)}
            </span>
            <span>
              {guest.name} · {guest.organization.name}
            </span>
          </>
        )}
        {guest.checkedInAt && (
          <span>
            {t('checkedIn', { time: '' })} <DateTime value={guest.checkedInAt} />
          </span>
        )}
      </div>
      <TicketSteps roadshow={roadshow} guest={guest} />
    </>
  );
}

function TicketSteps({ roadshow, guest }: { roadshow: Roadshow; guest: NonNullable<Registration['guest']> }) {
  const t = useMessages(guestsMessages);
  const { modal, message } = App.useApp();
  const explain = useGuestsExplain();
  const cancel = useAction(CancelRegistrationDocument, pickCancelled, REFETCH);
  const mayCancel = ['REGISTERED', 'APPROVED', 'WAITING'].includes(guest.state) && !guest.checkedInAt;
  const hasProgramme = ['PROGRAMME_PUBLISHED', 'RUNNING', 'CLOSED'].includes(roadshow.state);
  const ask = () =>
    modal.confirm({
      title: t('cancel'),
      content: t('cancelText'),
      okText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await cancel.run({ input: { roadshowId: roadshow.id } })) message.success(t('cancelled'));
      },
    });
  return (
    <>
      <div className={styles.steps}>
        {guest.state === 'APPROVED' && hasProgramme && (
          <Link to={`/roadshows/${roadshow.id}/live`}>
            <Button type="primary">{t('toLive')}</Button>
          </Link>
        )}
        {guest.state === 'APPROVED' && hasProgramme && roadshow.tables > 0 && (
          <Link to={`/roadshows/${roadshow.id}/tables`}>
            <Button>{t('toTables')}</Button>
          </Link>
        )}
        {mayCancel && (
          <Button danger loading={cancel.running} onClick={ask}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <Refusals errors={cancel.refusals} explain={explain} />
      <FaultAlert fault={cancel.fault} />
    </>
  );
}
