export { deckCommands, deckShown, openDeck } from './commands.ts';
export { Deck } from './Deck.tsx';
