import { paperDetail } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useView, type ViewState } from '../../stores/view.ts';
import { MergePicker } from './MergePicker.tsx';
import { PaperForm } from './PaperForm.tsx';

/** The sheets about one paper: its fields, a new one's, and which other paper it is. */
export function PaperSheets({ overlay }: Pick<ViewState, 'overlay'>) {
  const paperId = useView((view) => view.paperId);
  const isAbout = overlay === 'paper.edit' || overlay === 'paper.merge';
  const asked = isAbout ? paperId : null;
  const paper = useQuery(async () => (asked === null ? null : paperDetail(asked)), [asked]);
  if (overlay === 'paper.add') return <PaperForm paper={null} />;
  if (!paper) return null;
  if (overlay === 'paper.edit') return <PaperForm key={paper.id} paper={paper} />;
  return overlay === 'paper.merge' ? <MergePicker key={paper.id} paper={paper} /> : null;
}
