/** Words that say nothing in any library, however small. */
export const SMALL_WORDS = new Set(
  'a about after all also an and any are as at be been being between both but by can do does each for from had has have how if in into is it its may more most new no not of on only or other our over such than that the their them then there these they this those through to under up use used using via was we well were what when where which while who will with within without you your'.split(
    ' ',
  ),
);
