import { Alert, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { guestsMessages } from './guests.messages.ts';
import styles from './guests.module.css';

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const LOOK_MS = 250;

/** The browser's own reader of codes, which phones mostly have; null where there is none. */
function detectorClass(): DetectorClass | null {
  if (!('BarcodeDetector' in globalThis) || !('mediaDevices' in navigator)) return null;
  return (globalThis as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector;
}

/** Whether this device reads codes with its camera; that needs no network. */
export function canScan(): boolean {
  return detectorClass() !== null;
}

/** Reads tickets with the camera, one after the other, until it is closed. The same ticket is told once in a row. */
export function Scanner({ onCode, onClose }: { onCode: (text: string) => void; onClose: () => void }) {
  const t = useMessages(guestsMessages);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  tell.current = onCode;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const camera = new AbortController();
    watch(video, camera.signal, (text) => tell.current(text)).catch(() => {
      if (!camera.signal.aborted) setFailed(true);
    });
    return () => camera.abort();
  }, []);
  return (
    <Modal open title={t('scan')} footer={null} onCancel={onClose}>
      {failed ? (
        <Alert type="warning" showIcon title={t('scanFailed')} />
      ) : (
        <>
          <p>{t('scanText')}</p>
          <video ref={video} className={styles.camera} muted playsInline aria-label={t('scan')} />
        </>
      )}
    </Modal>
  );
}

/** Looks through the camera until the signal ends it, and then lets the camera go. */
async function watch(
  video: { readonly current: HTMLVideoElement | null },
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  const Reader = detectorClass();
  if (!Reader) throw new Error('This browser reads no codes');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    const picture = video.current;
    if (signal.aborted || !picture) return;
    picture.srcObject = stream;
    await picture.play();
    const reader = new Reader({ formats: ['qr_code'] });
    for (let last = ''; !signal.aborted; ) {
      const [found] = await reader.detect(picture);
      if (found && found.rawValue !== last) {
        last = found.rawValue;
        onText(last);
      }
      await new Promise((go) => setTimeout(go, LOOK_MS));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
