import type { ReactNode, Ref } from 'react';
import styles from './Button.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  /** Its name where the words on it are not enough; it begins with them. */
  readonly label?: string;
}

/** A button with words on it. */
export function Button({
  children,
  onClick,
  variant = 'plain',
  disabled,
  type = 'button',
  autoFocus,
  label,
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`${styles['button']} ${styles[variant]}`}
      onClick={onClick}
      disabled={disabled}
      autoFocus={autoFocus}
      aria-label={label}
    >
      {children}
    </button>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  /** Shown after the label in the tooltip. */
  readonly shortcut?: string | null;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture; its label is its name and its tooltip. */
export function IconButton({ label, icon, onClick, pressed, shortcut, disabled, ref }: IconButtonProps) {
  return (
    <button
      type="button"
      ref={ref}
      className={styles['icon']}
      aria-label={label}
      aria-pressed={pressed}
      title={shortcut ? `${label} (${shortcut})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
