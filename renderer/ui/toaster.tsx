import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Toast } from '../state/toasts';
import { useApp } from '../state/store';
import { Button, IconButton } from './button';
import { cx } from './cx';
import styles from './toaster.module.css';

const icons = { info: Info, success: CircleCheck, error: CircleAlert } as const;
const shownMs = 6000;

/** What the app says in passing, at the foot of the window; `useApp().toast` feeds it. Errors stay until they are closed. */
export function Toaster() {
  const toasts = useApp((state) => state.toasts);
  return (
    <section className={styles['toaster']} aria-label="Messages">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const dismissToast = useApp((state) => state.dismissToast);
  const [isHeld, setHeld] = useState(false);
  const dismiss = useEffectEvent(() => dismissToast(toast.id));
  const stays = toast.tone === 'error' || isHeld;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [stays]);
  const Icon = icons[toast.tone];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing at it or reaching its buttons holds it; nothing is done by it
    <div className={cx(styles['toast'], styles[toast.tone])} role={toast.tone === 'error' ? 'alert' : 'status'} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon aria-hidden="true" />
      <div className={styles['words']}>
        <p className={styles['title']}>{toast.title}</p>
        {toast.detail !== undefined && <p className={styles['detail']}>{toast.detail}</p>}
      </div>
      {toast.action !== undefined && (
        <Button
          size="small"
          onPress={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Close" size="small" icon={<X aria-hidden="true" />} onPress={() => dismissToast(toast.id)} />
    </div>
  );
}
