import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { roomMessages } from './room.messages.ts';
import styles from './room.module.css';

export interface ChosenFile {
  id: string;
  name: string;
  url: string;
}

/** One file of a step: chosen and sent at once, shown by name, replaceable until the step is done. */
export function FileField({
  label,
  file,
  onFile,
  hint,
}: {
  label: string;
  file: ChosenFile | null;
  onFile: (file: ChosenFile | null) => void;
  hint?: string;
}) {
  const t = useMessages(roomMessages);
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      {hint && <div className="f-quiet">{hint}</div>}
      {file ? (
        <div>
          <a href={file.url} target="_blank" rel="noreferrer">
            {file.name}
          </a>{' '}
          <Button size="small" type="text" onClick={() => onFile(null)}>
            {t('removeFile')}
          </Button>
        </div>
      ) : (
        <FileUpload onUploaded={onFile} />
      )}
    </fieldset>
  );
}
