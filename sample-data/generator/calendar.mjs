const millisADay = 86400000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const pad = (number) => String(number).padStart(2, '0');

/** Days since 1 January 1970: the only form a date has inside the generator. */
export const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / millisADay;

const parts = (at) => {
  const date = new Date(at * millisADay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
};

export const iso = (at) => new Date(at * millisADay).toISOString().slice(0, 10);
export const british = (at) => iso(at).split('-').reverse().join('/');
/** A spreadsheet's day number: 44927 is 1 January 2023. */
export const serial = (at) => String(at + 25569);
/** Months since January 1970, and back to a label like `Oct-20`. */
export const monthOf = (at) => (parts(at).year - 1970) * 12 + parts(at).month;
export const monthLabel = (index) => `${months[index % 12]}-${pad((1970 + Math.floor(index / 12)) % 100)}`;
export const monthOfYear = (index) => (index % 12) + 1;
