/** Several reports made one: line numbers count on from part to part, ledgers are added up, records say where they were. */
import type { LedgerLine, ParsedPaper, ParseOptions, ParseReport } from './report.ts';
import type { Part, TextPart } from './source/part.ts';

/** What one part added. Line numbers and ranks are those of the whole. */
export type Added = Pick<ParseReport, 'records' | 'ignored' | 'trimmed'>;

/** Keeps the account of the parts of one file, in order. */
export class Gathering {
  /** Lines of the file that are counted already. */
  #lines = 0;
  #rank = 0;
  #counted = 0;
  #used = 0;
  #total = 0;
  #unaccounted = 0;
  #untitled = 0;
  #claimed = 0;
  #claims = 0;
  #gateSum = 0;
  #gateWeight = 0;
  #unit: 'line' | 'entry' | undefined;
  #first: ParseReport | null = null;
  #before = 0;
  #newest: string | null = null;
  readonly #formats = new Set<string>();
  readonly #reasons = new Set<string>();
  readonly #warnings = new Set<string>();
  readonly #encoding = { label: '', confidence: 1, replaced: 0 };

  /** The reader's decisions about lines of a part, by the part's own numbers. */
  optionsFor(part: TextPart, options: ParseOptions): ParseOptions {
    const shift = this.#lines + part.linesBefore;
    if (shift === 0) return options;
    const { roles, keepPrefix, ...rest } = options;
    return {
      ...rest,
      ...(roles === undefined
        ? {}
        : {
            roles: Object.fromEntries(
              Object.entries(roles).map(([line, role]) => [Number(line) - shift, role]),
            ),
          }),
      ...(keepPrefix === undefined ? {} : { keepPrefix: keepPrefix.map((line) => line - shift) }),
    };
  }

  /** Takes in what was read of a part; one that was not read, or is no digest, is one entry of the account. */
  take(part: Part, report: ParseReport | null): Added {
    if (part.kind === 'text' && report !== null) return this.#add(part, report);
    this.#total++;
    this.#lines++;
    const reason = part.kind === 'aside' ? part.reason : (part.otherwise ?? 'no digest');
    const subject = part.kind === 'text' ? (part.mail?.subject ?? '') : '';
    const text = [part.path, subject].filter(Boolean).join(': ') || 'the mail';
    return { records: [], ignored: [{ line: this.#lines, text, reason }], trimmed: [] };
  }

  /** How many lines were counted before the last text that was taken in. */
  get linesBefore(): number {
    return this.#before;
  }

  /** The totals over all parts, without records and ledger lines. */
  totals(container: string): Omit<ParseReport, 'records' | 'ignored' | 'trimmed' | 'messages'> {
    const [format = 'text'] = this.#formats;
    const unit = this.#formats.size === 0 ? 'entry' : this.#unit;
    return {
      format:
        container === 'mail' || container === 'file'
          ? this.#formats.size === 1
            ? format
            : container
          : container,
      digest: this.#digest(container),
      unaccounted: this.#unaccounted,
      warnings: [...this.#warnings],
      untitled: this.#untitled,
      ...(this.#claims > 0 && this.#claims === this.#counted ? { claimed: this.#claimed } : {}),
      encoding: { ...this.#encoding, label: this.#encoding.label || 'utf-8' },
      gate: {
        score: this.#gateWeight === 0 ? 0 : Math.round((this.#gateSum / this.#gateWeight) * 100) / 100,
        reasons: [...this.#reasons],
      },
      lines: {
        total: this.#total,
        used: this.#used,
        // Where nothing was read, the parts themselves are what is counted.
        ...(unit === undefined ? {} : { unit }),
      },
    };
  }

  /** The digest of several is named by its file, and as old as its newest part. */
  #digest(container: string): ParseReport['digest'] {
    const { title, source, date } = this.#first?.digest ?? {};
    const newest = this.#newest ?? date;
    const isOne = container === 'file' || container === 'mail' || this.#counted <= 1;
    return {
      ...(isOne && title !== undefined ? { title } : {}),
      ...(source === undefined ? {} : { source }),
      ...(newest === undefined ? {} : { date: isOne && date !== undefined ? date : newest }),
    };
  }

  #add(part: TextPart, report: ParseReport): Added {
    const shift = this.#lines + part.linesBefore;
    // An entry has the number of its entry, not that of a line.
    const moved = report.lines.unit === 'entry' ? this.#lines : shift;
    this.#before = shift;
    this.#lines = Math.max(shift + lineCount(part.bodies[0].decoded.text), moved + report.lines.total);
    this.#count(report);
    const move = (line: LedgerLine): LedgerLine =>
      moved === 0 ? line : { ...line, line: line.line + moved };
    return {
      records: report.records.map((record) => this.#placed(record, part, shift)),
      ignored: report.ignored.map(move),
      trimmed: report.trimmed.map(move),
    };
  }

  #count(report: ParseReport): void {
    const { records, lines, gate, encoding, claimed } = report;
    const isFirst = this.#first === null || (this.#first.records.length === 0 && records.length > 0);
    if (isFirst) this.#first = { ...report, records: records.slice(0, 1), ignored: [], trimmed: [] };
    if (records.length > 0 || this.#formats.size === 0) {
      if (this.#counted === 0) this.#formats.clear();
      this.#formats.add(report.format);
    }
    this.#total += lines.total;
    this.#used += lines.used;
    // Lines and entries added up are entries.
    if (this.#unit !== 'entry' && lines.unit !== undefined) this.#unit = lines.unit;
    this.#unaccounted += report.unaccounted;
    this.#untitled += report.untitled;
    if (records.length > 0) this.#counted++;
    const { date } = report.digest;
    if (records.length > 0 && date !== undefined && date > (this.#newest ?? '')) this.#newest = date;
    if (claimed !== undefined) {
      this.#claimed += claimed;
      if (records.length > 0) this.#claims++;
    }
    this.#gateSum += gate.score * Math.max(1, records.length);
    this.#gateWeight += Math.max(1, records.length);
    for (const reason of gate.reasons) if (this.#reasons.size < 12) this.#reasons.add(reason);
    for (const warning of report.warnings) if (this.#warnings.size < 100) this.#warnings.add(warning);
    if (this.#encoding.label === '') this.#encoding.label = encoding.label;
    this.#encoding.confidence = Math.min(this.#encoding.confidence, encoding.confidence);
    this.#encoding.replaced += encoding.replaced;
  }

  #placed(record: ParsedPaper, { path, bytes }: TextPart, shift: number): ParsedPaper {
    const { lineFrom, lineTo } = record.raw;
    return {
      ...record,
      rank: ++this.#rank,
      raw: {
        ...record.raw,
        ...(path === '' ? {} : { part: path }),
        ...(lineFrom === undefined ? {} : { lineFrom: lineFrom + shift }),
        ...(lineTo === undefined ? {} : { lineTo: lineTo + shift }),
        ...(bytes === undefined ? {} : { byteFrom: bytes.from, byteTo: bytes.to }),
      },
    };
  }
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
