import { formatView, type View } from './view';
import type { Links } from '../pages/reading';

/** The addresses of other views of the same people. */
export function linksFrom(view: View): Links {
  const { measure, about: _, ...rest } = view;
  const open = measure === undefined ? {} : { measure };
  return {
    page: (page) => formatView({ ...rest, ...open, page }),
    measure: (id, page = 'outcomes') => formatView({ ...rest, page, measure: id }),
    split: (by) => formatView({ ...rest, ...open, page: 'outcomes', by }),
    about: (part) => formatView({ ...rest, ...open, page: 'methods', about: part }),
  };
}
