import { Button } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { contractMessages } from './contracts.messages.ts';

export interface ChosenFile {
  id: string;
  name: string;
  url: string;
}

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: ChosenFile | null;
  onChange?: (file: ChosenFile | null) => void;
}

/** One document as a field of a form: sent at once, shown by name, replaceable. */
export function OneFile({ id, value, onChange }: Props) {
  const t = useMessages(contractMessages);
  if (!value) {
    return (
      <div {...(id ? { id } : {})}>
        <FileUpload onUploaded={({ id: fileId, name, url }) => onChange?.({ id: fileId, name, url })} />
      </div>
    );
  }
  return (
    <div {...(id ? { id } : {})}>
      <a href={value.url} target="_blank" rel="noreferrer">
        {value.name}
      </a>{' '}
      <Button size="small" type="text" onClick={() => onChange?.(null)}>
        {t('removeFile')}
      </Button>
    </div>
  );
}
