export const picture = { title: 'Your reading' };
