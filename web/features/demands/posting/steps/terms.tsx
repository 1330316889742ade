import { Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../../app/i18n.tsx';
import { DayPicker } from '../../../../ui/fields.tsx';
import { UploadedFiles } from '../../../../ui/uploaded-files.tsx';
import { useDemandForm } from '../form-context.ts';
import { postingMessages } from '../posting.messages.ts';

const MAX_TEXT = 4000;

/** Limits, what is delivered, how it is accepted and until when. */
export default function TermsStep() {
  const t = useMessages(postingMessages);
  const { demand } = useDemandForm();
  return (
    <>
      <Form.Item name="constraints" label={t('constraints')} extra={t('constraintsHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={MAX_TEXT} />
      </Form.Item>
      <Form.Item name="deliverables" label={t('deliverables')} extra={t('deliverablesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';']} />
      </Form.Item>
      <Form.Item name="acceptance" label={t('acceptance')} extra={t('acceptanceHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={MAX_TEXT} />
      </Form.Item>
      <Form.Item name="wantedBy" label={t('wantedBy')}>
        <DayPicker min={dayjs().add(1, 'day').format('YYYY-MM-DD')} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('files')} extra={t('filesHint')}>
        <UploadedFiles known={demand.files} max={20} />
      </Form.Item>
    </>
  );
}
