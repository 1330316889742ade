import { App, Form, Input, Radio } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { HandInMeasuredDocument } from '../../../generated/demands-race/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { raceMessages } from './race.messages.ts';
import styles from './race.module.css';
import {
  type BoardGate,
  type BoardLane,
  type BoardTarget,
  useRaceExplain,
  useTargetText,
} from './race-words.tsx';

interface Fields {
  values: Record<string, { value?: string | null; note?: string | null } | undefined>;
  measuredOn: string;
  testedBy: string;
  note?: string;
  fileIds: string[];
}

interface Props {
  lane: BoardLane;
  gate: BoardGate;
  onClose: () => void;
}

/** A lane hands in what it measured for the open gate. */
export function HandInDialog({ lane, gate, onClose }: Props) {
  const t = useMessages(raceMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useRaceExplain();
  const cell = lane.cells.find((each) => each.gate === gate.number);
  const open = gate.targets.filter(({ id }) => {
    const shown = cell?.values?.find(({ targetId }) => targetId === id);
    return gate.state === 'TAKING' || shown?.mayShow === true;
  });
  const options = useMemo(
    () => ({ form, explain, fieldName: (path: string) => nameOf(path, open) }),
    [form, explain, open],
  );
  const handIn = useAction(HandInMeasuredDocument, (answer) => answer.handInMeasured, options);
  const submit = async ({ values, ...rest }: Fields) => {
    const input = {
      laneId: lane.id,
      expectedVersion: lane.version,
      gate: gate.number,
      values: shownValues(values, open),
      measuredOn: rest.measuredOn,
      testedBy: rest.testedBy,
      note: rest.note ?? null,
      fileIds: rest.fileIds,
    };
    if (!(await handIn.run({ input }))) return;
    message.success(t('handedIn'));
    onClose();
  };
  const required = [{ required: true, message: t('required') }];
  const initialValues = {
    values: Object.fromEntries(
      open.map(({ id }) => {
        const shown = cell?.values?.find(({ targetId }) => targetId === id);
        return [id, shown ? { value: shown.value, note: shown.note } : {}];
      }),
    ),
    fileIds: [],
  };
  return (
    <FormDialog<Fields>
      title={t('handInTitle', { gate: gate.name })}
      okText={t('handInOk')}
      action={handIn}
      form={form}
      initialValues={initialValues}
      summary={<p>{t('handInIntro')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      {open.map((target) => (
        <ValueItems key={target.id} target={target} />
      ))}
      <Form.Item
        name="some"
        dependencies={open.map(({ id }) => ['values', id, 'value'])}
        rules={[
          {
            validator: async () => {
              const { values = {} } = form.getFieldsValue(true) as Partial<Fields>;
              if (shownValues(values, open).length === 0) throw new Error(t('needValue'));
            },
          },
        ]}
        style={{ marginBottom: 0 }}
      >
        <input type="hidden" />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="measuredOn" label={t('fieldMeasuredOn')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="testedBy" label={t('fieldTestedBy')} rules={[{ ...required[0], whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('fieldReportNote')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="fileIds"
        label={t('fieldEvidence')}
        rules={[{ required: true, type: 'array', min: 1, message: t('needFile') }]}
      >
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}

function ValueItems({ target }: { target: BoardTarget }) {
  const t = useMessages(raceMessages);
  const targetText = useTargetText();
  const label = `${target.name}（${targetText(target)}）`;
  return (
    <div className={styles.pair}>
      <Form.Item name={['values', target.id, 'value']} label={label} extra={t('leaveEmpty')}>
        {target.comparison === 'YES' ? (
          <Radio.Group
            options={[
              { value: '1', label: t('yes') },
              { value: '0', label: t('no') },
            ]}
          />
        ) : (
          <Input inputMode="decimal" maxLength={20} suffix={target.unit} />
        )}
      </Form.Item>
      <Form.Item name={['values', target.id, 'note']} label={t('fieldNote')}>
        <Input maxLength={500} />
      </Form.Item>
    </div>
  );
}

function shownValues(values: Fields['values'], open: readonly BoardTarget[]) {
  return open.flatMap(({ id }) => {
    const entered = values[id]?.value?.trim() ?? '';
    return entered === '' ? [] : [{ targetId: id, value: entered, note: values[id]?.note ?? null }];
  });
}

/** `values.0.value` of the input is the value of a target in the form. */
function nameOf(path: string, open: readonly BoardTarget[]): (string | number)[] | null {
  const [first = '', index, last = 'value'] = path.replace(/^input\./, '').split('.');
  if (first !== 'values') return [first];
  const target = open[Number(index)];
  return target ? ['values', target.id, last === 'note' ? 'note' : 'value'] : null;
}
