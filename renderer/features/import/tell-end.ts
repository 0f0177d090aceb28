import { bridge } from '../../bridge.ts';
import { useSettings } from '../../stores/settings.ts';

/** Says in the system's own way that an import has ended, to a reader who looks elsewhere and wants to know. */
export function tellEnd(text: string): void {
  if (useSettings.getState().notify) void bridge.notify(text);
}
