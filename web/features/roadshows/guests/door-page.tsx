import { App, Button, Input, QRCode, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { QueueStatus } from '../queue-status.tsx';
import { spelled } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';
import styles from './guests.module.css';
import { canScan, Scanner } from './scanner.tsx';
import { useDoor } from './use-door.ts';

const MOST_SHOWN = 30;

type Door = ReturnType<typeof useDoor>;

/** The door of a roadshow on a phone: by code or by name, also while the network is away. */
export function Component() {
  const t = useMessages(guestsMessages);
  const { locale } = useLanguage();
  const { roadshowId = '' } = useParams();
  const { modal } = App.useApp();
  const door = useDoor(roadshowId);
  const { roster, queue } = door;
  const title = roster ? t('doorOf', { title: roster.roadshow.title }) : t('door');
  const came = roster?.guests.filter((guest) => door.cameAt(guest) !== null).length ?? 0;
  const forget = () =>
    modal.confirm({ title: t('forget'), content: t('forgetText'), okText: t('forget'), onOk: door.forget });
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={title}
        subtitle={t('doorText')}
        back={{ to: `/desk/roadshows/${roadshowId}/guests`, label: t('backToGuests') }}
      />
      {door.loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {door.error && <ErrorState error={door.error} onRetry={door.reload} />}
      {!roster && !door.loading && <EmptyState title={t('rosterMissing')} text={t('rosterMissingText')} />}
      {roster && (
        <div className={styles.door}>
          <section className="f-card">
            <CodeForm door={door} />
            <p aria-live="polite" className="f-number">
              {t('inHall', { count: came, total: roster.guests.length })}
            </p>
            <QueueStatus
              {...queue}
              waiting={queue.waiting.length}
              onRetry={queue.retry}
              onClear={queue.clear}
            />
          </section>
          <section className="f-card" aria-label={t('search')}>
            <People door={door} />
            <p className="f-quiet">
              {t(door.isFresh ? 'rosterAt' : 'rosterAway', { time: exactTime(roster.readAt, locale) })}
            </p>
            <div className={styles.steps}>
              <Button onClick={door.reload}>{t('reload')}</Button>
              <Button onClick={forget}>{t('forget')}</Button>
            </div>
          </section>
          <section className={`f-card ${styles.poster}`} aria-label={t('poster')}>
            <h2>{t('poster')}</h2>
            <p>{t('posterText')}</p>
            <QRCode
              type="svg"
              size={200}
              aria-label={t('qrDoor')}
              value={`${location.origin}/roadshows/${roadshowId}/door/${roster.doorCode}`}
            />
            <span className={styles.code}>{spelled(roster.doorCode)}</span>
            {roster.roadshow.state !== 'RUNNING' && <p className="f-quiet">{t('notRunning')}</p>}
          </section>
        </div>
      )}
    </div>
  );
}

/** A code that is typed, pasted, read by the camera or a hand scanner, or in the address by the guest's ticket. */
function CodeForm({ door }: { door: Door }) {
  const t = useMessages(guestsMessages);
  const { message } = App.useApp();
  const { get, set } = useListState();
  const [code, setCode] = useState('');
  const [scanning, setScanning] = useState(false);
  const scanned = get('code');
  const taken = useRef<string | null>(null);
  const submit = (typed: string) => {
    // A ticket's picture holds the address of this page with the code at its end.
    const read = typed.split('code=').at(-1) ?? '';
    const done = door.checkIn(read);
    if (!done) {
      message.error(t('unknownCode', { code: read }));
      return;
    }
    message.success(t(done.isNews ? 'doneNow' : 'doneBefore', { name: done.name }));
    setCode('');
  };
  useEffect(() => {
    if (!scanned || taken.current === scanned) return;
    taken.current = scanned;
    submit(scanned);
    set({ code: null });
  });
  return (
    <>
      <Input.Search
        className={styles.codeInput ?? ''}
        aria-label={t('typeCode')}
        placeholder={t('typeCodeHint')}
        value={code}
        size="large"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        enterButton={t('checkIn')}
        onChange={({ target }) => setCode(target.value)}
        onSearch={(typed) => typed.trim() && submit(typed)}
      />
      {canScan() && (
        <Button block style={{ marginTop: 8 }} onClick={() => setScanning(true)}>
          {t('scan')}
        </Button>
      )}
      {scanning && <Scanner onCode={submit} onClose={() => setScanning(false)} />}
    </>
  );
}

/** Guests found by their name or organisation; without a search those who have not come. */
function People({ door }: { door: Door }) {
  const t = useMessages(guestsMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = (door.roster?.guests ?? []).filter((guest) =>
    wanted
      ? `${guest.name} ${guest.organization.name}`.toLowerCase().includes(wanted)
      : door.cameAt(guest) === null,
  );
  return (
    <>
      <Input
        allowClear
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ul className={styles.roster}>
        {found.slice(0, MOST_SHOWN).map((guest) => {
          const cameAt = door.cameAt(guest);
          return (
            <li key={guest.id} className={styles.person}>
              <span>
                {guest.name}
                <br />
                <span className="f-quiet">{guest.organization.name}</span>
              </span>
              {cameAt ? (
                <span className="f-number">{exactTime(cameAt, locale)}</span>
              ) : (
                <Button
                  onClick={() => {
                    if (door.checkIn(guest.code ?? '')) message.success(t('doneNow', { name: guest.name }));
                  }}
                >
                  {t('checkIn')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
