import { t } from '../../../shared/strings/index.ts';

/** A moment as the reader's clock shows it. */
export const when = (at: number): string => t.common.moment(new Date(at));
