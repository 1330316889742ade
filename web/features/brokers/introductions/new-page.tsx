import { Alert, App, Button, Form, Input, InputNumber, Radio } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { RecordIntroductionDocument } from '../../../generated/brokers-introductions/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useIntroductionExplain } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';
import { DemandSearch, EngagementSelect, ResultSearch, SideSearch } from './subject-fields.tsx';

interface Fields {
  kind: 'RESULT' | 'DEMAND';
  resultId?: string | null;
  demandId?: string | null;
  enterpriseId?: string | null;
  unitId?: string | null;
  clientSide: 'OWNER' | 'ENTERPRISE';
  engagementId?: string | null;
  protectionMonths?: number | null;
  note: string;
}

const USUAL_MONTHS = 24;

/** A broker records whom they bring together, on what. */
export function Component() {
  const t = useMessages(introductionMessages);
  return (
    <App component={false}>
      <div className="f-page f-page-form">
        <PageTitle
          title={t('newTitle')}
          subtitle={t('newIntro')}
          back={{ to: '/desk/introductions', label: t('backRecorded') }}
        />
        <RecordForm />
      </div>
    </App>
  );
}

function RecordForm() {
  const t = useMessages(introductionMessages);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const explain = useIntroductionExplain();
  const [form] = Form.useForm<Fields>();
  const initial = useInitial();
  const { key } = useIdempotencyKey();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const action = useAction(RecordIntroductionDocument, (data) => data.recordIntroduction, options);
  const record = async (fields: Fields) => {
    const isResult = fields.kind === 'RESULT';
    const { clientSide, note, engagementId = null } = fields;
    const done = await action.run({
      input: {
        ...(isResult
          ? { resultId: fields.resultId ?? null, enterpriseId: fields.enterpriseId ?? null }
          : { demandId: fields.demandId ?? null, unitId: fields.unitId ?? null }),
        ...{ clientSide, note, engagementId, idempotencyKey: key },
        protectionMonths: engagementId ? null : (fields.protectionMonths ?? USUAL_MONTHS),
      },
    });
    if (!done?.introduction) return;
    initial.forget();
    void navigate(`/introductions/${done.introduction.id}`, { replace: true });
  };
  const ask = (fields: Fields) =>
    modal.confirm({
      title: t('confirmTitle'),
      content: t('confirmText'),
      okText: t('save'),
      onOk: () => void record(fields),
    });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial.values}
      onValuesChange={(_changed, all) => initial.keep(all)}
      onFinish={ask}
      scrollToFirstError={{ focus: true }}
    >
      <section className="f-card">
        <Subject form={form} />
        <Terms form={form} />
        <Form.Item
          name="note"
          label={t('fieldNote')}
          extra={t('noteHint')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input.TextArea rows={5} maxLength={2000} />
        </Form.Item>
        <Alert type="info" showIcon title={t('truthRule')} />
      </section>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={action.running}
        style={{ marginTop: 16 }}
      >
        {t('save')}
      </Button>
    </Form>
  );
}

type FormOf = ReturnType<typeof Form.useForm<Fields>>[0];

function Subject({ form }: { form: FormOf }) {
  const t = useMessages(introductionMessages);
  const kind = Form.useWatch('kind', form) ?? form.getFieldValue('kind');
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="kind" label={t('subjectKind')}>
        <Radio.Group
          options={[
            { value: 'RESULT', label: t('kindRESULT') },
            { value: 'DEMAND', label: t('kindDEMAND') },
          ]}
        />
      </Form.Item>
      {kind === 'DEMAND' ? (
        <>
          <Form.Item name="demandId" label={t('fieldDemand')} rules={required}>
            <DemandSearch />
          </Form.Item>
          <Form.Item name="unitId" label={t('fieldUnit')} rules={required}>
            <SideSearch kinds={['UNIVERSITY', 'INSTITUTE']} />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="resultId" label={t('fieldResult')} rules={required}>
            <ResultSearch />
          </Form.Item>
          <Form.Item name="enterpriseId" label={t('fieldEnterprise')} rules={required}>
            <SideSearch kinds={['ENTERPRISE']} />
          </Form.Item>
        </>
      )}
    </>
  );
}

function Terms({ form }: { form: FormOf }) {
  const t = useMessages(introductionMessages);
  const engagementId = Form.useWatch('engagementId', form);
  const side = Form.useWatch('clientSide', form) ?? 'ENTERPRISE';
  return (
    <>
      <Form.Item name="clientSide" label={t('fieldClient')} extra={t('clientHint')}>
        <Radio.Group
          onChange={() => form.setFieldValue('engagementId', null)}
          options={[
            { value: 'ENTERPRISE', label: t('sideENTERPRISE') },
            { value: 'OWNER', label: t('sideOWNER') },
          ]}
        />
      </Form.Item>
      <Form.Item name="engagementId" label={t('fieldEngagement')} extra={t('engagementHint')}>
        <EngagementSelect side={side} />
      </Form.Item>
      {!engagementId && (
        <Form.Item name="protectionMonths" label={t('fieldProtection')} extra={t('protectionHint')}>
          <InputNumber min={6} max={36} precision={0} />
        </Form.Item>
      )}
    </>
  );
}

/** What was typed before, over what the address names, such as `?resultId=…`. */
function useInitial() {
  const [address] = useSearchParams();
  const { initial, keep, forget } = useDraft<Fields>('introduction');
  const demandId = address.get('demandId');
  const named = Object.fromEntries(
    ['resultId', 'demandId', 'enterpriseId', 'unitId', 'engagementId'].flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const values: Partial<Fields> = {
    kind: demandId ? 'DEMAND' : 'RESULT',
    clientSide: 'ENTERPRISE',
    protectionMonths: USUAL_MONTHS,
    ...initial,
    ...named,
  };
  return { values, keep, forget };
}
