// Access to the parts of the page that the server has rendered: they are there, or the page is broken.

/**
 * The element with this id, which must be of this kind.
 *
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function element(id, kind) {
  const found = document.querySelector(`#${id}`);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id '${id}'.`);
}
