export { formulaElement } from './element.ts';
export { Formula } from './Formula.tsx';
export { mathMarkup, mathReady } from './render.ts';
export { Prose, styled } from './Prose.tsx';
