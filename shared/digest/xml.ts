/** Small steps through XML trees: children by the name they are written with, and their characters. */
import { isTag, type Element } from 'domhandler';
import { characters } from './markup.ts';

/** The children of an element with this name, prefix included (`dc:creator`). */
export const childrenOf = (parent: Element | null, name: string): readonly Element[] =>
  parent === null ? [] : parent.children.filter(isTag).filter((child) => child.name === name);

/** The first child down a path of names; null where a step is missing. */
export const childAt = (parent: Element | null, ...path: readonly string[]): Element | null =>
  path.reduce<Element | null>((at, name) => childrenOf(at, name)[0] ?? null, parent);

/** The characters of the child down a path, trimmed; empty where a step is missing. */
export function textAt(parent: Element | null, ...path: readonly string[]): string {
  const child = childAt(parent, ...path);
  return child === null ? '' : valueOf(child);
}

/** The characters of an element, trimmed. */
export const valueOf = (element: Element): string => characters(element).trim();

/** The first of several texts that is not empty; empty when all are. */
export const firstOf = (...texts: readonly string[]): string => texts.find((text) => text !== '') ?? '';

/** The opening tag of the root, comments, declarations and instructions before it skipped; empty where none is in sight. */
export function rootTag(head: string): string {
  const start =
    /^\s*(?:<\?[^>]{0,1000}>\s*|<!--[\s\S]{0,20000}?-->\s*|<!DOCTYPE[^<>[]{0,1000}(?:\[[^\]]{0,10000}\]\s*)?>\s*){0,20}/i.exec(
      head,
    )?.[0].length ?? 0;
  return /^<[A-Za-z_][\w.:-]{0,60}[^<>]{0,4000}>/.exec(head.slice(start, start + 5000))?.[0] ?? '';
}

/** The name in an opening tag, prefix included; empty for anything else. */
export const nameIn = (tag: string): string => /^<([\w.:-]+)/.exec(tag)?.[1] ?? '';
