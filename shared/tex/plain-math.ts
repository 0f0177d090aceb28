/** Short formulas in Unicode, for rows of a list: no layout, and null for whatever has no plain form. */

const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ',
    'pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ',
    'Phi Φ Psi Ψ Omega Ω times × cdot · pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝',
    'infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ forall ∀ exists ∃ to → rightarrow →',
    'leftarrow ← Rightarrow ⇒ mapsto ↦ ll ≪ gg ≫ ell ℓ hbar ℏ circ ∘ ast ∗ star ⋆ oplus ⊕ otimes ⊗ perp ⊥ mid | ldots … dots … cdots ⋯',
    'langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ log log ln ln exp exp min min max max sin sin cos cos Pr Pr',
    'emptyset ∅ setminus ∖ wedge ∧ vee ∨ neg ¬ dagger † prime ′ odot ⊙ lesssim ≲ gtrsim ≳ quad qquad',
  ]
    .flatMap((row) => row.match(/([A-Za-z]+) ([^ ]+)/g) ?? [])
    .map((pair) => pair.split(' ')),
);
const DOUBLE_STRUCK: Readonly<Record<string, string>> = {
  R: 'ℝ',
  N: 'ℕ',
  Z: 'ℤ',
  Q: 'ℚ',
  C: 'ℂ',
  E: '𝔼',
  P: 'ℙ',
  H: 'ℍ',
};
const RAISED = '0123456789+-=()abcdefghijklmnoprstuvwxyz*';
const RAISED_AS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*';
const LOWERED = '0123456789+-=()aeoxijnktm';
const LOWERED_AS = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₙₖₜₘ';
const LONGEST_PLAIN = 200;

/** The plain form of a formula; null when it has none. */
export function plainMath(tex: string): string | null {
  if (tex.length > LONGEST_PLAIN) return null;
  const plain = tex
    .replace(
      /\\mathbb\s*(?:\{([A-Z])\}|([A-Z]))/g,
      (whole, braced?: string, bare?: string) => DOUBLE_STRUCK[braced ?? bare ?? ''] ?? whole,
    )
    .replace(
      /\\(?:text|textrm|textit|textbf|mbox|mathrm|mathit|mathbf|mathsf|mathtt|mathcal|boldsymbol|bm|operatorname\*?|tilde|hat|bar)\s*\{([^{}\\]*)\}/g,
      '$1',
    )
    .replace(/\\(?:mathcal|mathbf|mathrm)\s*([A-Za-z])(?![A-Za-z])/g, '$1')
    .replace(/\\(?:left|right|big|Big|bigl|bigr|displaystyle)(?![A-Za-z])/g, '')
    .replace(/\\([A-Za-z]+)\s*/g, (whole, name: string, at: number, all: string) =>
      Object.hasOwn(SIGNS, name) ? spaced(SIGNS[name] ?? '', all.charAt(at - 1)) : whole,
    )
    .replace(/\\[,;:!]/g, '')
    .replace(/\\([%&#$_ ])/g, '$1')
    .replace(/\{,\}/g, ',')
    .replace(/\^(?:\{([^{}]*)\}|([^\s{}]))/g, (_, group?: string, bare?: string) =>
      script('^', group ?? bare ?? ''),
    )
    .replace(/(?<!\\)_(?:\{([^{}]*)\}|([^\s{}]))/g, (_, group?: string, bare?: string) =>
      script('_', group ?? bare ?? ''),
    )
    .replace(/\\sqrt\s*\{([^{}\\]*)\}/g, (_, inner: string) => `√${grouped(inner)}`)
    .replace(/\\[dt]?frac\s*\{([^{}\\]*)\}\s*\{([^{}\\]*)\}/g, (_, over: string, under: string) =>
      [over, under].map(grouped).join('/'),
    )
    .replace(/~/g, '\u00A0')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' || /[\\{}]/.test(plain) ? null : plain;
}

/** Names of functions keep their distance from letters before and after. */
const spaced = (sign: string, before: string): string =>
  /^[a-z]{2,}$/i.test(sign) ? `${/[\w)]/.test(before) ? ' ' : ''}${sign} ` : sign;

/** In brackets, where it is more than one name or number. */
const grouped = (text: string): string =>
  /^(?:[\d.]+|\p{L}\P{L}?)$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;

function script(mark: '^' | '_', content: string): string {
  const [from, to] = mark === '^' ? [RAISED, RAISED_AS] : [LOWERED, LOWERED_AS];
  const signs = Array.from(content.trim(), (sign) => to[from.indexOf(sign)]);
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : mark + content;
}
