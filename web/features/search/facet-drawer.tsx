import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  open: boolean;
  title: string;
  /** The button that closes the drawer and shows what was found. */
  done: string;
  onClose: () => void;
  children: ReactNode;
}

/** The filters on a narrow screen; each choice takes effect at once behind it. */
export default function FacetDrawer({ open, title, done, onClose, children }: Props) {
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      placement="left"
      size={320}
      footer={
        <Button type="primary" block onClick={onClose}>
          {done}
        </Button>
      }
    >
      {children}
    </Drawer>
  );
}
