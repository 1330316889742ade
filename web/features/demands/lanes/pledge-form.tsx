import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { EditPledgeDocument, type FreeingGround } from '../../../generated/demands-lanes/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { namePath, useAction } from '../../../ui/use-action.ts';
import { GROUNDS, type Lane, useLaneExplain } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';

interface Fields {
  milestones?: { name: string; dueOn: string; deliverable?: string; stageKey?: string }[];
  finishOn: string;
  responsibleName: string;
  responsibleTitle?: string;
  /** Percent, as people write it. */
  giveBack: number;
  barredMonths: number;
  consequencesText?: string;
  freeingGrounds: FreeingGround[];
  freeingText?: string;
}

/** What both sides settle in a pledge before they sign it. */
export function PledgeForm({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(EditPledgeDocument, (data) => data.editPledge, {
    form,
    fieldName,
    explain,
    refetchQueries: ['DemandLanes'],
  });
  const initial = useMemo(() => initialFields(lane), [lane]);
  const save = async (fields: Fields) => {
    if (await action.run({ input: inputOf(lane, fields) })) onClose();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('editTitle')}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={initial}
      summary={<p>{t('editText')}</p>}
      explain={explain}
      onSubmit={(fields) => void save(fields)}
      onClose={onClose}
    >
      <div className={styles.editMilestone}>
        <Form.Item name="responsibleName" label={t('responsible')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="responsibleTitle" label={t('responsibleTitle')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="finishOn" label={t('finishOn')} rules={required}>
          <DayPicker />
        </Form.Item>
      </div>
      <div className={styles.editMilestone}>
        <Form.Item name="giveBack" label={t('giveBack')} rules={required}>
          <InputNumber<number> min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="barredMonths" label={t('barredMonths')} rules={required}>
          <InputNumber<number> min={0} max={36} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="consequencesText" label={t('consequencesText')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="freeingGrounds" label={t('freeing')}>
        <Checkbox.Group options={GROUNDS.map((value) => ({ value, label: t(`ground${value}`) }))} />
      </Form.Item>
      <Form.Item name="freeingText" label={t('freeingText')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <h3>{t('milestonesTitle')}</h3>
      <MilestoneFields lane={lane} />
    </FormDialog>
  );
}

function MilestoneFields({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const required = [{ required: true, message: t('required') }];
  const stages = lane.milestoneStages.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Form.List name="milestones">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <div key={key} className={styles.editMilestone}>
              <Form.Item name={[name, 'name']} label={t('milestone')} rules={required}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'dueOn']} label={t('dueOn')} rules={required}>
                <DayPicker />
              </Form.Item>
              <Form.Item name={[name, 'deliverable']} label={t('deliverable')}>
                <Input maxLength={1000} />
              </Form.Item>
              <Form.Item name={[name, 'stageKey']} label={t('stage')}>
                <Select
                  options={stages}
                  allowClear
                  placeholder={t('stageNone')}
                  disabled={stages.length === 0}
                />
              </Form.Item>
              <Button className={styles.remove} size="small" type="text" danger onClick={() => remove(name)}>
                {t('removeMilestone', { number: String(index + 1) })}
              </Button>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('addMilestone')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function fieldName(path: string): (string | number)[] | null {
  if (path.startsWith('consequences.giveBackBasisPoints')) return ['giveBack'];
  if (path.startsWith('consequences.barredMonths')) return ['barredMonths'];
  if (path.startsWith('consequences.text')) return ['consequencesText'];
  // The list as a whole has no field of its own: what lacks there is said below the form.
  return path === 'milestones' ? null : namePath(path);
}

function initialFields({ pledge }: Lane): Partial<Fields> {
  if (!pledge) return {};
  return {
    milestones: pledge.milestones.map(({ name, dueOn, deliverable, stageKey }) => ({
      name,
      dueOn,
      deliverable,
      ...(stageKey ? { stageKey } : {}),
    })),
    ...(pledge.finishOn ? { finishOn: pledge.finishOn } : {}),
    responsibleName: pledge.responsibleName,
    responsibleTitle: pledge.responsibleTitle,
    ...(pledge.consequences
      ? {
          giveBack: pledge.consequences.giveBackBasisPoints / 100,
          barredMonths: pledge.consequences.barredMonths,
          consequencesText: pledge.consequences.text,
        }
      : {}),
    freeingGrounds: [...pledge.freeingGrounds],
    freeingText: pledge.freeingText,
  };
}

function inputOf(lane: Lane, fields: Fields) {
  return {
    laneId: lane.id,
    expectedVersion: lane.version,
    milestones: (fields.milestones ?? []).map(({ name, dueOn, deliverable, stageKey }) => ({
      name,
      dueOn,
      deliverable: deliverable ?? '',
      stageKey: stageKey ?? null,
    })),
    finishOn: fields.finishOn,
    responsibleName: fields.responsibleName,
    responsibleTitle: fields.responsibleTitle ?? '',
    consequences: {
      giveBackBasisPoints: Math.round(fields.giveBack * 100),
      barredMonths: fields.barredMonths,
      text: fields.consequencesText ?? '',
    },
    freeingGrounds: fields.freeingGrounds ?? [],
    freeingText: fields.freeingText ?? '',
  };
}
