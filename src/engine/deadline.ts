/** The work's answer, or `late()` thrown once the time is up. The work itself is not stopped: `late` may do that. */
export async function inTime<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** A promise that only ever breaks, when told to: raced against calls that the dead would leave hanging. */
export interface Life {
  readonly broken: Promise<never>;
  /** Why it ended, once it has. */
  readonly ended: () => Error | undefined;
  readonly end: (error: Error) => void;
}

export function life(): Life {
  let first: Error | undefined;
  let breakIt: (error: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakIt = reject;
  });
  broken.catch(() => undefined);
  return {
    broken,
    ended: () => first,
    end: (error) => {
      first ??= error;
      breakIt(first);
    },
  };
}
