import { HIGHLIGHT_COLORS, type Tag, type TagColor } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView } from '../../stores/view.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { TagDot } from '../../ui/TagDot.tsx';
import { colorTag, mergeTags } from './commands.ts';
import styles from './TagEditSheet.module.css';

const COLORS: readonly TagColor[] = [null, ...HIGHLIGHT_COLORS];
const close = (): void => setView({ overlay: null, editingTagId: null });
const colorName = (color: TagColor): string => (color === null ? t.tags.noColor : t.tags.colors[color]);

interface TagEditSheetProps {
  readonly tags: readonly Tag[];
  readonly id: string | null;
}

/** The colour of a tag, and the tag that it becomes one with. */
export function TagEditSheet({ tags, id }: TagEditSheetProps) {
  const tag = tags.find((each) => each.id === id);
  if (!tag) return null;
  const others = tags.filter((each) => each !== tag);
  return (
    <Sheet title={tag.name} width={360} onClose={close}>
      <div className={styles['colors']} role="radiogroup" aria-label={t.tags.color}>
        {COLORS.map((color) => (
          <label key={color ?? 'none'}>
            <input
              type="radio"
              name="tag-color"
              checked={tag.color === color}
              onChange={() => void colorTag(tag.id, color)}
            />
            <TagDot color={color} /> {colorName(color)}
          </label>
        ))}
      </div>
      {others.length > 0 && (
        <label className={styles['merge']}>
          {t.tags.merge}
          <select
            value=""
            onChange={(event) => {
              close();
              void mergeTags(tag.id, event.target.value);
            }}
          >
            <option value="" disabled>
              {t.tags.chooseTag}
            </option>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </Sheet>
  );
}
