import { Button, Flex, Select, Steps } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { CompletenessCard } from './completeness-card.tsx';
import { useDemandForm } from './form-context.ts';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';
import { STEPS, type StepName, stepOf } from './steps.ts';

const PARTS = {
  problem: lazy(() => import('./steps/problem.tsx')),
  targets: lazy(() => import('./steps/targets.tsx')),
  terms: lazy(() => import('./steps/terms.tsx')),
  money: lazy(() => import('./steps/money.tsx')),
  bidding: lazy(() => import('./steps/bidding.tsx')),
  privacy: lazy(() => import('./steps/privacy.tsx')),
} satisfies Record<Exclude<StepName, 'check'>, unknown>;

/** The open step, in the address. */
export function useStep(onLeave: () => void): [StepName, (step: StepName) => void] {
  const { get, set } = useListState();
  const step = STEPS.find((name) => name === get('step')) ?? 'problem';
  const goTo = (next: StepName) => {
    set({ step: next }, { push: true });
    window.scrollTo({ top: 0 });
    onLeave();
  };
  return [step, goTo];
}

interface Props {
  step: StepName;
  /** What the last step shows. */
  check: ReactNode;
  /** Whether everything is stored, at the foot. */
  status: ReactNode;
}

/** The form in steps, with what is missing beside it. Goes inside the antd form. */
export function FormFrame({ step, check, status }: Props) {
  const t = useMessages(postingMessages);
  const { goTo } = useDemandForm();
  const index = STEPS.indexOf(step);
  const [before, after] = [STEPS[index - 1], STEPS[index + 1]];
  const Part = step === 'check' ? null : PARTS[step];
  return (
    <>
      <StepChoice step={step} />
      <div className={styles.layout}>
        <div>
          <section className="f-card" aria-label={t(`step_${step}`)}>
            <h2>{t(`step_${step}`)}</h2>
            <p className="f-quiet">{t(`intro_${step}`)}</p>
            <Suspense fallback={null}>{Part ? <Part /> : check}</Suspense>
          </section>
          <Flex className={styles.foot} gap={12} align="center" wrap>
            <Button disabled={!before} onClick={() => before && goTo(before)}>
              {t('previous')}
            </Button>
            {after && (
              <Button type="primary" onClick={() => goTo(after)}>
                {t('next')}
              </Button>
            )}
            {status}
          </Flex>
        </div>
        <CompletenessCard />
      </div>
    </>
  );
}

function StepChoice({ step }: { step: StepName }) {
  const t = useMessages(postingMessages);
  const narrow = useNarrow();
  const { goTo, saved } = useDemandForm();
  const lacking = new Set(saved.completeness.missing.map(({ field }) => stepOf(field)));
  if (narrow) {
    return (
      <Select
        className={styles.stepSelect}
        aria-label={t('steps')}
        value={step}
        onChange={goTo}
        options={STEPS.map((name, index) => ({
          value: name,
          label: `${t('stepOf', { step: index + 1, count: STEPS.length })} · ${t(`step_${name}`)}`,
        }))}
      />
    );
  }
  return (
    <nav aria-label={t('steps')} className={styles.steps}>
      <Steps
        size="small"
        current={STEPS.indexOf(step)}
        onChange={(next) => goTo(STEPS[next] ?? 'problem')}
        items={STEPS.map((name) => ({
          title: t(`step_${name}`),
          status: name === step ? 'process' : name === 'check' || lacking.has(name) ? 'wait' : 'finish',
        }))}
      />
    </nav>
  );
}
