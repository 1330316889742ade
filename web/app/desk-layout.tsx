import { App, Menu } from 'antd';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';
import { placesFor } from './navigation.ts';
import { useNarrow } from './theme.tsx';
import { useViewer } from './viewer.tsx';

/** The frame of all work places: asks for a sign-in first, shows the places of the acting membership's roles. */
export function Component() {
  const t = useMessages(appMessages);
  const { viewer, loading } = useViewer();
  const { pathname, search } = useLocation();
  const narrow = useNarrow();
  if (loading) return null;
  if (!viewer) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  const places = placesFor(viewer.actingRoles);
  const selected = places
    .filter(({ to }) => pathname === to || (to !== '/desk' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return (
    <App component={false}>
      <div className={styles.desk}>
        {!narrow && (
          <nav aria-label={t('deskNavigation')} className={styles.deskMenu}>
            <Menu
              mode="inline"
              selectedKeys={selected ? [selected.to] : []}
              items={places.map((place) => ({
                key: place.to,
                label: (
                  <Link to={place.to} className="f-plain">
                    {t(place.label)}
                  </Link>
                ),
              }))}
            />
          </nav>
        )}
        <Outlet />
      </div>
    </App>
  );
}
