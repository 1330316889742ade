import { Alert, Checkbox, Flex, Segmented } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type LedgerAccountSort,
  LedgerAccountsDocument,
  type LedgerAccountsQuery,
  type LedgerOwnerKind,
} from '../../generated/ledger/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { ledgerMessages } from './ledger.messages.ts';
import { ledgerLabels } from './ledger-labels.ts';
import { Balance, CaseLink } from './parts.tsx';
import { PURPOSES_OF } from './purposes.ts';

const OWNERS = ['ORGANIZATION', 'PERSON'] as const satisfies readonly LedgerOwnerKind[];
const SORTS = ['LAST_MOVED', 'LARGEST'] as const satisfies readonly LedgerAccountSort[];
const READERS = [
  'FINANCE_OFFICER',
  'OFFICER',
  'SUPERVISOR',
  'ADMINISTRATOR',
  'LEADERSHIP_MEMBER',
  'ENTERPRISE_MEMBER',
] as const;
const pick = (data: LedgerAccountsQuery) => data.ledgerAccounts;

type Row = LedgerAccountsQuery['ledgerAccounts']['edges'][number]['node'];

/** Accounts of the organisation acted for, and of the user as somebody who is paid; each leads to its statement. */
export function Component() {
  const t = useMessages(ledgerMessages);
  const { hasRole, loading } = useViewer();
  const { get, one, chosen, set } = useListState();
  const reads = hasRole(...READERS);
  const owner = one('owner', OWNERS) ?? (reads ? 'ORGANIZATION' : 'PERSON');
  const dealId = get('deal') ?? null;
  const open = get('open') === 'yes';
  const purposes = chosen('purpose', PURPOSES_OF[owner]);
  const list = useRows(
    LedgerAccountsDocument,
    pick,
    {
      owner,
      dealId,
      open: open || null,
      purposes: purposes.length > 0 ? purposes : null,
      sort: one('order', SORTS) ?? 'LAST_MOVED',
    },
    { skip: loading },
  );
  return (
    <ListPage<Row>
      name={`accounts-${owner.toLowerCase()}`}
      title={t('statementsTitle')}
      subtitle={t('statementsIntro')}
      list={list}
      columns={useColumns(owner)}
      extra={
        dealId && (
          <Flex gap={8} wrap>
            <ExportLinks
              paths={['/ledger/statement.xlsx', '/ledger/statement.pdf']}
              filter={{ deal: dealId }}
            />
          </Flex>
        )
      }
      tools={
        <Flex gap={16} align="center" wrap>
          <Segmented
            aria-label={t('sortLabel')}
            value={one('order', SORTS) ?? 'LAST_MOVED'}
            onChange={(order) => set({ order: order === 'LAST_MOVED' ? null : order })}
            options={SORTS.map((value) => ({ value, label: t(`sort${value}`) }))}
          />
          <Checkbox checked={open} onChange={({ target }) => set({ open: target.checked ? 'yes' : null })}>
            {t('onlyOpen')}
          </Checkbox>
        </Flex>
      }
      empty={<EmptyState title={t('statementsEmptyTitle')} text={t('statementsEmptyText')} />}
    >
      {reads && (
        <AddressTabs
          name="owner"
          value={owner}
          items={OWNERS.map((key) => ({ key, label: t(`tab${key}`) }))}
        />
      )}
      {dealId && (
        <Alert
          type="info"
          title={t('ofOneDeal')}
          action={<Link to="/desk/statements">{t('showAll')}</Link>}
          style={{ marginBottom: 16 }}
        />
      )}
    </ListPage>
  );
}

function useColumns(owner: LedgerOwnerKind): DataColumn<Row>[] {
  const t = useMessages(ledgerMessages);
  const labels = useMessages(ledgerLabels);
  return [
    {
      key: 'purpose',
      title: t('columnAccount'),
      always: true,
      render: ({ id, purpose }) => <Link to={`/desk/statements/${id}`}>{labels(`purpose${purpose}`)}</Link>,
      text: ({ purpose }) => labels(`purpose${purpose}`),
      filter: {
        choices: PURPOSES_OF[owner].map((value) => ({ value, label: labels(`purpose${value}`) })),
        multiple: true,
      },
    },
    {
      key: 'deal',
      title: t('columnDeal'),
      render: ({ dealId, dealNumber, dealCaseType, ownerKind }) =>
        dealId ? (
          <CaseLink
            caseType={dealCaseType ?? 'Deal'}
            caseId={dealId}
            title={dealNumber ?? t('dealUnnamed')}
            plain={ownerKind === 'PERSON'}
          />
        ) : (
          <span className="f-quiet">{t('noDeal')}</span>
        ),
      text: ({ dealNumber }) => dealNumber ?? '',
    },
    {
      key: 'owner',
      title: t('columnOwner'),
      optional: true,
      render: ({ ownerName }) => ownerName,
      text: ({ ownerName }) => ownerName,
    },
    {
      key: 'balance',
      title: t('columnBalance'),
      align: 'right',
      render: ({ balance }) => <Balance value={balance} />,
      text: ({ balance }) => balance,
    },
    {
      key: 'lines',
      title: t('columnLines'),
      align: 'right',
      render: ({ sequence }) => sequence,
      text: ({ sequence }) => String(sequence),
    },
    {
      key: 'day',
      title: t('columnLastMoved'),
      render: ({ day }) => <Day value={day} />,
      text: ({ day }) => day ?? '',
    },
  ];
}
