import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Select, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { ApplyForGrantDocument, GrantableResultsDocument } from '../../generated/grants/graphql.ts';
import { ErrorState, FaultAlert } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type GrantFields, GrantFormItems, toInput } from './grant-form.tsx';
import { grantMessages } from './grants.messages.ts';
import { ResultToCome } from './result-to-come.tsx';

const TO_COME = 'TO_COME';

/** The application of a team's representative; `?result=` names the result. */
export function Component() {
  const t = useMessages(grantMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [form] = Form.useForm<GrantFields>();
  const { data, error, refetch } = useQuery(GrantableResultsDocument);
  const apply = useAction(ApplyForGrantDocument, (answer) => answer.applyForGrant, { form });
  const results = data?.techResults.edges.map(({ node }) => node);
  const chosen = Form.useWatch('resultId', form);
  useEffect(() => {
    const result = results?.find(({ id }) => id === chosen);
    const members = result?.completers.filter(({ status }) => status === 'ACTIVE') ?? [];
    const each = members.length === 1 ? 100 : null;
    const known = form.getFieldValue('shares') as GrantFields['shares'] | undefined;
    if (known?.length && known.every(({ completerId }) => members.some(({ id }) => id === completerId)))
      return;
    form.setFieldsValue({
      shares: members.map(({ id, name }) => ({ completerId: id, name, percent: each })),
      ...(chosen === TO_COME ? { timing: 'RESERVED' as const } : {}),
    });
  }, [chosen, results, form]);
  const submit = async (fields: GrantFields) => {
    const resultId = fields.resultId === TO_COME ? null : (fields.resultId ?? null);
    const done = await apply.run({ input: { ...toInput(fields), resultId } });
    if (!done?.grant) return;
    message.success(t('applied'));
    navigate(`/desk/grants/${done.grant.id}`);
  };
  return (
    <div className="f-page" style={{ maxWidth: 820 }}>
      <PageTitle
        title={t('applyTitle')}
        subtitle={t('applyIntro')}
        back={{ to: '/desk/grants', label: t('back') }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!results && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {results && (
        <Form
          form={form}
          layout="vertical"
          className="f-card"
          scrollToFirstError={{ focus: true }}
          initialValues={{ resultId: address.get('result'), shares: [], agreement: {} }}
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="resultId"
            label={t('fieldResult')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('resultPlaceholder')}
              options={[
                ...results.map(({ id, title }) => ({ value: id, label: title })),
                { value: TO_COME, label: t('resultYetToCome') },
              ]}
            />
          </Form.Item>
          {chosen === TO_COME && <ResultToCome />}
          {chosen && <GrantFormItems form={form} hasResult={chosen !== TO_COME} />}
          <Refusals errors={apply.refusals} />
          <FaultAlert fault={apply.fault} />
          <Button type="primary" htmlType="submit" loading={apply.running}>
            {t('submit')}
          </Button>
        </Form>
      )}
    </div>
  );
}
