import { Badge, Button, Form, Steps } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { BidDemandFragment, BidPartsFragment } from '../../../generated/demands-bidding/graphql.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import { type Draft, type DraftForm, STEP_NAMES, type StepName, stepOf } from './draft-form.ts';
import { BidSaveStatus } from './save-status.tsx';
import { STEP_TITLES } from './step-titles.ts';
import { CheckStep } from './steps/check-step.tsx';
import { FilesStep } from './steps/files-step.tsx';
import { MoneyStep } from './steps/money-step.tsx';
import { TargetsStep } from './steps/targets-step.tsx';
import { TeamStep } from './steps/team-step.tsx';
import { ApproachStep, PlanStep } from './steps/text-steps.tsx';
import { useSaving } from './use-saving.ts';

/** What every part of the room works on. */
export interface RoomParts {
  demand: BidDemandFragment;
  bid: BidPartsFragment;
}

interface Props extends RoomParts {
  /** As it was when the page was loaded; from then on the form has it. */
  draft: Draft;
  onReload: () => Promise<void>;
}

/** The form of a bid in steps, which saves itself. */
export function Wizard({ demand, bid, draft, onReload }: Props) {
  const t = useMessages(biddingMessages);
  const [form] = Form.useForm<DraftForm>();
  const { one, set } = useListState();
  const step = one('step', STEP_NAMES) ?? 'targets';
  const saving = useSaving(form, bid);
  const top = useRef<HTMLDivElement>(null);
  const goTo = (next: StepName) => {
    void saving.save();
    set({ step: next });
    top.current?.scrollIntoView({ block: 'start' });
  };
  const place = STEP_NAMES.indexOf(step);
  const [previous, next] = [STEP_NAMES[place - 1], STEP_NAMES[place + 1]];
  const open = (name: StepName) => bid.gaps.filter(({ field }) => stepOf(field) === name).length;
  return (
    <div className={styles.wizard} ref={top}>
      <nav aria-label={t('stepLabel')}>
        <Steps
          orientation="vertical"
          size="small"
          current={place}
          onChange={(index) => goTo(STEP_NAMES[index] ?? 'targets')}
          items={STEP_NAMES.map((name) => ({
            title: (
              <>
                {t(STEP_TITLES[name])} <Badge count={open(name)} size="small" color="gold" />
              </>
            ),
            status: name === step ? 'process' : open(name) === 0 && name !== 'check' ? 'finish' : 'wait',
          }))}
        />
      </nav>
      <div className="f-card">
        <h2 style={{ marginTop: 0 }}>{t(STEP_TITLES[step])}</h2>
        <Form<DraftForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={structuredClone(draft)}
          onValuesChange={saving.edited}
        >
          <Section of="targets" now={step}>
            <TargetsStep demand={demand} bid={bid} />
          </Section>
          <Section of="approach" now={step}>
            <ApproachStep demand={demand} />
          </Section>
          <Section of="plan" now={step}>
            <PlanStep demand={demand} />
          </Section>
          <Section of="team" now={step}>
            <TeamStep bid={bid} onEdited={saving.edited} />
          </Section>
          <Section of="money" now={step}>
            <MoneyStep bid={bid} />
          </Section>
          <Section of="files" now={step}>
            <FilesStep bid={bid} />
          </Section>
          {step === 'check' && (
            <CheckStep
              demand={demand}
              bid={bid}
              draft={form.getFieldsValue(true) as Draft}
              save={saving.save}
              goTo={goTo}
            />
          )}
        </Form>
        <div className={styles.bar}>
          <BidSaveStatus saving={saving} onReload={onReload} goTo={goTo} />
          <div style={{ display: 'flex', gap: 8 }}>
            {previous && <Button onClick={() => goTo(previous)}>{t('previous')}</Button>}
            {next && (
              <Button type="primary" onClick={() => goTo(next)}>
                {t('next')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

/** A step that stays in the form while others are shown: nothing typed is lost. */
function Section({ of, now, children }: { of: StepName; now: StepName; children: ReactNode }) {
  return <div hidden={of !== now}>{children}</div>;
}
