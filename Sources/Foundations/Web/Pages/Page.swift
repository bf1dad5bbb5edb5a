import DesignSystem
import HTMLKit
import HTTPTypes

/// One page, as a value: what it is called, for whom, and what it says. No database, no clock, no request.
public struct Page: Sendable {
  public var title: String
  public var audience: PageShell.Kind
  public var width: PageShell.Width
  public var status: HTTPResponse.Status
  /// The title then begins with 「エラー:」 and the status is 422 unless another is given.
  public var hasErrors: Bool
  public var breadcrumbs: [Breadcrumbs.Crumb]
  /// Whether search engines may list it: only pages that are the same for everybody.
  public var isListed: Bool
  let write: @Sendable (inout HTML) -> Void

  public init(
    _ title: String, audience: PageShell.Kind = .resident, width: PageShell.Width = .reading,
    status: HTTPResponse.Status? = nil, hasErrors: Bool = false, breadcrumbs: [Breadcrumbs.Crumb] = [],
    isListed: Bool = false, _ write: @escaping @Sendable (inout HTML) -> Void
  ) {
    self.title = title
    self.audience = audience
    self.width = width
    self.status = status ?? (hasErrors ? .unprocessableContent : .ok)
    self.hasErrors = hasErrors
    self.breadcrumbs = breadcrumbs
    self.isListed = isListed
    self.write = write
  }
}
