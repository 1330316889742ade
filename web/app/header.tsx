import MenuOutlined from '@ant-design/icons/MenuOutlined';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';
import { AppearanceButton, LanguageButton } from './preferences.tsx';
import { SearchBox } from './search-box.tsx';
import { useViewer } from './viewer.tsx';

const UserMenu = lazy(() => import('./user-menu.tsx'));
const PhoneMenu = lazy(() => import('./phone-menu.tsx'));

/** Brand, places, search, language, appearance, and who is signed in. */
export function Header() {
  const t = useMessages(appMessages);
  const { viewer, loading } = useViewer();
  const location = useLocation();
  const [phoneMenu, setPhoneMenu] = useState<boolean | null>(null);
  const here = `${location.pathname}${location.search}`;
  return (
    <header className={styles.header}>
      <div className={styles.headerInner}>
        <Link to="/" className={styles.brand}>
          <BrandMark />
          {t('brand')}
        </Link>
        <nav aria-label={t('mainNavigation')} className={styles.places}>
          <NavLink to="/results" className={styles.place}>
            {t('navResults')}
          </NavLink>
          <NavLink to="/demands" className={styles.place}>
            {t('navDemands')}
          </NavLink>
          <NavLink to="/brokers" className={styles.place}>
            {t('navBrokers')}
          </NavLink>
          <NavLink to="/roadshows" className={styles.place}>
            {t('navRoadshows')}
          </NavLink>
          <NavLink to="/notices" className={styles.place}>
            {t('navNotices')}
          </NavLink>
          <NavLink to="/auctions" className={styles.place}>
            {t('navAuctions')}
          </NavLink>
          {viewer && (
            <NavLink to="/desk" className={styles.place}>
              {t('navDesk')}
            </NavLink>
          )}
        </nav>
        {location.pathname !== '/' && (
          <div className={styles.search}>
            <SearchBox />
          </div>
        )}
        <div className={styles.tools}>
          <span className="f-wide-only">
            <LanguageButton />
            <AppearanceButton />
          </span>
          {viewer && (
            <Suspense fallback={<Button type="text">{viewer.user.name}</Button>}>
              <UserMenu viewer={viewer} />
            </Suspense>
          )}
          {!viewer && !loading && (
            <Link to={`/sign-in?return=${encodeURIComponent(here)}`} className="f-button">
              {t('signIn')}
            </Link>
          )}
          <span className="f-narrow-only">
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={t('navMenu')}
              onClick={() => setPhoneMenu(true)}
            />
          </span>
        </div>
      </div>
      {phoneMenu !== null && (
        <Suspense fallback={null}>
          <PhoneMenu open={phoneMenu} onClose={() => setPhoneMenu(false)} />
        </Suspense>
      )}
    </header>
  );
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path
        d="M16 26V13m0 5c-5 0-7-3-7-7 5 0 7 3 7 7zm0-4c0-4 2-7 7-7 0 5-2 8-7 8z"
        fill="none"
        stroke="var(--f-surface)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
