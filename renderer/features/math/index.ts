export { Formula } from './Formula.tsx';
export { Prose, styled } from './Prose.tsx';
