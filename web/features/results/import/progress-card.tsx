import { Alert, App, Button, Checkbox, Flex, Progress, Space, Statistic } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CancelImportDocument,
  type CancelImportMutation,
  PauseImportDocument,
  type PauseImportMutation,
  ResumeImportDocument,
  type ResumeImportMutation,
  RunImportDocument,
  type RunImportMutation,
} from '../../../generated/results-import/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { importMessages } from './import.messages.ts';
import type { FullImport } from './import-page.tsx';
import { isWorking } from './import-state-tag.tsx';
import { useProblemWords } from './use-problem-words.ts';

const pickRun = (data: RunImportMutation) => data.runImport;
const pickPause = (data: PauseImportMutation) => data.pauseImport;
const pickResume = (data: ResumeImportMutation) => data.resumeImport;
const pickCancel = (data: CancelImportMutation) => data.cancelImport;

/** How far the import is, its figures, and what can be done with it now. */
export function ProgressCard({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  return (
    <section className="f-card">
      <div aria-live="polite">
        <Headline found={found} />
      </div>
      {isWorking(found.state) && <Bar found={found} />}
      <Figures found={found} />
      {found.state === 'CHECKED' && <Start found={found} />}
      <Steps found={found} />
      {(found.state === 'DONE' || found.state === 'FAILED') && <Link to="/desk/import">{t('newFile')}</Link>}
    </section>
  );
}

function Headline({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const words = useProblemWords();
  const { state, invalid, processed } = found;
  const total = found.total ?? processed;
  switch (state) {
    case 'CHECKED':
      return (
        <Alert
          type={invalid > 0 ? 'warning' : 'success'}
          showIcon
          title={invalid > 0 ? t('checkedTitle', { total, invalid }) : t('checkedClean', { total })}
          description={invalid > 0 ? t('checkedHint') : undefined}
        />
      );
    case 'DONE':
      return <Alert type="success" showIcon title={t('doneTitle')} />;
    case 'PAUSED':
      return <Alert type="warning" showIcon title={t('pausedTitle', { processed, total })} />;
    case 'CANCELLED':
      return <Alert type="info" showIcon title={t('cancelledTitle')} />;
    case 'FAILED':
      return (
        <Alert
          type="error"
          showIcon
          title={t('failedTitle')}
          description={found.error ? words(found.error) : undefined}
        />
      );
    default:
      return null;
  }
}

function Bar({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const { processed, total } = found;
  const text =
    found.state === 'RUNNING'
      ? t('progressRunning', { processed, total: total ?? processed })
      : t('progressChecking', { processed });
  const percent = total ? Math.min(100, Math.round((processed / total) * 100)) : 0;
  return (
    <>
      <Progress percent={percent} status="active" showInfo={total !== null} aria-label={text} />
      <p>
        {text} <span className="f-quiet">{t('leave')}</span>
      </p>
    </>
  );
}

function Figures({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const dry = found.state === 'DRY_RUNNING' || found.state === 'CHECKED';
  const figures = [
    { title: t('statTotal'), value: found.total ?? found.processed },
    ...(dry ? [] : [{ title: t('statCreated'), value: found.created }]),
    ...(dry ? [] : [{ title: t('statUpdated'), value: found.updated }]),
    { title: t('statUnchanged'), value: found.unchanged },
    { title: t('statInvalid'), value: found.invalid },
  ];
  return (
    <Flex gap="large" wrap style={{ marginBlock: 16 }}>
      {figures.map((figure) => (
        <Statistic key={figure.title} title={figure.title} value={figure.value} />
      ))}
    </Flex>
  );
}

/** The one step that writes: it says what will happen and asks once. */
function Start({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const words = useProblemWords();
  const { modal } = App.useApp();
  const [attested, setAttested] = useState(false);
  const start = useAction(RunImportDocument, pickRun);
  const publishes = found.target === 'PUBLISHED';
  const count = Math.max(0, (found.total ?? 0) - found.invalid - found.unchanged);
  const confirm = () =>
    modal.confirm({
      title: t('runConfirmTitle', { count }),
      content: publishes ? t('runConfirmPUBLISHED', { count }) : t('runConfirmDRAFT', { count }),
      okText: t('run'),
      onOk: async () => {
        await start.run({
          input: { importId: found.id, expectedVersion: found.version, attestReview: attested },
        });
      },
    });
  return (
    <>
      {publishes && (
        <p>
          <Checkbox checked={attested} onChange={({ target }) => setAttested(target.checked)}>
            {t('attest')}
          </Checkbox>
        </p>
      )}
      <Refusals errors={start.refusals} explain={words} />
      <FaultAlert fault={start.fault} />
      <Button
        type="primary"
        disabled={count === 0 || (publishes && !attested)}
        loading={start.running}
        onClick={() => void confirm()}
      >
        {t('run')}
      </Button>{' '}
      {publishes && !attested && <span className="f-quiet">{t('attestNeeded')}</span>}
    </>
  );
}

function Steps({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const { modal } = App.useApp();
  const pause = useAction(PauseImportDocument, pickPause);
  const resume = useAction(ResumeImportDocument, pickResume);
  const cancel = useAction(CancelImportDocument, pickCancel);
  const input = { input: { importId: found.id } };
  const ask = () =>
    modal.confirm({
      title: t('cancel'),
      content: t('cancelConfirm'),
      okText: t('cancel'),
      cancelText: t('keep'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await cancel.run(input);
      },
    });
  const open = isWorking(found.state) || found.state === 'PAUSED';
  if (!open) return null;
  return (
    <>
      <Refusals errors={[...pause.refusals, ...resume.refusals, ...cancel.refusals]} />
      <FaultAlert fault={pause.fault ?? resume.fault ?? cancel.fault} />
      <Space>
        {found.state === 'RUNNING' && (
          <Button loading={pause.running} onClick={() => void pause.run(input)}>
            {t('pause')}
          </Button>
        )}
        {found.state === 'PAUSED' && (
          <Button type="primary" loading={resume.running} onClick={() => void resume.run(input)}>
            {t('resume')}
          </Button>
        )}
        <Button danger onClick={() => void ask()}>
          {t('cancel')}
        </Button>
      </Space>
    </>
  );
}
