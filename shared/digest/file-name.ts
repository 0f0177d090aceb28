/** A file's name without its folders and its extension: what a digest is called that says nothing of itself. Empty for an empty one. */
export const stemOf = (name: string): string =>
  name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
