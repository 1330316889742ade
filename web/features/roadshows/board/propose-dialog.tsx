import { useQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  ProposeEntryDocument,
  type ProposeEntryMutation,
  type PublicRoadshowFragment,
  ResultsToProposeDocument,
} from '../../../generated/roadshows-board/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { boardMessages } from './board.messages.ts';

interface Fields {
  resultId: string;
  pitch?: string;
}

const pick = (data: ProposeEntryMutation) => data.proposeEntry;
const PAUSE_MS = 300;

/** An officer proposes a published result of the unit. */
export function ProposeDialog(props: {
  roadshow: PublicRoadshowFragment;
  onDone: (entryId: string) => void;
  onClose: () => void;
}) {
  const { roadshow, onDone, onClose } = props;
  const t = useMessages(boardMessages);
  const [form] = Form.useForm<Fields>();
  const action = useAction(ProposeEntryDocument, pick, { form });
  const propose = async (fields: Fields) => {
    const input = { roadshowId: roadshow.id, resultId: fields.resultId, pitch: fields.pitch ?? null };
    const payload = await action.run({ input });
    if (payload?.entry) onDone(payload.entry.id);
  };
  return (
    <FormDialog<Fields>
      title={t('proposeTitle', { title: roadshow.title })}
      okText={t('proposeOk')}
      action={action}
      form={form}
      summary={<p>{t('proposeText')}</p>}
      onSubmit={(fields) => void propose(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="resultId"
        label={t('proposeResult')}
        extra={t('proposeResultHint')}
        rules={[{ required: true, message: t('resultNeeded') }]}
      >
        <ResultSelect />
      </Form.Item>
      <Form.Item name="pitch" label={t('pitch')} extra={t('pitchHint')}>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
    </FormDialog>
  );
}

interface SelectProps {
  /** Given by the form item around it. */
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** A published result of one's unit, found by a part of its title. */
function ResultSelect({ id, value, onChange }: SelectProps) {
  const { acting } = useViewer();
  const [text, setText] = useState('');
  const [timer, setTimer] = useState<number>();
  const { data, previousData, loading } = useQuery(ResultsToProposeDocument, {
    variables: { organizationId: acting?.organization.id ?? '', text: text || null },
    skip: !acting,
  });
  const search = (next: string) => {
    window.clearTimeout(timer);
    setTimer(window.setTimeout(() => setText(next.trim()), PAUSE_MS));
  };
  const edges = (data ?? previousData)?.techResults.edges ?? [];
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      {...(onChange ? { onChange: (next: string | null) => next && onChange(next) } : {})}
      showSearch={{ filterOption: false, onSearch: search }}
      loading={loading}
      options={edges.map(({ node }) => ({ value: node.id, label: node.title }))}
    />
  );
}
