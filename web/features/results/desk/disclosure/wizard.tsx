import { Button, Flex, Form, Select, Steps } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { useNarrow } from '../../../../app/theme.tsx';
import type { EditedPartsFragment } from '../../../../generated/results-desk/graphql.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { type ContentForm, toContent, toForm } from './content-form.ts';
import { disclosureMessages } from './disclosure.messages.ts';
import styles from './disclosure.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { ResultSaveStatus } from './save-status.tsx';
import { LAST_STORED_STEP, STEPS, type StepName, stepOf } from './steps.ts';
import { useProblemText } from './use-problem-text.ts';
import { useSaving } from './use-saving.ts';
import { WizardContext } from './wizard-context.ts';

const PARTS = {
  basics: lazy(() => import('./steps/basics.tsx')),
  state: lazy(() => import('./steps/state.tsx')),
  rights: lazy(() => import('./steps/rights.tsx')),
  people: lazy(() => import('./steps/people.tsx')),
  conversion: lazy(() => import('./steps/conversion.tsx')),
  confidential: lazy(() => import('./steps/confidential.tsx')),
  check: lazy(() => import('./steps/check.tsx')),
} satisfies Record<StepName, unknown>;

interface Props {
  result: EditedPartsFragment;
  onReload: () => Promise<void>;
}

/** The disclosure in steps: one form over all of them, saved by itself, with the step in the address. */
export function Wizard({ result, onReload }: Props) {
  const t = useMessages(disclosureMessages);
  const [form] = Form.useForm<ContentForm>();
  const [initial] = useState(() => toForm(result));
  const [stored] = useState(() => toContent(initial).content);
  const state = result.dossier?.state;
  const inRegister = state !== 'DRAFT' && state !== 'RETURNED';
  const saving = useSaving({
    form,
    resultId: result.id,
    version: result.dossier?.version ?? 0,
    stored,
    automatic: !inRegister,
  });
  const { step, name, goTo } = useStep(result, inRegister, saving.save);
  useShownProblems(saving.state, form, name);
  const problems = saving.state.kind === 'refused' ? saving.state.problems : [];
  const withProblems = new Set(problems.map((problem) => stepOf(problem.name[0])));
  const Part = PARTS[name];
  const last = inRegister ? STEPS.length - 1 : STEPS.length;
  const wizard = { result, form, saving, goTo, inRegister };
  return (
    <WizardContext value={wizard}>
      <div className="f-page">
        <PageTitle
          title={result.title || t('editTitle')}
          subtitle={inRegister ? t('editRegisterIntro') : t('editIntro')}
          back={{ to: `/desk/results/${result.id}`, label: t('backToDossier') }}
        />
        <StepChoice step={step} count={last} withProblems={withProblems} result={result} goTo={goTo} />
        <Form<ContentForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          preserve
          onValuesChange={saving.edited}
          onBlur={() => {
            if (saving.state.kind === 'dirty' && !inRegister) void saving.save();
          }}
        >
          <section className={`f-card ${styles.part}`} aria-label={t(`step_${name}`)}>
            <h2>{t(`step_${name}`)}</h2>
            <p className="f-quiet">{t(`intro_${name}`)}</p>
            <Suspense fallback={null}>
              <Part />
            </Suspense>
          </section>
        </Form>
        <Flex className={styles.foot} gap={12} align="center" wrap>
          <Button disabled={step === 1} onClick={() => goTo(step - 1)}>
            {t('previous')}
          </Button>
          {step < last && (
            <Button type={inRegister ? 'default' : 'primary'} onClick={() => goTo(step + 1)}>
              {t('next')}
            </Button>
          )}
          {inRegister && (
            <Button
              type="primary"
              loading={saving.state.kind === 'saving'}
              disabled={saving.state.kind === 'clean'}
              onClick={() => void saving.save()}
            >
              {t('saveVersion')}
            </Button>
          )}
          <ResultSaveStatus onReload={onReload} />
        </Flex>
        <LeaveGuard />
      </div>
    </WizardContext>
  );
}

/** The open step stands in the address; leaving one saves, and the server remembers where one was. */
function useStep(
  result: EditedPartsFragment,
  inRegister: boolean,
  save: (step?: number) => Promise<boolean>,
) {
  const { get, set } = useListState();
  const asked = STEPS.indexOf(get('step') as StepName);
  const remembered = Math.min(Math.max(result.dossier?.currentStep ?? 1, 1), LAST_STORED_STEP);
  // Where one was when the page was opened; later saves must not move the reader.
  const [first] = useState(inRegister ? 1 : remembered);
  const step = asked < 0 ? first : asked + 1;
  const name = STEPS[step - 1] ?? 'basics';
  const goTo = (next: number) => {
    const target = STEPS[next - 1];
    if (!target) return;
    set({ step: target }, { push: true });
    window.scrollTo({ top: 0 });
    if (!inRegister) void save(Math.min(next, LAST_STORED_STEP));
  };
  return { step, name, goTo };
}

/** Puts refusals at the fields of the open step. */
function useShownProblems(
  state: ReturnType<typeof useSaving>['state'],
  form: ReturnType<typeof Form.useForm<ContentForm>>[0],
  open: StepName,
) {
  const explain = useProblemText();
  useEffect(() => {
    if (state.kind !== 'refused') return;
    const shown = state.problems.filter((problem) => STEPS[stepOf(problem.name[0]) - 1] === open);
    form.setFields(shown.map(({ name, error }) => ({ name: name as never, errors: [explain(error)] })));
  }, [state, form, open, explain]);
}

interface ChoiceProps {
  step: number;
  count: number;
  withProblems: ReadonlySet<number>;
  result: EditedPartsFragment;
  goTo: (step: number) => void;
}

function StepChoice({ step, count, withProblems, result, goTo }: ChoiceProps) {
  const t = useMessages(disclosureMessages);
  const narrow = useNarrow();
  const missing = new Set(result.dossier?.missing.map((part) => part.step));
  const names = STEPS.slice(0, count);
  if (narrow) {
    return (
      <Select
        className={styles.stepSelect}
        aria-label={t('steps')}
        value={step}
        onChange={goTo}
        options={names.map((name, index) => ({
          value: index + 1,
          label: `${t('stepOf', { step: index + 1, count })} · ${t(`step_${name}`)}`,
        }))}
      />
    );
  }
  return (
    <nav aria-label={t('steps')} className={styles.steps}>
      <Steps
        size="small"
        current={step - 1}
        onChange={(next) => goTo(next + 1)}
        items={names.map((name, index) => ({
          title: t(`step_${name}`),
          status: withProblems.has(index + 1)
            ? 'error'
            : index + 1 === step
              ? 'process'
              : name === 'check' || missing.has(index + 1)
                ? 'wait'
                : 'finish',
        }))}
      />
    </nav>
  );
}
