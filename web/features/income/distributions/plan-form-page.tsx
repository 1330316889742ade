import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Form, Input, Skeleton, Space } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  EditIncomePlanDocument,
  type EditIncomePlanMutation,
  IncomePlanFormDocument,
  type IncomePlanFormQuery,
} from '../../../generated/income/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { useExplainIncome, usePercent } from './income-words.tsx';
import { CommissionsFields, CompletersFields, ContributorsFields, PercentInput } from './plan-fields.tsx';
import { beginWith, fieldName, type PlanFields, toBasisPoints, toInput } from './plan-form.ts';
import { PlanSplit } from './plan-split.tsx';
import { type IncomeSource, sourceOf, sourcePath, sourceWords } from './source.ts';

type Income = NonNullable<IncomePlanFormQuery['income']>;

const pick = (data: EditIncomePlanMutation) => data.editIncomePlan;

/** Writing the plan by which the income of a deal is divided, beside what the rules demand. */
export function Component() {
  const t = useMessages(incomeMessages);
  const source = sourceOf(useParams()) ?? { dealId: '' };
  const { data, loading, error, refetch } = useQuery(IncomePlanFormDocument, {
    variables: { ...source, completersConvert: true },
    fetchPolicy: 'network-only',
  });
  const back = { to: sourcePath(source), label: t(sourceWords(source).back) };
  return (
    <div className="f-page">
      <PageTitle title={t('formTitle')} subtitle={data?.income?.title ?? t('formIntro')} back={back} />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!loading && data && !data.income && <EmptyState title={t('planNotFound')} text={t('notFoundText')} />}
      {data?.income && <PlanForm key={data.income.id} income={data.income} source={source} />}
    </div>
  );
}

function PlanForm({ income, source }: { income: Income; source: IncomeSource }) {
  const t = useMessages(incomeMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<PlanFields>();
  const explain = useExplainIncome();
  const action = useAction(EditIncomePlanDocument, pick, { form, fieldName, explain });
  const initial = useMemo(() => beginWith(income), [income]);
  const { isFixed } = income.suggestion;
  const save = async (fields: PlanFields) => {
    const done = await action.run({ input: toInput(fields, source, income.planInWork?.version ?? null) });
    if (!done?.plan) return;
    message.success(t('saved'));
    void navigate(`/desk/income/plans/${done.plan.id}`);
  };
  return (
    <Form<PlanFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={() => void save({ ...initial, ...(form.getFieldsValue(true) as PlanFields) })}
      scrollToFirstError={{ focus: true }}
    >
      <section className={`f-card ${styles.part}`}>
        {isFixed && <Alert type="info" showIcon title={t('basisFixed')} style={{ marginBottom: 16 }} />}
        <p className="f-quiet">{t('formIntro')}</p>
        <Form.Item name="completersConvert" valuePropName="checked">
          <Checkbox disabled={isFixed}>{t('fieldConvert')}</Checkbox>
        </Form.Item>
        <div className={styles.row}>
          <Form.Item name="completersPercent" label={t('fieldCompleters')} rules={[{ required: true }]}>
            <PercentInput disabled={isFixed} />
          </Form.Item>
          <Form.Item name="contributorsPercent" label={t('fieldContributors')} rules={[{ required: true }]}>
            <PercentInput disabled={isFixed} />
          </Form.Item>
          <Form.Item name="fundPercent" label={t('fieldFund')} rules={[{ required: true }]}>
            <PercentInput />
          </Form.Item>
        </div>
        <Preview income={income} />
      </section>
      <section className={`f-card ${styles.part}`}>
        <h2>{t('teamTitle')}</h2>
        <CompletersFields isFixed={isFixed} />
      </section>
      {!isFixed && (
        <section className={`f-card ${styles.part}`}>
          <h2>{t('contributorsTitle')}</h2>
          <ContributorsFields />
        </section>
      )}
      <section className={`f-card ${styles.part}`}>
        <h2>{t('commissionsTitle')}</h2>
        <CommissionsFields />
      </section>
      <section className={`f-card ${styles.part}`}>
        <Form.Item name="note" label={t('fieldNote')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Space wrap style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={action.running}>
            {t('save')}
          </Button>
        </Space>
      </section>
    </Form>
  );
}

/** What is typed so far as a bar with the floors, and beside what the rules demand. */
function Preview({ income }: { income: Income }) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const form = Form.useFormInstance<PlanFields>();
  const fields = Form.useWatch([], form) as Partial<PlanFields> | undefined;
  const begun = useMemo(() => beginWith(income), [income]);
  const now = { ...begun, ...fields };
  const shares = {
    completersBasisPoints: toBasisPoints(now.completersPercent),
    contributorsBasisPoints: toBasisPoints(now.contributorsPercent),
    fundBasisPoints: toBasisPoints(now.fundPercent),
  };
  const rest =
    10_000 - shares.completersBasisPoints - shares.contributorsBasisPoints - shares.fundBasisPoints;
  return (
    <>
      <p style={rest < 0 ? { color: 'var(--f-bad)' } : {}}>
        {t('fieldRest')}: <b className="f-number">{percent(rest)}</b>
      </p>
      <PlanSplit
        plan={{
          basis: income.suggestion.basis,
          completersConvert: now.completersConvert,
          ...shares,
          commissions: (now.commissions ?? []).map((commission) => ({
            payer: commission?.payer ?? 'UNIT',
            basisPoints: commission?.form === 'FIXED' ? null : toBasisPoints(commission?.percent),
          })),
        }}
        floors={income.floors}
      />
    </>
  );
}
