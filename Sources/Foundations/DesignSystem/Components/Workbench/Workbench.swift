import HTMLKit

/// A place where something is made: what there is, what is being changed, and how it looks. Three columns where there is
/// room for them; otherwise one after the other, the thing that is being changed first.
public struct Workbench {
  /// What the picture beside is of, for screen readers.
  public var asideLabel: String
  public var side: (inout HTML) -> Void
  public var main: (inout HTML) -> Void
  public var aside: (inout HTML) -> Void

  public init(
    asideLabel: String, side: @escaping (inout HTML) -> Void, main: @escaping (inout HTML) -> Void,
    aside: @escaping (inout HTML) -> Void
  ) {
    self.asideLabel = asideLabel
    self.side = side
    self.main = main
    self.aside = aside
  }
}

extension HTML {
  /// Writes the three columns.
  public mutating func workbench(_ bench: Workbench) {
    div(["class": "ds-bench"]) { h in
      h.div(["class": "ds-bench-main"], bench.main)
      h.div(["class": "ds-bench-side"], bench.side)
      h.section(["class": "ds-bench-aside", "aria-label": bench.asideLabel]) { h in
        h.p(["class": "ds-quiet", "aria-hidden": "true"], bench.asideLabel)
        bench.aside(&h)
      }
    }
  }
}
