import { App, Button, Checkbox, Form, Input, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ExerciseOptionDocument } from '../../../generated/demands-outcome/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import {
  type DeclarationFields,
  DeclarationQuestions,
  declarationOf,
} from '../../deals/declaration-fields.tsx';
import { TermsForm } from '../../offers/terms/terms-form.tsx';
import { newTerms, type TermsValues, toTermsInput } from '../../offers/terms/terms-values.ts';
import { outcomeMessages } from './outcome.messages.ts';
import styles from './outcome.module.css';
import { OptionText } from './outcome-panel.tsx';
import { type Outcome, useOutcomeExplain, useOutcomes } from './use-outcome.ts';

interface Fields extends DeclarationFields {
  terms: TermsValues;
  asOrdinary?: boolean;
  note?: string;
}

/** The poster uses its option: a license of the kind and for the territory of the demand, on terms that it proposes. */
export function Component() {
  const t = useMessages(outcomeMessages);
  const { demandId = '', laneId = '' } = useParams();
  const { outcomes } = useOutcomes(demandId);
  const outcome = outcomes?.find(({ id }) => id === laneId);
  const mayUse = outcome?.actions.includes('EXERCISE_OPTION') === true;
  return (
    <App component={false}>
      <div className="f-page f-page-narrow">
        <PageTitle
          title={t('exerciseTitle')}
          subtitle={outcome?.result?.title}
          back={{ to: `/demands/${demandId}/work`, label: t('back') }}
        />
        {!outcomes && <Skeleton active paragraph={{ rows: 12 }} />}
        {outcomes && !mayUse && <EmptyState title={t('notFound')} />}
        {outcome && mayUse && <OptionForm outcome={outcome} />}
      </div>
    </App>
  );
}

function OptionForm({ outcome }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const explain = useOutcomeExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const exercise = useAction(ExerciseOptionDocument, (answer) => answer.exerciseOption, options);
  const terms = useMemo(() => termsOf(outcome), [outcome]);
  const payAfterUse = Form.useWatch(['terms', 'payAfterUse'], form);
  const submit = async () => {
    const fields: Fields = form.getFieldsValue(true);
    const declaration = declarationOf(fields);
    if (!declaration) return;
    const { relation, explanation: relationExplanation, foreignParty } = declaration;
    const done = await exercise.run({
      input: {
        laneId: outcome.id,
        expectedVersion: outcome.laneVersion,
        terms: toTermsInput(fields.terms),
        note: fields.note?.trim() || null,
        relation,
        relationExplanation,
        foreignParty,
        asOrdinary: fields.asOrdinary ?? false,
      },
    });
    if (done?.outcome?.dealId) void navigate(`/deals/${done.outcome.dealId}`);
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{ terms }}
      onFinish={() => void submit()}
      scrollToFirstError={{ focus: true }}
      className={styles.form ?? ''}
    >
      <section className="f-card">
        <p>
          <OptionText option={outcome.option} />
        </p>
        <p className="f-quiet">{t('exerciseIntro')}</p>
        <h2>{t('terms')}</h2>
        <TermsForm form={form} name="terms" canChangeMode={false} />
        {payAfterUse && (
          <Form.Item name="asOrdinary" valuePropName="checked">
            <Checkbox>{t('asOrdinary')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      </section>
      <section className="f-card">
        <h2>{t('relation')}</h2>
        <DeclarationQuestions />
      </section>
      <Refusals errors={exercise.refusals} explain={explain} />
      <FaultAlert fault={exercise.fault} />
      <Button type="primary" size="large" htmlType="submit" loading={exercise.running}>
        {t('exerciseOk')}
      </Button>
    </Form>
  );
}

/** Usual terms of a license, with what the option fixed. */
function termsOf({ option }: Outcome): TermsValues {
  const terms = newTerms('LICENSE');
  if (!option || !terms.license) return terms;
  const { licenseKind: kind, territory } = option;
  return { ...terms, license: { ...terms.license, kind, territory: [...territory] } };
}
