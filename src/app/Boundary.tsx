import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** A new one starts afresh. */
  readonly at: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
  readonly at: string;
}

/** Where a page itself breaks: the frame stays, and the reader is told. React has no other way than a class. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, at: this.props.at };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error('The reason is not known.') };
  }

  static getDerivedStateFromProps(
    { at }: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return at === state.at ? null : { error: null, at };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <section className="fault" role="alert">
        <h1 tabIndex={-1}>This page could not be drawn</h1>
        <dl>
          <dt>What happened</dt>
          <dd>A fault of ours: {error.message}</dd>
          <dt>What is safe</dt>
          <dd>Your files and what was counted. The other pages still work.</dd>
          <dt>What to do</dt>
          <dd>
            Choose another page, or reload this one. If it happens again, please report the words above.
          </dd>
        </dl>
      </section>
    );
  }
}
