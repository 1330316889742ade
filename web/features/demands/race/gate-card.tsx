import { Alert, App, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { CloseStageGateDocument } from '../../../generated/demands-race/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { HandInDialog } from './hand-in-dialog.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { MeasuredValues } from './measured-values.tsx';
import { raceMessages } from './race.messages.ts';
import styles from './race.module.css';
import { type Board, type BoardGate, type BoardLane, useRaceExplain } from './race-words.tsx';

type Open = { step: 'handIn' | 'judge' | 'look'; lane: BoardLane } | { step: 'close' } | null;

/** The gate at hand: what happens until when, and what the viewer can do. */
export function GateCard({ board }: { board: Board }) {
  const t = useMessages(raceMessages);
  const [open, setOpen] = useState<Open>(null);
  const gate = board.gates.find(({ number }) => number === board.openGate);
  if (!gate) return <Alert type="success" showIcon title={t('allClosed')} />;
  const cellOf = (lane: BoardLane) => lane.cells.find((each) => each.gate === gate.number);
  const own = board.lanes.filter(({ isOwn, state }) => isOwn && state === 'IN_PROGRESS');
  const shown = board.lanes.filter((lane) => cellOf(lane)?.values);
  const close = () => setOpen(null);
  const lane = open && open.step !== 'close' ? board.lanes.find(({ id }) => id === open.lane.id) : undefined;
  return (
    <section className="f-card" aria-label={t('stepsTitle', { name: gate.name })}>
      <h2>{t('stepsTitle', { name: gate.name })}</h2>
      <GateText gate={gate} />
      {board.unpledged > 0 && <p className="f-quiet">{t('unpledged', { count: board.unpledged })}</p>}
      <div className={styles.tools}>
        {board.actions.includes('HAND_IN') &&
          own.map((each) => (
            <Button key={each.id} type="primary" onClick={() => setOpen({ step: 'handIn', lane: each })}>
              {t('handIn')}
            </Button>
          ))}
        {board.actions.includes('CLOSE') && (
          <Button type="primary" onClick={() => setOpen({ step: 'close' })}>
            {t('close')}
          </Button>
        )}
        {shown.map((each) => {
          const judges = cellOf(each)?.values?.some(({ mayJudge }) => mayJudge) ?? false;
          return (
            <Button key={each.id} onClick={() => setOpen({ step: judges ? 'judge' : 'look', lane: each })}>
              {t('lane', { number: each.number })} · {t(judges ? 'judge' : 'values')}
            </Button>
          );
        })}
      </div>
      {open?.step === 'handIn' && lane && <HandInDialog lane={lane} gate={gate} onClose={close} />}
      {open?.step === 'judge' && lane && <JudgeDialog lane={lane} gate={gate} onClose={close} />}
      {open?.step === 'look' && lane && <LookDialog lane={lane} gate={gate} onClose={close} />}
      {open?.step === 'close' && <CloseDialog board={board} gate={gate} onClose={close} />}
    </section>
  );
}

function GateText({ gate }: { gate: BoardGate }) {
  const t = useMessages(raceMessages);
  const { locale } = useLanguage();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${gate.dueOn}T00:00:00Z`),
  );
  if (gate.state === 'TAKING') return <p>{t('untilDay', { day })}</p>;
  if (gate.state === 'READY') return <p>{t('ready')}</p>;
  if (gate.state !== 'JUDGING') return <p>{t('ahead')}</p>;
  return <p>{t('waitsUntil', { time: gate.waitsUntil ? exactTime(gate.waitsUntil, locale) : '' })}</p>;
}

function LookDialog({ lane, gate, onClose }: { lane: BoardLane; gate: BoardGate; onClose: () => void }) {
  const t = useMessages(raceMessages);
  const cell = lane.cells.find((each) => each.gate === gate.number);
  const title = t('judgeTitle', {
    number: lane.number,
    team: lane.organization?.name ?? '',
    gate: gate.name,
  });
  return (
    <Modal open width={600} title={title} footer={null} onCancel={onClose}>
      {cell && <MeasuredValues gate={gate} cell={cell} />}
    </Modal>
  );
}

function CloseDialog({ board, gate, onClose }: { board: Board; gate: BoardGate; onClose: () => void }) {
  const t = useMessages(raceMessages);
  const { message } = App.useApp();
  const explain = useRaceExplain();
  const options = useMemo(() => ({ explain }), [explain]);
  const action = useAction(CloseStageGateDocument, (answer) => answer.closeStageGate, options);
  const rule = t(gate.requireAll ? 'closeRuleAll' : 'closeRule', { count: gate.keep });
  const submit = async () => {
    const input = { demandId: board.id, gate: gate.number, expectedVersion: board.version };
    if (!(await action.run({ input }))) return;
    message.success(t('closed'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('closeTitle', { gate: gate.name })}
      okText={t('closeOk')}
      confirmLoading={action.running}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{t('closeText', { rule })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
