import { Alert, Button, Flex, Tabs } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type MemberPartsFragment,
  MembersDocument,
  type MembershipStatus,
  type MembersQuery,
} from '../../../generated/accounts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { MemberDialog, type MemberStep } from './member-dialog.tsx';
import { organizationMessages } from './messages.ts';

const STATUSES: MembershipStatus[] = ['PENDING', 'ACTIVE', 'ENDED', 'REJECTED'];
const PAGE = 50;
const pick = (data: MembersQuery) => data.organizationAccount?.memberships;

/** The members of one's organisation: who asks to join, who is in force, in which roles. */
export function Component() {
  const t = useMessages(organizationMessages);
  const { acting, hasRole } = useViewer();
  const { one, set } = useListState();
  const organizationId = acting?.organization.id;
  const allowed = hasRole('ADMINISTRATOR') && organizationId !== undefined;
  const status = one('tab', STATUSES) ?? 'PENDING';
  return (
    <div className="f-page">
      <PageTitle title={t('membersTitle')} subtitle={t('membersText')} />
      {!allowed && <Alert type="info" showIcon title={t('needsAdministrator')} />}
      {allowed && (
        <Tabs
          activeKey={status}
          destroyOnHidden
          onChange={(next) => set({ tab: next })}
          items={STATUSES.map((key) => ({
            key,
            label: t(`tab${key}`),
            children: <MemberList organizationId={organizationId} status={key} />,
          }))}
        />
      )}
    </div>
  );
}

function MemberList({ organizationId, status }: { organizationId: string; status: MembershipStatus }) {
  const t = useMessages(organizationMessages);
  const [step, setStep] = useState<{ kind: MemberStep; member: MemberPartsFragment } | null>(null);
  const list = useRows(MembersDocument, pick, { organizationId, status, first: PAGE });
  const columns = useColumns(status, (kind, member) => setStep({ kind, member }));
  return (
    <>
      <ListTable<MemberPartsFragment>
        name={`members-${status.toLowerCase()}`}
        label={t(`tab${status}`)}
        list={list}
        columns={columns}
        empty={
          status === 'PENDING' ? (
            <EmptyState title={t('membersEmptyPENDING')} text={t('membersEmptyPENDINGText')} />
          ) : (
            <EmptyState title={t('membersEmpty')} />
          )
        }
      />
      {step && (
        <MemberDialog
          step={step.kind}
          member={step.member}
          onClose={() => setStep(null)}
          onDone={() => {
            setStep(null);
            void list.refetch();
          }}
        />
      )}
    </>
  );
}

function useColumns(
  status: MembershipStatus,
  start: (kind: MemberStep, member: MemberPartsFragment) => void,
): DataColumn<MemberPartsFragment>[] {
  const t = useMessages(organizationMessages);
  const app = useMessages(appMessages);
  const { viewer } = useViewer();
  const roles = (row: MemberPartsFragment) => row.roles.map((role) => app(`role${role}`)).join(' · ');
  const text = (key: 'email' | 'title' | 'department', title: string, optional = false) => ({
    key,
    title,
    render: (row: MemberPartsFragment) => row[key],
    text: (row: MemberPartsFragment) => row[key] ?? '',
    optional,
  });
  const when = status === 'PENDING' ? 'requestedAt' : 'decidedAt';
  return [
    {
      key: 'name',
      title: t('memberName'),
      render: (row) => row.user.name,
      text: (row) => row.user.name,
      always: true,
    },
    text('email', t('memberEmail')),
    { key: 'roles', title: t('memberRoles'), render: roles, text: roles },
    text('title', t('memberTitle')),
    text('department', t('memberDepartment'), true),
    {
      key: 'when',
      title: status === 'PENDING' ? t('memberRequested') : t('memberDecided'),
      render: (row) => <DateTime value={row[when]} />,
      text: (row) => (row[when] ? exactTime(row[when], 'zh-CN') : ''),
    },
    ...(status === 'PENDING' || status === 'ACTIVE'
      ? [
          {
            key: 'actions',
            title: t('memberActions'),
            always: true,
            render: (row: MemberPartsFragment) => (
              <Flex gap={8} wrap>
                {status === 'PENDING' && row.user.id !== viewer?.user.id && (
                  <>
                    <Button type="primary" onClick={() => start('confirm', row)}>
                      {t('memberConfirm')}
                    </Button>
                    <Button onClick={() => start('reject', row)}>{t('memberReject')}</Button>
                  </>
                )}
                {status === 'ACTIVE' && row.user.id !== viewer?.user.id && (
                  <>
                    <Button onClick={() => start('roles', row)}>{t('memberEdit')}</Button>
                    <Button onClick={() => start('end', row)}>{t('memberEnd')}</Button>
                  </>
                )}
              </Flex>
            ),
          },
        ]
      : []),
  ];
}
