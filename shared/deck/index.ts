export { counted, minutesLeft, pace, withTime } from './pace.ts';
export { isDecided, nextCard, pileOf, readFirst, standingOf, type DeckPaper, type Standing } from './pile.ts';
