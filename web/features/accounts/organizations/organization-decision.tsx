import { useQuery } from '@apollo/client/react';
import { App, Button, Descriptions, Drawer, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { isCreditCode } from '../../../../server/platform/standards/credit-code.ts';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ConfirmOrganizationDocument,
  type ConfirmOrganizationMutation,
  type OrganizationAccountPartsFragment,
  PendingOrganizationDocument,
  RejectOrganizationDocument,
  type RejectOrganizationMutation,
} from '../../../generated/accounts/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useIndustries, useRegions } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { organizationMessages } from './messages.ts';

const pickConfirm = (data: ConfirmOrganizationMutation) => data.confirmOrganization;
const pickReject = (data: RejectOrganizationMutation) => data.rejectOrganization;

interface Props {
  organizationId: string;
  onClose: () => void;
  onDecided: () => void;
}

/** Everything about a new organisation and who asks for it, and the decision. */
export function OrganizationDecision({ organizationId, onClose, onDecided }: Props) {
  const t = useMessages(organizationMessages);
  const { message, modal } = App.useApp();
  const [rejecting, setRejecting] = useState(false);
  const { data, error, refetch } = useQuery(PendingOrganizationDocument, {
    variables: { id: organizationId },
    fetchPolicy: 'network-only',
  });
  const confirm = useAction(ConfirmOrganizationDocument, pickConfirm);
  const reject = useAction(RejectOrganizationDocument, pickReject);
  const account = data?.organizationAccount;
  const name = account?.organization.name ?? '';
  const input = { organizationId, expectedVersion: account?.version ?? 0 };
  const ask = () =>
    modal.confirm({
      title: t('adminConfirmAsk', { name }),
      content: t('adminConfirmText'),
      okText: t('adminConfirm'),
      onOk: async () => {
        if (!(await confirm.run({ input }))) return;
        message.success(t('adminConfirmedDone'));
        onDecided();
      },
    });
  const turnDown = async (reason: string) => {
    if (!(await reject.run({ input: { ...input, reason } }))) return;
    message.success(t('adminRejected'));
    onDecided();
  };
  return (
    <Drawer
      open
      size="large"
      title={name}
      onClose={onClose}
      footer={
        account && (
          <Flex gap={8}>
            <Button type="primary" onClick={ask} loading={confirm.running}>
              {t('adminConfirm')}
            </Button>
            <Button danger onClick={() => setRejecting(true)}>
              {t('adminReject')}
            </Button>
          </Flex>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!account && !error && <Skeleton active />}
      <Refusals errors={confirm.refusals} />
      <FaultAlert fault={confirm.fault} />
      {account && (
        <>
          <Facts account={account} />
          <h3>{t('adminApplicant')}</h3>
          {account.memberships.edges.map(({ node }) => (
            <p key={node.id}>
              {node.user.name} {[node.title, node.department].filter(Boolean).join(' · ')}
              <br />
              <span className="f-quiet">
                {node.email} · <DateTime value={node.requestedAt} />
              </span>
            </p>
          ))}
        </>
      )}
      {rejecting && (
        <ReasonDialog
          title={t('adminRejectTitle', { name })}
          text={t('adminRejectText')}
          label={t('reason')}
          ok={t('adminReject')}
          danger
          action={reject}
          onReason={(reason) => void turnDown(reason)}
          onCancel={() => setRejecting(false)}
        />
      )}
    </Drawer>
  );
}

function Facts({ account }: { account: OrganizationAccountPartsFragment }) {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const regions = useRegions();
  const industries = useIndustries();
  const { organization } = account;
  const enterprise = organization.kind === 'ENTERPRISE';
  const items = [
    { key: 'kind', label: t('kind'), children: labels(`kind${organization.kind}`) },
    {
      key: 'code',
      label: t('creditCode'),
      children: `${organization.creditCode} ${isCreditCode(organization.creditCode) ? '✓' : '✗'}`,
    },
    {
      key: 'region',
      label: t('region'),
      children: regions.place(organization.provinceCode, organization.cityCode),
    },
    ...(enterprise
      ? [
          { key: 'industry', label: t('industry'), children: industries.name(organization.industryDivision) },
          { key: 'employees', label: t('employees'), children: account.employees ?? '–' },
          { key: 'revenue', label: t('revenue'), children: <Money value={account.revenue} /> },
          { key: 'assets', label: t('assets'), children: <Money value={account.assets} /> },
        ]
      : [
          { key: 'state', label: t('stateFunded'), children: account.stateFunded ? t('yes') : t('no') },
          {
            key: 'under',
            label: t('subordination'),
            children: labels(`subordination${account.subordination}`),
          },
        ]),
  ];
  return <Descriptions column={1} size="small" bordered items={items} />;
}
