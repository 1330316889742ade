import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { onSessionEnded } from './apollo.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';
import { useViewer } from './viewer.tsx';

const AccountNotices = lazy(() => import('./account-notices.tsx'));
const SessionEnded = lazy(() => import('./session-ended.tsx'));

/** Header, page and footer; keeps focus and screen readers informed when the page changes. */
export function RootLayout() {
  const t = useMessages(appMessages);
  const { viewer } = useViewer();
  const sessionEnded = useSessionEnded(viewer !== null);
  const { main, announcement } = usePageChange();
  const opening = useNavigation().state === 'loading';
  return (
    <div className={styles.frame}>
      <a className="f-skip" href="#main">
        {t('skip')}
      </a>
      {opening && <div className={styles.progress} role="progressbar" aria-label={t('loadingPage')} />}
      <Header />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Offline />
        {viewer && (
          <Suspense fallback={null}>
            <AccountNotices viewer={viewer} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <div className="f-hidden" aria-live="polite">
        {announcement && t('pageOpened', { title: announcement })}
      </div>
      {sessionEnded.ended && (
        <Suspense fallback={null}>
          <SessionEnded onDone={sessionEnded.done} />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}

/** Follows the server's word that the session is over; a visitor who never signed in is not asked. */
function useSessionEnded(signedIn: boolean) {
  const [ended, setEnded] = useState(false);
  const wasSignedIn = useRef(false);
  useEffect(() => {
    wasSignedIn.current = signedIn;
  }, [signedIn]);
  useEffect(() => onSessionEnded(() => wasSignedIn.current && setEnded(true)), []);
  return { ended, done: () => setEnded(false) };
}

/** Moves the focus to the new page and says its title, but leaves both alone while only a list's state changes. */
function usePageChange() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const [announcement, setAnnouncement] = useState('');
  const { pathname } = useLocation();
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    void pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    const frame = requestAnimationFrame(() => setAnnouncement(document.title));
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
  return { main, announcement };
}

function Offline() {
  const t = useMessages(appMessages);
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && t('offline')}
    </div>
  );
}
