import { App, Form, Input, Radio } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { JudgeMeasuredDocument } from '../../../generated/demands-race/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { MeasuredValues } from './measured-values.tsx';
import { raceMessages } from './race.messages.ts';
import { type BoardGate, type BoardLane, useRaceExplain } from './race-words.tsx';

type Choice = 'CONFIRM' | 'REFUSE' | 'LATER';
type Fields = Record<string, { choice?: Choice; reason?: string } | undefined>;

interface Props {
  lane: BoardLane;
  gate: BoardGate;
  onClose: () => void;
}

/** The poster or an expert confirms or refuses what a lane measured, value by value beside its evidence. */
export function JudgeDialog({ lane, gate, onClose }: Props) {
  const t = useMessages(raceMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useRaceExplain();
  const options = useMemo(() => ({ explain }), [explain]);
  const judge = useAction(JudgeMeasuredDocument, (answer) => answer.judgeMeasured, options);
  const cell = lane.cells.find((each) => each.gate === gate.number);
  if (!cell?.reportId) return null;
  const { reportId, reportVersion } = cell;
  const submit = async (fields: Fields) => {
    const verdicts = Object.entries(fields).flatMap(([targetId, said]) =>
      said?.choice === 'CONFIRM' || said?.choice === 'REFUSE'
        ? [{ targetId, isConfirmed: said.choice === 'CONFIRM', reason: said.reason?.trim() ?? null }]
        : [],
    );
    if (verdicts.length === 0) return void message.warning(t('nothingChosen'));
    const done = await judge.run({ input: { reportId, expectedVersion: reportVersion ?? 0, verdicts } });
    if (!done) return;
    message.success(t('judged'));
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={t('judgeTitle', { number: lane.number, team: lane.organization?.name ?? '', gate: gate.name })}
      okText={t('judgeOk')}
      action={judge}
      form={form}
      summary={<p>{t('judgeIntro')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <MeasuredValues
        gate={gate}
        cell={cell}
        extra={({ targetId, mayJudge }) => mayJudge && <VerdictItems targetId={targetId} />}
      />
    </FormDialog>
  );
}

function VerdictItems({ targetId }: { targetId: string }) {
  const t = useMessages(raceMessages);
  const choice = Form.useWatch<Choice | undefined>([targetId, 'choice']);
  return (
    <>
      <Form.Item name={[targetId, 'choice']} style={{ margin: '8px 0' }}>
        <Radio.Group
          aria-label={t('judge')}
          options={[
            { value: 'CONFIRM', label: t('confirm') },
            { value: 'REFUSE', label: t('refuse') },
            { value: 'LATER', label: t('later') },
          ]}
        />
      </Form.Item>
      {choice === 'REFUSE' && (
        <Form.Item
          name={[targetId, 'reason']}
          label={t('refuseReason')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
    </>
  );
}
