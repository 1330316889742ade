import { App, Flex, Menu, type MenuProps } from 'antd';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';
import { menuOf, placesFor } from './navigation.ts';
import { useNarrow } from './theme.tsx';
import { useDeskCounts } from './use-desk-counts.ts';
import { useViewer } from './viewer.tsx';

type MenuItems = NonNullable<MenuProps['items']>;

/** The frame of all work places: asks for a sign-in first, shows the places of the acting membership's roles. */
export function Component() {
  const t = useMessages(appMessages);
  const { viewer, acting, loading } = useViewer();
  const { pathname, search } = useLocation();
  const narrow = useNarrow();
  const counts = useDeskCounts();
  if (loading) return null;
  if (!viewer) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  const places = placesFor(viewer.actingRoles, acting?.organization.kind);
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
              items={menuOf(places).flatMap(({ group, places: own }): MenuItems => {
                const items = own.map(({ to, label }) => ({
                  key: to,
                  label: (
                    <Link to={to} className="f-plain">
                      <Flex justify="space-between" gap={8}>
                        {t(label)}
                        <MenuCount count={counts.get(to) ?? 0} />
                      </Flex>
                    </Link>
                  ),
                }));
                return group === null
                  ? items
                  : [{ key: group, type: 'group' as const, label: t(`group_${group}`), children: items }];
              })}
            />
          </nav>
        )}
        <Outlet />
      </div>
    </App>
  );
}

/** How many things wait in a place; nothing where none does. */
function MenuCount({ count }: { count: number }) {
  const t = useMessages(appMessages);
  if (count === 0) return null;
  return (
    <span className={styles.menuCount}>
      {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
      <span className="f-hidden">{t('waitHere')}</span>
    </span>
  );
}

const MOST_COUNTED = 99;
