import { Component, type ReactNode } from "react";

interface BoundaryProps {
  /** What stands in place of the part that failed. */
  readonly fallback: (detail: string) => ReactNode;
  readonly children: ReactNode;
}

/** A part of the page that cannot be made (a fault, or its script did not load) is said to have failed; the rest stays. */
export class Boundary extends Component<BoundaryProps, { readonly detail: string | null }> {
  override state = { detail: null };

  static getDerivedStateFromError(error: unknown): { readonly detail: string } {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    return detail === null ? this.props.children : this.props.fallback(detail);
  }
}
