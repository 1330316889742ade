import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Skeleton, Space } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  EditGrantDocument,
  GrantDocument,
  type OwnershipGrantPartsFragment,
} from '../../generated/grants/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type GrantFields, GrantFormItems, toFields, toInput } from './grant-form.tsx';
import { grantMessages } from './grants.messages.ts';
import { ResultToCome } from './result-to-come.tsx';

/** Applicant and office change an application until it is approved. */
export function Component() {
  const t = useMessages(grantMessages);
  const { grantId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(GrantDocument, { variables: { id: grantId } });
  const grant = data?.ownershipGrant;
  return (
    <div className="f-page" style={{ maxWidth: 820 }}>
      <PageTitle title={t('editTitle')} back={{ to: `/desk/grants/${grantId}`, label: t('back') }} />
      {loading && !grant && <Skeleton active paragraph={{ rows: 10 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !grant && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {grant && <EditForm grant={grant} />}
    </div>
  );
}

function EditForm({ grant }: { grant: OwnershipGrantPartsFragment }) {
  const t = useMessages(grantMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<GrantFields>();
  const edit = useAction(EditGrantDocument, (answer) => answer.editGrant, { form });
  const submit = async (fields: GrantFields) => {
    const input = { ...toInput(fields), grantId: grant.id, expectedVersion: grant.version };
    if (!(await edit.run({ input }))) return;
    message.success(t('saved'));
    navigate(`/desk/grants/${grant.id}`);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="f-card"
      scrollToFirstError={{ focus: true }}
      initialValues={toFields(grant)}
      onFinish={(fields) => void submit(fields)}
    >
      {grant.result ? <p>{grant.title}</p> : <ResultToCome />}
      <GrantFormItems form={form} hasResult={Boolean(grant.result)} />
      <Refusals errors={edit.refusals} />
      <FaultAlert fault={edit.fault} />
      <Space>
        <Button type="primary" htmlType="submit" loading={edit.running}>
          {t('save')}
        </Button>
        <Link to={`/desk/grants/${grant.id}`}>{t('cancel')}</Link>
      </Space>
    </Form>
  );
}
