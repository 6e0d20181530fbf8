/** A button that must be held, so that nothing happens by a brush of the sleeve. It fills while it is held. */

import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Stop } from '../clock/timers.ts';
import { usePanel } from '../store/use-panel.ts';
import classes from './hold-button.module.css';

interface HoldButtonProps {
  readonly holdMs: number;
  readonly onHeld: () => void;
  readonly disabled: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function HoldButton({ holdMs, onHeld, disabled, className = '', children }: HoldButtonProps) {
  const { timers } = usePanel();
  const [held, setHeld] = useState(false);
  const stop = useRef<Stop>(() => {});

  const press = (): void => {
    if (disabled) return;
    stop.current();
    setHeld(true);
    stop.current = timers.after(holdMs, () => {
      setHeld(false);
      onHeld();
    });
  };
  const release = (): void => {
    stop.current();
    setHeld(false);
  };
  useEffect(() => () => stop.current(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.repeat) press();
  };

  return (
    <UnstyledButton
      className={`${classes.hold} ${className}`}
      data-held={held}
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={onKeyDown}
      onKeyUp={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
    >
      <span className={classes.fill} style={{ transitionDuration: held ? `${holdMs}ms` : '120ms' }} />
      <span className={classes.text}>{children}</span>
    </UnstyledButton>
  );
}
