/** Key maps to begin with. A preset names only the commands whose keys are others than in the table of commands. */
import type { CommandId } from '../commands.ts';

export const PRESETS = ['lectern', 'gmail', 'vim'] as const;
export type PresetName = (typeof PRESETS)[number];

type Keys = Readonly<Partial<Record<CommandId, readonly string[]>>>;

export const PRESET_KEYS: Readonly<Record<PresetName, Keys>> = {
  lectern: {},
  gmail: {
    'paper.later': ['B'],
    'paper.read': ['Shift+I', 'Shift+U'],
    'go.later': ['G B'],
    'go.done': ['G A'],
    'list.selectAll': ['* A', 'Mod+A'],
    'list.sort': ['* O'],
    'reader.openLink': ['Shift+O'],
    'paper.list': ['V', 'L'],
    'paper.listAgain': ['Shift+V'],
  },
  vim: {
    'commands.open': [':', 'Mod+Shift+P'],
    undo: ['U', 'Mod+Z'],
    redo: ['Mod+R', 'Mod+Shift+Z'],
    'list.first': ['G G', 'Home'],
    'list.last': ['Shift+G', 'End'],
    'list.scroll': ['Mod+D', 'Space'],
    'list.scrollBack': ['Mod+U', 'Shift+Space'],
    'list.open': ['L', 'Enter', 'O'],
    'list.back': ['H', 'Escape'],
    'paper.out': ['D D', 'E'],
    'paper.reading': ['Shift+R'],
    'paper.list': ['P'],
    'paper.listAgain': ['Shift+P'],
    'reader.highlight': ['V'],
    'reader.openLink': ['G X'],
    'reader.note': ['A'],
    'reader.nextHighlight': ['N', ']'],
    'reader.previousHighlight': ['Shift+N', '['],
    'reader.copyTitle': ['Y T'],
    'paper.copyKey': ['Y Y'],
    'paper.copyBibtex': ['Y B'],
    'paper.copyCitation': ['Y C'],
    'paper.copyMarkdown': ['Y M'],
  },
};
