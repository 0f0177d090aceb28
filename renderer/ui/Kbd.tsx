import styles from './Kbd.module.css';

/** A key cap. Decoration: the key is announced by the command that it belongs to. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles['kbd']}>{children}</kbd>;
}

/** The key cap of a command; nothing where it has no key. */
export const Key = ({ of }: { readonly of: string | null }) => (of === null ? null : <Kbd>{of}</Kbd>);
