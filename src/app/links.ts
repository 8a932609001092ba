import { formatView, type View } from './view';
import type { Links } from '../pages/reading';

/** The addresses of other views of the same people. */
export function linksFrom(view: View): Links {
  const { measure, service, about: _, ...rest } = view;
  const open = {
    ...(measure === undefined ? {} : { measure }),
    ...(service === undefined ? {} : { service }),
  };
  return {
    page: (page) => formatView({ ...rest, ...open, page }),
    measure: (id, page = 'outcomes') => formatView({ ...rest, ...open, page, measure: id }),
    service: (id) => formatView({ ...rest, ...open, page: 'visits', service: id }),
    windows: (windows) => formatView({ ...rest, ...open, page: 'visits', windows }),
    began: (began) => {
      const { began: _, ...without } = rest;
      return formatView({ ...without, ...open, page: 'visits', ...(began === undefined ? {} : { began }) });
    },
    price: (price) => {
      const { price: _, ...without } = rest;
      return formatView({ ...without, ...open, page: 'visits', ...(price === undefined ? {} : { price }) });
    },
    compare: (compare) => {
      const { compare: _, ...without } = rest;
      return formatView({
        ...without,
        ...open,
        page: 'compare',
        ...(compare === undefined ? {} : { compare }),
      });
    },
    control: (control) => {
      const { control: _, ...without } = rest;
      return formatView({
        ...without,
        ...open,
        page: 'compare',
        ...(control === undefined ? {} : { control }),
      });
    },
    split: (by, page = 'outcomes') => formatView({ ...rest, ...open, page, by }),
    about: (part) => formatView({ ...rest, ...open, page: 'methods', about: part }),
  };
}
