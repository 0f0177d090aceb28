/** Papers that leave the library: as a file, or as what is copied. */
export const exports = {
  did: {
    pattern: 'Changed the pattern of citation keys',
  },
};
