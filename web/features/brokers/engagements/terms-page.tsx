import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Input, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  EngagementPageDocument,
  ProposeEngagementTermsDocument,
} from '../../../generated/brokers-engagements/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { type Engagement, useEngagementExplain, type Version } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { ExamplePanel } from './example-panel.tsx';
import { type EngagementFields, fieldName, fieldsOf, mandateInput, termsInput } from './form-values.ts';
import { MandateFields } from './mandate-fields.tsx';
import { PartsFields } from './parts-fields.tsx';
import { TermsFields } from './terms-fields.tsx';

/** Client or broker propose other terms; of an active engagement only the commission, for the future. */
export function Component() {
  const t = useMessages(engagementMessages);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(EngagementPageDocument, { variables: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const engagement = data?.engagement;
  const last = engagement?.versions.at(-1);
  const mayPropose = engagement?.actions.includes('PROPOSE_TERMS') ?? false;
  return (
    <App component={false}>
      <div className="f-page">
        <PageTitle
          title={t('termsTitle')}
          subtitle={engagement?.state === 'ACTIVE' ? t('laterIntro') : t('newIntro')}
          back={{
            to: `/desk/engagements/${id}`,
            label: t('pageTitle', { number: engagement?.number ?? '' }),
          }}
        />
        {!data && <Skeleton active paragraph={{ rows: 12 }} />}
        {data && !(engagement && last && mayPropose) && (
          <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />
        )}
        {engagement && last && mayPropose && <TermsForm engagement={engagement} last={last} />}
      </div>
    </App>
  );
}

function TermsForm({ engagement, last }: { engagement: Engagement; last: Version }) {
  const t = useMessages(engagementMessages);
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const explain = useEngagementExplain();
  const [form] = Form.useForm<EngagementFields>();
  const { side, position } = engagement;
  const isActive = engagement.state === 'ACTIVE';
  const { initial, keep, forget } = useDraft<EngagementFields>(`engagement.${engagement.id}`);
  const options = useMemo(() => ({ form, fieldName, explain }), [form, explain]);
  const action = useAction(ProposeEngagementTermsDocument, (data) => data.proposeEngagementTerms, options);
  const propose = async (fields: EngagementFields) => {
    const input = {
      engagementId: engagement.id,
      expectedVersion: engagement.version,
      mandate: isActive ? null : mandateInput(fields),
      terms: termsInput({ ...fields, leadBrokerId: engagement.broker?.id ?? null }),
      agreedFrom: isActive ? (fields.agreedFrom ?? null) : null,
      note: fields.note ?? null,
    };
    if (!(await action.run({ input }))) return;
    forget();
    void message.success(t('proposed'));
    void navigate(`/desk/engagements/${engagement.id}`, { replace: true });
  };
  const ask = (fields: EngagementFields) =>
    modal.confirm({
      title: t('laterTitle'),
      content: t('sendText'),
      okText: t('send'),
      onOk: () => void propose(fields),
    });
  return (
    <Form<EngagementFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ side, ...fieldsOf(last), ...initial }}
      onValuesChange={(_changed, all) => keep(all)}
      onFinish={ask}
      scrollToFirstError={{ focus: true }}
    >
      <div className={styles.columns}>
        <div className={styles.stack}>
          {!isActive && <MandateFields form={form} side={side} isClient={position === 'CLIENT'} />}
          <TermsFields form={form} side={side} />
          <PartsFields form={form} />
          <section className="f-card">
            {isActive && (
              <Form.Item name="agreedFrom" label={t('fieldAgreedFrom')} extra={t('optional')}>
                <DayPicker />
              </Form.Item>
            )}
            <Form.Item name="note" label={t('fieldNote')} extra={t('optional')}>
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
            <Refusals errors={action.refusals} explain={explain} />
            <FaultAlert fault={action.fault} />
            <Button type="primary" size="large" htmlType="submit" loading={action.running}>
              {t('send')}
            </Button>
          </section>
        </div>
        <ExamplePanel
          form={form}
          clientOrganizationId={side === 'OWNER' ? (engagement.client?.id ?? null) : null}
        />
      </div>
    </Form>
  );
}
