/** A button that asks the show for one thing. Off while nothing can reach the server; what the rules refuse, they say. */

import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Request } from '#installation/rules/command.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { isReachable } from '../view/go-view.ts';
import classes from './ask-button.module.css';

interface AskButtonProps {
  readonly request: Request;
  /** What it does is in force now. */
  readonly isOn?: boolean;
  /** What it would set is so already. */
  readonly isSo?: boolean;
  /** What the director should see first of several. */
  readonly isFirst?: boolean;
  /** What it asks for cannot be asked as it stands. */
  readonly isOff?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function AskButton({
  request,
  isOn = false,
  isSo = false,
  isFirst = false,
  isOff = false,
  className = '',
  children,
}: AskButtonProps) {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  return (
    <UnstyledButton
      className={`${classes.ask} ${className}`}
      data-on={isOn}
      data-first={isFirst}
      data-so={isSo}
      aria-pressed={isSo || undefined}
      disabled={isOff || !enabled}
      onClick={() => void store.ask(request)}
    >
      {children}
    </UnstyledButton>
  );
}
