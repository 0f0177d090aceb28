export { formulaElement } from './element.ts';
export { Formula } from './Formula.tsx';
export { Prose, styled } from './Prose.tsx';
