import { useQuery } from '@apollo/client/react';
import { Skeleton, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { AccountDocument, type AccountQuery } from '../../../generated/accounts/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Consents } from './consents.tsx';
import { Delegations } from './delegations.tsx';
import { Memberships } from './memberships.tsx';
import { accountMessages } from './messages.ts';
import { Profile } from './profile.tsx';
import { Security } from './security.tsx';

const SavedSearches = lazy(() => import('../../search/saved/saved-searches.tsx'));

export type Account = NonNullable<AccountQuery['viewer']>;

/** My account; the open part is named by the hash of the address. */
export function Component() {
  const t = useMessages(accountMessages);
  const { hash } = useLocation();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(AccountDocument, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  const reload = () => void refetch();
  const parts = viewer
    ? [
        { key: 'profile', label: t('tabProfile'), children: <Profile viewer={viewer} /> },
        {
          key: 'security',
          label: t('tabSecurity'),
          children: <Security viewer={viewer} onChanged={reload} />,
        },
        {
          key: 'memberships',
          label: t('tabMemberships'),
          children: <Memberships viewer={viewer} onChanged={reload} />,
        },
        {
          key: 'delegations',
          label: t('tabDelegations'),
          children: <Delegations viewer={viewer} onChanged={reload} />,
        },
        {
          key: 'consents',
          label: t('tabConsents'),
          children: <Consents viewer={viewer} onChanged={reload} />,
        },
        {
          key: 'searches',
          label: t('tabSearches'),
          children: (
            <Suspense fallback={<Skeleton active />}>
              <SavedSearches />
            </Suspense>
          ),
        },
      ]
    : [];
  return (
    <div className="f-page f-page-narrow">
      <PageTitle title={t('title')} />
      {error && !viewer && <ErrorState error={error} onRetry={reload} />}
      {!viewer && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {viewer && (
        <Tabs
          activeKey={parts.find((part) => `#${part.key}` === hash)?.key ?? 'profile'}
          items={parts}
          onChange={(key) => void navigate(`#${key}`, { replace: true })}
        />
      )}
    </div>
  );
}
